import type { Property, Receiver } from "../entities/common.ts";
import type { Goods, Line, Order, Purchase } from "../entities/order.ts";
import type { Parcel, Trace } from "../entities/parcel.ts";
import { anything, atLeastOne, type Check, count, flag, listOf, mapOf, oneOf, orNull, record, text } from "./check.ts";

export const market = oneOf("taobao", "1688");

export const receiver = record<Receiver>({
  name: text,
  phone: text,
  mobile: text,
  country: text,
  province: text,
  city: text,
  district: text,
  street: text,
  zip: text,
});

const goods = record<Goods>({
  title: text,
  picture: text,
  shopName: text,
  properties: listOf(record<Property>({ propId: text, propName: text, valueId: text, valueName: text })),
  unit: orNull(text),
  ids: mapOf(text),
  services: listOf(text),
});

const line = record<Line>({
  id: text,
  purchaseId: text,
  subPurchaseId: text,
  outerId: text,
  number: text,
  productId: text,
  skuKey: text,
  goods,
  quantity: atLeastOne,
  unitFen: count,
  goodsFen: count,
  postageFen: count,
  state: oneOf("building", "unpaid", "paid", "partly", "shipped", "received", "done", "closed", "refunded"),
  shipped: count,
  shippedAt: orNull(count),
  receivedAt: orNull(count),
  doneAt: orNull(count),
  closedAt: orNull(count),
  closeReason: orNull(record({ by: text, reason: text, remark: text })),
  failure: orNull(record({ code: text, text })),
  parcelIds: listOf(text),
  refundIds: listOf(text),
  refundedFen: count,
  refundedPostageFen: count,
  isRestocked: flag,
});

const purchase = record<Purchase>({
  id: text,
  outerId: text,
  sellerId: text,
  shopId: text,
  sellerNick: text,
  payNumber: text,
  postageFen: count,
  paidAt: orNull(count),
  paidFen: orNull(count),
  settlesAt: orNull(count),
});

const fields = record<Order>({
  id: text,
  market,
  number: text,
  createdAt: count,
  changedAt: count,
  ownNumber: orNull(text),
  source: orNull(text),
  receiver,
  closesAt: orNull(count),
  isAsleep: flag,
  purchases: listOf(purchase, 1),
  lines: listOf(line, 1),
  extra: mapOf(anything),
});

/** An order whose lines belong to its purchases. */
export const order: Check = (value) => {
  const fault = fields(value);
  if (fault !== undefined) return fault;
  const { lines, purchases } = value as Order;
  const stray = lines.findIndex(({ purchaseId }) => purchases.every(({ id }) => id !== purchaseId));
  return stray < 0
    ? undefined
    : { path: ["lines", stray, "purchaseId"], must: "must be the id of a purchase of the order" };
};

const parcelState = oneOf("waiting", "collected", "moving", "delivering", "signed", "rejected", "returned", "stuck");

export const parcel = record<Parcel>({
  id: text,
  market,
  orderId: text,
  purchaseId: text,
  mailNo: text,
  carrier: record({ code: text, name: text, phone: text }),
  contents: listOf(record({ lineId: text, quantity: count })),
  sentAt: count,
  state: parcelState,
  step: count,
  traces: listOf(
    record<Trace>({
      at: count,
      state: parcelState,
      action: text,
      province: orNull(text),
      city: text,
      district: text,
      facility: text,
      text,
    }),
  ),
});
