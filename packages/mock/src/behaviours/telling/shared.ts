import type { Text } from "../../refusals/text.ts";
import { capital, many } from "./words.ts";

/** Where a refund case stands. */
export const STATES: Readonly<Record<string, Text | undefined>> = {
  applied: { en: "with the seller", zh: "待卖家处理" },
  refused: { en: "refused by the seller", zh: "卖家已拒绝" },
  agreed: { en: "granted, the goods have to go back", zh: "卖家已同意，待退货" },
  returning: { en: "granted, the goods are on their way back", zh: "退货中" },
  refunded: { en: "paid back", zh: "已退款" },
  closed: { en: "closed", zh: "已关闭" },
};

export function sentBack(id: string, waybill: string): Text {
  return {
    en: `The goods of refund case ${id} are sent back, waybill ${waybill}`,
    zh: `逆向单 ${id} 已退货，运单号 ${waybill}`,
  };
}

export const removed = (count: number): Text => ({
  en: `${capital(many(count, "record"))} removed from the cart`,
  zh: `已从购物车删除 ${count} 条记录`,
});

export const cartText = (good: number, bad: number): Text => ({
  en: `${capital(many(good, "record"))} in the cart${bad === 0 ? "" : `, ${bad} that cannot be ordered`}`,
  zh: `购物车有 ${good} 条记录${bad === 0 ? "" : `，${bad} 条失效`}`,
});
