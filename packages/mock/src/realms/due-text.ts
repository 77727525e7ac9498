import type { Text } from "../refusals/text.ts";
import type { DueItem } from "../state/entities/event.ts";

/** The automatic steps, by the kind of the due item. `{id}`: the order, parcel or case. */
const TEXTS: Readonly<Record<string, Text>> = {
  "order.built": { en: "order {id} is ready to be paid", zh: "订单 {id} 生成完毕，可付款" },
  "order.close": { en: "order {id} closes unpaid", zh: "订单 {id} 超时未付款关闭" },
  "purchase.settle": { en: "the payment of order {id} arrives", zh: "订单 {id} 的付款到账" },
  "purchase.ship": { en: "the seller ships order {id}", zh: "卖家为订单 {id} 发货" },
  "line.receive": { en: "the receipt of order {id} is confirmed automatically", zh: "订单 {id} 自动确认收货" },
  "line.end": { en: "the trade of order {id} ends", zh: "订单 {id} 交易结束" },
  "parcel.step": { en: "parcel {id} moves on", zh: "包裹 {id} 继续运输" },
  "parcel.return": { en: "parcel {id} goes back to the seller", zh: "包裹 {id} 退回卖家" },
  "refund.answer": { en: "the seller answers case {id}", zh: "卖家处理逆向单 {id}" },
  "refund.silence": {
    en: "case {id} is granted, because the seller did not answer",
    zh: "卖家超时未处理，逆向单 {id} 自动同意",
  },
  "refund.pay": { en: "the money of case {id} goes back", zh: "逆向单 {id} 退款到账" },
  "refund.return-late": {
    en: "case {id} closes, because the goods were not sent back",
    zh: "买家超时未退货，逆向单 {id} 关闭",
  },
  "refund.receive": { en: "the seller receives the goods of case {id}", zh: "卖家签收逆向单 {id} 的退货" },
  "refund.receive-late": {
    en: "case {id} is refunded, because the seller did not answer",
    zh: "卖家超时未收货，逆向单 {id} 自动退款",
  },
  "refund.modify-late": { en: "case {id} closes, because it was not changed", zh: "买家超时未修改，逆向单 {id} 关闭" },
};

export function dueText({ kind, target }: DueItem): Text {
  const { en, zh } = TEXTS[kind] ?? { en: `${kind} {id}`, zh: `${kind} {id}` };
  return { en: en.replaceAll("{id}", target), zh: zh.replaceAll("{id}", target) };
}

export const PUSH_DUE: Text = { en: "a push is sent again", zh: "重新发送推送" };
export const SCENARIO_DUE: Text = { en: "the scenario continues", zh: "场景继续" };
