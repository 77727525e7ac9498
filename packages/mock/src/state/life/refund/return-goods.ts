import type { Refund, ReturnParcel } from "../../entities/refund.ts";
import type { World } from "../../world.ts";
import { changeRefund, message, putRefund, scheduleRefund } from "./change-refund.ts";
import { withMessage } from "./messages.ts";
import { payRefund } from "./pay.ts";

/** The buyer has sent the goods back. */
export const sendBack = (world: World, refund: Refund, back: Omit<ReturnParcel, "at">): Refund =>
  expectGoods(world, refund, {
    back: { ...back, at: world.now },
    messages: withMessage(refund, message(world, "buyer", "sent-back", back.note, back.images)),
  });

/** Goods are on their way back; the seller is to receive them, or has done so. */
export function expectGoods(world: World, refund: Refund, part: Partial<Refund>): Refund {
  const { receiveReturnAfterMs, receiveReturnAtMostMs, payRefundAfterMs } = world.rules;
  const isDue = receiveReturnAtMostMs !== null && !refund.isReceived;
  const sent = changeRefund(world, refund, "returning", {
    ...part,
    state: "returning",
    deadline: isDue ? { kind: "seller-receive", at: world.now + receiveReturnAtMostMs } : null,
  });
  if (refund.isReceived) {
    scheduleRefund(world, sent, "refund.pay", payRefundAfterMs);
    return sent;
  }
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
