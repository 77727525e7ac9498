import { type Client, createGroup } from "@pandapon/core";
import type { TaobaoAfterSales } from "@pandapon/core/taobao";
import * as op from "@pandapon/core/taobao";

export const createAfterSales = (client: Client): TaobaoAfterSales =>
  createGroup(
    client,
    {
      list: op.listTaobaoRefunds,
      render: op.renderTaobaoRefund,
      renderReturnLogistics: op.renderTaobaoReturnLogistics,
      submitReturnLogistics: op.submitTaobaoReturnLogistics,
      cancel: op.cancelTaobaoRefund,
      submitMessage: op.submitTaobaoRefundMessage,
      submit: op.submitTaobaoRefund,
      listMessages: op.listTaobaoRefundMessages,
      modify: op.modifyTaobaoRefund,
      get: op.getTaobaoRefund,
    },
    "afterSales",
  );
