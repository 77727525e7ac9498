import type { Status } from "./shapes.ts";

type Known = Readonly<Record<string, readonly [kind: Status["kind"], label: string]>>;

// Only `WAIT_BUYER_P` is documented; the rest are upstream's words. All of these sets are open: new codes come without notice.
const taobaoOrders: Known = {
  BULIDING: ["waiting", "Being prepared"],
  WAIT_BUYER_P: ["to-pay", "Waiting for payment"],
  WAIT_SELLER_SEND_GOODS: ["waiting", "Paid, the seller packs it"],
  WAIT_BUYER_CONFIRM_GOODS: ["moving", "Sent"],
  TRADE_CLOSED: ["closed", "Closed"],
};

const alibabaOrders: Known = {
  waitbuyerpay: ["to-pay", "Waiting for payment"],
  waitsellersend: ["waiting", "Paid, the seller packs it"],
  waitbuyerreceive: ["moving", "Sent"],
  confirm_goods: ["done", "Received"],
  success: ["done", "Done"],
  cancel: ["closed", "Cancelled"],
  terminated: ["closed", "Closed"],
};

const taobaoRefunds: Known = {
  "10": ["waiting", "Refund asked for"],
  "20": ["waiting", "The seller agreed to the refund"],
  "30": ["moving", "Goods on their way back"],
  "100": ["done", "Refunded"],
  "-10": ["closed", "The seller refused the refund"],
  "-20": ["closed", "Refund closed"],
};

const alibabaRefunds: Known = {
  WAIT_SELLER_AGREE: ["waiting", "Refund asked for"],
  WAIT_BUYER_MODIFY: ["closed", "The seller refused the refund"],
  WAIT_BUYER_SEND: ["waiting", "The seller agreed to the refund"],
  WAIT_SELLER_RECEIVE: ["moving", "Goods on their way back"],
  REFUND_SUCCESS: ["done", "Refunded"],
  REFUND_CLOSED: ["closed", "Refund closed"],
};

/** An unknown code promises nothing: no "paid", no "sent". It shows the code, so that support can look it up. */
const reader =
  (known: Known) =>
  (value: string | number | null | undefined): Status => {
    const code = String(value ?? "");
    const [kind, label] = (Object.hasOwn(known, code) && known[code]) || (["unknown", "In progress"] as const);
    return { code, kind, label };
  };

export const taobaoOrderStatus = reader(taobaoOrders);
export const taobaoRefundStatus = reader(taobaoRefunds);
export const alibabaOrderStatus = reader(alibabaOrders);
export const alibabaRefundStatus = reader(alibabaRefunds);
