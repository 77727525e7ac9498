import { type Client, createGroup } from "@pandapon/core";
import type { LogisticsFreight } from "@pandapon/core/logistics";
import * as op from "@pandapon/core/logistics";

export const createFreight = (client: Client): LogisticsFreight =>
  createGroup(
    client,
    {
      estimate: op.estimateOverseasFreight,
      preview: op.previewOrderFreight,
      updateDomestic: op.updateDomesticLogistics,
      book: op.createInternationalLogisticsOrder,
    },
    "freight",
  );
