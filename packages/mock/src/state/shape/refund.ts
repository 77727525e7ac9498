import type { Refund, RefundMessage, ReturnAddress, ReturnParcel } from "../entities/refund.ts";
import { anything, count, flag, listOf, mapOf, oneOf, orNull, record, text } from "./check.ts";
import { market } from "./order.ts";

export const refund = record<Refund>({
  id: text,
  market,
  orderId: text,
  lineIds: listOf(text, 1),
  isReturn: flag,
  goodsStatus: text,
  feeFen: count,
  postageFen: count,
  reasonId: text,
  reasonText: text,
  text,
  images: listOf(text),
  state: oneOf("applied", "agreed", "returning", "refused", "refunded", "closed"),
  createdAt: count,
  changedAt: count,
  endedAt: orNull(count),
  revision: count,
  deadline: orNull(
    record({ kind: oneOf("seller-answer", "buyer-return", "seller-receive", "buyer-modify"), at: count }),
  ),
  refusal: orNull(record({ reason: text, text })),
  refusals: count,
  agreeText: text,
  returnAddress: orNull(record<ReturnAddress>({ receiver: text, phone: text, detail: text })),
  back: orNull(
    record<ReturnParcel>({
      carrierCode: text,
      carrierName: text,
      mailNo: text,
      phone: text,
      note: text,
      images: listOf(text),
      at: count,
    }),
  ),
  isReceived: flag,
  messages: listOf(record<RefundMessage>({ by: text, at: count, text, images: listOf(text), kind: text })),
  extra: mapOf(anything),
});
