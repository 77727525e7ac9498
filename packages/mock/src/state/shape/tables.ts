import type { CartRecord } from "../entities/cart-record.ts";
import type { ProductChange, SellerChange, SkuChange } from "../entities/changes.ts";
import type { Address, FreightOrder, FreightPreview, Voucher } from "../entities/freight.ts";
import type { SellerTemper } from "../entities/seller.ts";
import {
  anything,
  atLeastOne,
  type Check,
  count,
  flag,
  listOf,
  mapOf,
  oneOf,
  optional,
  orNull,
  record,
  text,
} from "./check.ts";
import { order, parcel, receiver } from "./order.ts";
import { refund } from "./refund.ts";

const cart = record<CartRecord>({
  id: text,
  productId: text,
  skuKey: text,
  quantity: atLeastOne,
  addedAt: count,
  changedAt: count,
  given: mapOf(anything),
});

export const temperCheck = record<SellerTemper>({
  shipAfterMs: optional(orNull(count)),
  refundAnswerAfterMs: optional(orNull(count)),
  refundAnswer: optional(oneOf("agree", "refuse", "silent")),
});

/** The check for the records of each table, by its name in a snapshot. */
export const tableChecks: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(
    ["taobao", "1688"].flatMap((market) =>
      Object.entries({ cart, orders: order, parcels: parcel, refunds: refund }).map(([name, check]) => [
        `${market}.${name}`,
        check,
      ]),
    ),
  ),
  addresses: record<Address>({
    id: text,
    name: text,
    province: text,
    city: text,
    district: text,
    address: text,
    phone: text,
    createdAt: count,
  }),
  freightPreviews: record<FreightPreview>({
    id: text,
    createdAt: count,
    expiresAt: orNull(count),
    usedBy: orNull(text),
    receiver,
    lines: listOf(mapOf(anything)),
  }),
  freightOrders: record<FreightOrder>({
    id: text,
    number: text,
    previewId: orNull(text),
    createdAt: count,
    state: oneOf("booked", "domestic-known", "at-warehouse", "sent", "delivered"),
    receiver,
    lines: listOf(mapOf(anything)),
    tmallOrderId: orNull(text),
    remark: text,
    domestic: listOf(mapOf(anything)),
  }),
  vouchers: record<Voucher>({ id: text, bytes: count, at: count }),
  skuChanges: record<SkuChange>({ id: text, stock: orNull(count), priceFen: orNull(count) }),
  productChanges: record<ProductChange>({ id: text, isOff: flag }),
  sellerChanges: record<SellerChange>({ id: text, temper: temperCheck }),
};
