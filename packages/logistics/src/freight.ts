import { type Client, createCallGroup } from "@pandapon/core";
import type { LogisticsFreight } from "@pandapon/core/logistics";
import * as op from "@pandapon/core/logistics";

export const createFreight = (client: Client): LogisticsFreight =>
  createCallGroup(
    client,
    {
      estimate: op.estimateOverseasFreight,
      preview: op.previewOrderFreight,
      updateDomestic: op.updateDomesticLogistics,
      book: op.createInternationalLogisticsOrder,
    },
    "freight",
  );
