import type { Client } from "@pandapon/core";
import type { TaobaoAfterSales } from "@pandapon/core/taobao";
import * as op from "@pandapon/core/taobao";

export function createAfterSales(client: Client): TaobaoAfterSales {
  return {
    list: (input, options) => client.call(op.listTaobaoRefunds, input, options),
    render: (input, options) => client.call(op.renderTaobaoRefund, input, options),
    renderReturnLogistics: (input, options) => client.call(op.renderTaobaoReturnLogistics, input, options),
    submitReturnLogistics: (input, options) => client.call(op.submitTaobaoReturnLogistics, input, options),
    cancel: (input, options) => client.call(op.cancelTaobaoRefund, input, options),
    submitMessage: (input, options) => client.call(op.submitTaobaoRefundMessage, input, options),
    submit: (input, options) => client.call(op.submitTaobaoRefund, input, options),
    listMessages: (input, options) => client.call(op.listTaobaoRefundMessages, input, options),
    modify: (input, options) => client.call(op.modifyTaobaoRefund, input, options),
    get: (input, options) => client.call(op.getTaobaoRefund, input, options),
  };
}
