import type { LineState, OrderState } from "../entities/order.ts";
import type { ParcelState } from "../entities/parcel.ts";
import type { DeadlineKind, RefundState } from "../entities/refund.ts";
import { type GradedText, graded } from "./graded.ts";

/** `status` of an order and of a purchase. What a finished trade is called is in no list. */
export const taobaoOrderStatus: Readonly<Record<OrderState, GradedText>> = {
  building: graded("BULIDING", "upstream"),
  unpaid: graded("WAIT_BUYER_P", "documented"),
  "partly-paid": graded("WAIT_BUYER_P", "ours"),
  paid: graded("WAIT_SELLER_SEND_GOODS", "upstream"),
  "partly-shipped": graded("WAIT_SELLER_SEND_GOODS", "inferred"),
  shipped: graded("WAIT_BUYER_CONFIRM_GOODS", "upstream"),
  received: graded("WAIT_BUYER_CONFIRM_GOODS", "ours"),
  done: graded("WAIT_BUYER_CONFIRM_GOODS", "ours"),
  closed: graded("TRADE_CLOSED", "upstream"),
  refunded: graded("TRADE_CLOSED", "upstream"),
};

/** `status` of a sub-order. */
export const taobaoLineStatus: Readonly<Record<LineState, GradedText>> = {
  building: graded("BULIDING", "upstream"),
  unpaid: graded("WAIT_BUYER_P", "documented"),
  paid: graded("WAIT_SELLER_SEND_GOODS", "upstream"),
  partly: graded("WAIT_SELLER_SEND_GOODS", "ours"),
  shipped: graded("WAIT_BUYER_CONFIRM_GOODS", "upstream"),
  received: graded("WAIT_BUYER_CONFIRM_GOODS", "ours"),
  done: graded("WAIT_BUYER_CONFIRM_GOODS", "ours"),
  closed: graded("TRADE_CLOSED", "upstream"),
  refunded: graded("TRADE_CLOSED", "upstream"),
};

/** `closeReason` by what closed a line; the buyer's own words come first. */
export const taobaoCloseReason: Readonly<Record<string, GradedText | undefined>> = {
  buyer: graded("买家取消订单", "ours"),
  timeout: graded("超时未付款", "ours"),
  "no-goods": graded("卖家缺货", "ours"),
  platform: graded("平台关闭订单", "ours"),
  refunded: graded("退款成功", "ours"),
};

/** `status` and `statusDesc` of a trace. */
export const taobaoParcelStatus: Readonly<Record<ParcelState, GradedText & { readonly zh: string }>> = {
  waiting: { ...graded("WAITING_COLLECT", "upstream"), zh: "待揽收" },
  collected: { ...graded("COLLECTED", "upstream"), zh: "已揽收" },
  moving: { ...graded("TRANSPORT", "documented-v1"), zh: "运输中" },
  delivering: { ...graded("DELIVERING", "upstream"), zh: "派送中" },
  signed: { ...graded("SIGNED", "upstream"), zh: "已签收" },
  rejected: { ...graded("REJECTED", "upstream"), zh: "已拒收" },
  returned: { ...graded("RETURNED", "upstream"), zh: "已退回" },
  stuck: { ...graded("EXCEPTION", "upstream"), zh: "异常" },
};

/** `refundStatus`; 0 is a line without a case. */
export const taobaoRefundStatus: Readonly<Record<RefundState, number>> = {
  applied: 10,
  agreed: 20,
  returning: 30,
  refunded: 100,
  refused: -10,
  closed: -20,
};

/** `timeoutType`: no value is known. */
export const taobaoTimeoutType: Readonly<Record<DeadlineKind, GradedText>> = {
  "seller-answer": graded("EXAMPLE_SELLER_ANSWER", "ours"),
  "buyer-return": graded("EXAMPLE_BUYER_RETURN", "ours"),
  "seller-receive": graded("EXAMPLE_SELLER_RECEIVE", "ours"),
  "buyer-modify": graded("EXAMPLE_BUYER_MODIFY", "ours"),
};

/** `messageType` of pushes by what they tell. */
export const taobaoMessageType: Readonly<Record<string, GradedText | undefined>> = {
  status: graded("TAOBAO_ORDER_BUYER_VIEW_ORDER_STATUS_MODIFY", "inferred"),
  price: graded("TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY", "documented-v1"),
  refund: graded("TAOBAO_ORDER_BUYER_VIEW_ORDER_BUYER_REFUND", "inferred"),
};

/** The seller's promises in the form of `serviceList`. */
export const taobaoServices: Readonly<
  Record<string, { readonly imageUrl: string; readonly desc: string; readonly name: string }>
> = {
  "7d": {
    desc: "七天无理由退货",
    imageUrl: "https://img.alicdn.com/imgextra/i4/O1CN01gk3LQL1xZoiKiMXXc_!!6000000006458-2-tps-40-40.png",
    name: "七天无理由退货",
  },
  byf: {
    desc: "退货宝,每个货源主单仅理赔一次",
    imageUrl: "https://img.alicdn.com/imgextra/i4/O1CN01yEf3Jo1JCNoyT4cgz_!!6000000000992-2-tps-40-40.png",
    name: "退货宝",
  },
};

export interface RefundReason {
  readonly id: number;
  readonly text: string;
  readonly tips: string;
}

/** Reasons of a refund. Ids and most texts are the mock's own. */
export const taobaoRefundReasons: readonly RefundReason[] = [
  { id: 1, text: "不想要了", tips: "" },
  { id: 2, text: "商品与描述不符", tips: "请上传凭证" },
  { id: 3, text: "拍错/多拍", tips: "" },
  { id: 4, text: "未按约定时间发货", tips: "" },
  { id: 5, text: "空包裹/少货", tips: "" },
  { id: 6, text: "快递一直未到", tips: "" },
  { id: 7, text: "质量问题", tips: "请上传凭证" },
  { id: 8, text: "颜色/尺码发错", tips: "" },
];

/** Carriers that a return can be sent with, by code. */
export const taobaoCarriers: Readonly<Record<string, { readonly name: string; readonly phone: string }>> = {
  ZTO: { name: "中通快递", phone: "95311" },
  SF: { name: "顺丰快递", phone: "95338" },
  YTO: { name: "圆通速递", phone: "95554" },
};
