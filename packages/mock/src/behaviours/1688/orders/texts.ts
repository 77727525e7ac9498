import type { LineState, OrderState } from "../../../state/entities/order.ts";
import type { ParcelState } from "../../../state/entities/parcel.ts";
import type { Refund, RefundState } from "../../../state/entities/refund.ts";

// What the states of the world are called on 1688. The words are upstream's; that `confirm_goods` lies between receipt and success, and that `terminated` is what
// a fully refunded order is called, is inferred.

export const orderTexts: Readonly<Record<OrderState, string>> = {
  building: "waitbuyerpay",
  unpaid: "waitbuyerpay",
  "partly-paid": "waitbuyerpay",
  paid: "waitsellersend",
  "partly-shipped": "waitsellersend",
  shipped: "waitbuyerreceive",
  received: "confirm_goods",
  done: "success",
  closed: "cancel",
  refunded: "terminated",
};

/** State of a line, and the same in words (ours). */
export const lineTexts: Readonly<Record<LineState, readonly [status: string, words: string]>> = {
  building: ["waitbuyerpay", "等待买家付款"],
  unpaid: ["waitbuyerpay", "等待买家付款"],
  paid: ["waitsellersend", "等待卖家发货"],
  partly: ["waitsellersend", "部分发货"],
  shipped: ["waitbuyerreceive", "等待买家收货"],
  received: ["confirm_goods", "已收货"],
  done: ["success", "交易成功"],
  closed: ["cancel", "交易取消"],
  refunded: ["terminated", "交易终止"],
};

/** `logisticsStatus` of a line; 8 before payment is inferred, 4 means that the goods came back. */
export const logisticsNumbers: Readonly<Record<LineState, number>> = {
  building: 8,
  unpaid: 8,
  closed: 8,
  paid: 1,
  partly: 5,
  shipped: 2,
  received: 3,
  done: 3,
  refunded: 1,
};

export const parcelTexts: Readonly<Record<ParcelState, string>> = {
  waiting: "CONSIGN",
  collected: "ACCEPT",
  moving: "TRANSPORT",
  stuck: "TRANSPORT",
  delivering: "DELIVERING",
  signed: "SIGN",
  rejected: "DELIVERING",
  returned: "TRANSPORT",
};

const refundTexts: Readonly<Record<RefundState, string>> = {
  applied: "waitselleragree",
  agreed: "waitbuyersend",
  returning: "waitsellerreceive",
  refused: "waitbuyermodify",
  refunded: "refundsuccess",
  closed: "refundclose",
};

export const refundText = ({ state }: Pick<Refund, "state">): string => refundTexts[state];

/** The same on a line: upper case with underscores. */
const lineRefundTexts: Readonly<Record<RefundState, string>> = {
  applied: "WAIT_SELLER_AGREE",
  agreed: "WAIT_BUYER_SEND",
  returning: "WAIT_SELLER_RECEIVE",
  refused: "WAIT_BUYER_MODIFY",
  refunded: "REFUND_SUCCESS",
  closed: "REFUND_CLOSED",
};

export const lineRefundText = ({ state }: Pick<Refund, "state">): string => lineRefundTexts[state];

/** Why and by whom an order was closed, by who closed it. */
export const closings: Readonly<Record<string, { readonly reason: string; readonly type: string }>> = {
  buyer: { reason: "buyerCancel", type: "CLOSE_TRADE_BY_BUYER" },
  seller: { reason: "sellerGoodsLack", type: "CLOSE_TRADE_BY_SELLER" },
  platform: { reason: "other", type: "CLOSE_TRADE_BY_SYSTEM" },
  operations: { reason: "other", type: "CLOSE_TRADE_BY_BOPS" },
};

/** `tradeType` code, and words, of a trade mode. The pairing is inferred. */
export const tradeTypes: Readonly<
  Record<string, { readonly code: string; readonly words: string; readonly payWay: string }>
> = {
  assureTrade: { code: "50060", words: "担保交易", payWay: "1" },
  period: { code: "10", words: "账期交易", payWay: "7" },
};
