import type { Refund, ReturnParcel } from "../../entities/refund.ts";
import type { World } from "../../world.ts";
import { changeRefund, message, putRefund, scheduleRefund } from "./change-refund.ts";
import { payRefund } from "./pay.ts";

/** The buyer has sent the goods back. */
export function sendBack(world: World, refund: Refund, back: Omit<ReturnParcel, "at">): Refund {
  const { receiveReturnAfterMs, receiveReturnAtMostMs } = world.rules;
  const sent = changeRefund(world, refund, "returning", {
    state: "returning",
    back: { ...back, at: world.now },
    deadline: receiveReturnAtMostMs === null ? null : { kind: "seller-receive", at: world.now + receiveReturnAtMostMs },
    messages: [...refund.messages, message(world, "buyer", "sent-back", back.note, back.images)],
  });
  scheduleRefund(world, sent, "refund.receive", receiveReturnAfterMs);
  scheduleRefund(world, sent, "refund.receive-late", receiveReturnAtMostMs);
  return sent;
}

/** Another waybill for goods on the way. Nothing else changes. */
export function replaceWaybill(world: World, refund: Refund, back: Omit<ReturnParcel, "at">): Refund {
  const replaced: Refund = { ...refund, back: { ...back, at: world.now }, changedAt: world.now };
  world.shelf(refund.market).refunds.put(replaced);
  world.note("refund.waybill-replaced", { kind: "refund", id: refund.id });
  return replaced;
}

/** The seller has the goods again; the money follows. */
export function receiveReturn(world: World, refund: Refund): Refund {
  const received = putRefund(world, refund, { isReceived: true, deadline: null });
  world.note("refund.goods-received", { kind: "refund", id: refund.id });
  if (world.rules.payRefundAfterMs === 0) return payRefund(world, received, "seller");
  scheduleRefund(world, received, "refund.pay", world.rules.payRefundAfterMs);
  return received;
}
