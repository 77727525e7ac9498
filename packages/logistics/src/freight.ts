import type { Client } from "@pandapon/core";
import type { LogisticsFreight } from "@pandapon/core/logistics";
import * as op from "@pandapon/core/logistics";

export function createFreight(client: Client): LogisticsFreight {
  return {
    estimate: (input, options) => client.call(op.estimateOverseasFreight, input, options),
    preview: (input, options) => client.call(op.previewOrderFreight, input, options),
    updateDomestic: (input, options) => client.call(op.updateDomesticLogistics, input, options),
    book: (input, options) => client.call(op.createInternationalLogisticsOrder, input, options),
  };
}
