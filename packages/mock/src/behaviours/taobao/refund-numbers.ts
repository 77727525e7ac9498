import type { TaobaoGoodsStatus, TaobaoRefundType } from "@pandapon/core/taobao";
import type { Refund } from "../../state/entities/refund.ts";

/** Goods on their way back, and back at the seller. */
const ON_THE_WAY_BACK = 5;
const BACK = 6;

/** `goodsStatus`: first what the buyer said, later where the goods are. */
export function goodsStatusOf({ goodsStatus, back, isReceived }: Refund): TaobaoGoodsStatus {
  if (isReceived) return BACK;
  return back === null ? Number(goodsStatus) : ON_THE_WAY_BACK;
}

export const refundTypeOf = ({ isReturn }: Refund): TaobaoRefundType => (isReturn ? 2 : 1);
