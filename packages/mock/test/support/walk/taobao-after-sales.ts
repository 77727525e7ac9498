import type { Sandbox } from "../world.ts";
import { call, read, taobaoPicks, type Weighted } from "./taobao-picks.ts";

/** Tracking, refunds, messages, returns. */
export function taobaoAfterSales(sandbox: Sandbox): readonly Weighted[] {
  const { anOrder, inState, lineOf, refundId, refundForm } = taobaoPicks(sandbox);
  return [
    [
      4,
      (dice) =>
        read("getTaobaoOrderLogistics", {
          subPurchaseOrderId: lineOf(dice, inState(dice, "shipped", "received")).subPurchaseId,
        }),
    ],
    [
      3,
      (dice) =>
        read("renderTaobaoRefund", {
          subOrderId: lineOf(dice, anOrder(dice)).id,
          refundType: dice.between(1, 2),
          goodsStatus: dice.between(1, 4),
        }),
    ],
    [
      8,
      (dice) =>
        call("submitTaobaoRefund", {
          subOrderId: dice.chance(3) ? "1" : lineOf(dice, inState(dice, "paid", "shipped", "received", "done")).id,
          ...refundForm(dice),
        }),
    ],
    [3, (dice) => call("modifyTaobaoRefund", { refundId: refundId(dice, "applied", "refused"), ...refundForm(dice) })],
    [2, (dice) => call("cancelTaobaoRefund", { refundId: refundId(dice) })],
    [2, (dice) => read("getTaobaoRefund", { refundId: refundId(dice) })],
    [
      2,
      (dice) =>
        read("listTaobaoRefunds", {
          pageNo: dice.between(1, 3),
          pageSize: dice.between(1, 20),
          ...(dice.chance(50) ? { refundStatus: dice.pick([10, 20, 30, 100, -10, -20]) } : {}),
          ...(dice.chance(20) ? { salesOrderId: anOrder(dice).purchases[0]?.outerId } : {}),
        }),
    ],
    [
      1,
      (dice) =>
        call("submitTaobaoRefundMessage", {
          refundId: refundId(dice),
          refundMessage: dice.chance(90) ? "请尽快处理" : "",
        }),
    ],
    [1, (dice) => read("listTaobaoRefundMessages", { refundId: refundId(dice), pageNo: 1, pageSize: 10 })],
    [1, (dice) => read("renderTaobaoReturnLogistics", { refundId: refundId(dice, "agreed", "returning") })],
    [
      4,
      (dice) =>
        call("submitTaobaoReturnLogistics", {
          refundId: refundId(dice, "agreed", "returning"),
          logisticsNo: dice.chance(95) ? `SF${dice.between(1, 99_999)}` : "",
          ...(dice.chance(70)
            ? { logisticsCompanyCode: dice.pick(["SF", "ZTO", "XX"]) }
            : { logisticsCompanyName: "中通快递" }),
        }),
    ],
  ];
}
