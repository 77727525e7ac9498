import type { LineState, OrderState } from "../entities/order.ts";
import type { ParcelState } from "../entities/parcel.ts";
import type { RefundState } from "../entities/refund.ts";
import { type GradedText, graded } from "./graded.ts";

/** `status` of an order. The words are upstream's; where in a trade two of them lie is inferred. */
export const alibabaOrderStatus: Readonly<Record<OrderState, GradedText>> = {
  building: graded("waitbuyerpay", "ours"),
  unpaid: graded("waitbuyerpay", "upstream"),
  "partly-paid": graded("waitbuyerpay", "ours"),
  paid: graded("waitsellersend", "upstream"),
  "partly-shipped": graded("waitsellersend", "upstream"),
  shipped: graded("waitbuyerreceive", "upstream"),
  received: graded("confirm_goods", "inferred"),
  done: graded("success", "upstream"),
  closed: graded("cancel", "upstream"),
  refunded: graded("terminated", "inferred"),
};

/** `status` of a line: that lines have the words of orders is inferred. */
export const alibabaLineStatus: Readonly<Record<LineState, GradedText>> = {
  building: graded("waitbuyerpay", "ours"),
  unpaid: graded("waitbuyerpay", "inferred"),
  paid: graded("waitsellersend", "inferred"),
  partly: graded("waitsellersend", "inferred"),
  shipped: graded("waitbuyerreceive", "inferred"),
  received: graded("confirm_goods", "inferred"),
  done: graded("success", "inferred"),
  closed: graded("cancel", "inferred"),
  refunded: graded("terminated", "inferred"),
};

/** `statusStr` of a line. */
export const alibabaLineWords: Readonly<Record<LineState, GradedText>> = {
  building: graded("等待买家付款", "ours"),
  unpaid: graded("等待买家付款", "ours"),
  paid: graded("等待卖家发货", "ours"),
  partly: graded("部分发货", "ours"),
  shipped: graded("等待买家收货", "ours"),
  received: graded("已收货", "ours"),
  done: graded("交易成功", "ours"),
  closed: graded("交易取消", "ours"),
  refunded: graded("交易终止", "ours"),
};

/** `logisticsStatus` of a line, a number on the wire. */
export const alibabaLogisticsStatus: Readonly<Record<LineState | "returned", GradedText>> = {
  building: graded("8", "inferred"),
  unpaid: graded("8", "inferred"),
  closed: graded("8", "inferred"),
  paid: graded("1", "upstream"),
  partly: graded("5", "upstream"),
  shipped: graded("2", "upstream"),
  received: graded("3", "upstream"),
  done: graded("3", "upstream"),
  refunded: graded("1", "inferred"),
  returned: graded("4", "upstream"),
};

/** `status` of a parcel. Nothing tells what a parcel is called that lies somewhere or goes back. */
export const alibabaParcelStatus: Readonly<Record<ParcelState, GradedText>> = {
  waiting: graded("CONSIGN", "upstream"),
  collected: graded("ACCEPT", "upstream"),
  moving: graded("TRANSPORT", "upstream"),
  delivering: graded("DELIVERING", "upstream"),
  signed: graded("SIGN", "upstream"),
  stuck: graded("TRANSPORT", "ours"),
  rejected: graded("DELIVERING", "ours"),
  returned: graded("TRANSPORT", "ours"),
};

/** State of a case, in its details and in the head of an order. */
export const alibabaRefundStatus: Readonly<Record<RefundState, GradedText>> = {
  applied: graded("waitselleragree", "upstream"),
  agreed: graded("waitbuyersend", "upstream"),
  returning: graded("waitsellerreceive", "upstream"),
  refused: graded("waitbuyermodify", "upstream"),
  refunded: graded("refundsuccess", "upstream"),
  closed: graded("refundclose", "upstream"),
};

/** State of a case, on a line. */
export const alibabaLineRefundStatus: Readonly<Record<RefundState, GradedText>> = {
  applied: graded("WAIT_SELLER_AGREE", "upstream"),
  agreed: graded("WAIT_BUYER_SEND", "upstream"),
  returning: graded("WAIT_SELLER_RECEIVE", "upstream"),
  refused: graded("WAIT_BUYER_MODIFY", "upstream"),
  refunded: graded("REFUND_SUCCESS", "upstream"),
  closed: graded("REFUND_CLOSED", "upstream"),
};

/** Why and by whom an order was closed, by who closed it. */
export const alibabaClosings: Readonly<Record<string, { readonly reason: GradedText; readonly type: GradedText }>> = {
  buyer: { reason: graded("buyerCancel", "upstream"), type: graded("CLOSE_TRADE_BY_BUYER", "upstream") },
  seller: { reason: graded("sellerGoodsLack", "upstream"), type: graded("CLOSE_TRADE_BY_SELLER", "upstream") },
  platform: { reason: graded("other", "upstream"), type: graded("CLOSE_TRADE_BY_SYSTEM", "upstream") },
};

/** Number, words and way of payment of a trade mode. The values are upstream's, their pairing is inferred. */
export const alibabaTradeTypes: Readonly<
  Record<string, { readonly code: GradedText; readonly words: GradedText; readonly payWay: GradedText }>
> = {
  assureTrade: {
    code: graded("50060", "inferred"),
    words: graded("担保交易", "upstream"),
    payWay: graded("1", "upstream"),
  },
  period: { code: graded("10", "upstream"), words: graded("账期交易", "ours"), payWay: graded("7", "upstream") },
};
