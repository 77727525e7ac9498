import type { Order } from "../../entities/order.ts";
import type { Refund } from "../../entities/refund.ts";
import type { World } from "../../world.ts";
import { changeLines } from "../change-order.ts";
import { temperOf } from "../schedule-shipping.ts";
import { changeRefund, message, scheduleRefund } from "./change-refund.ts";
import { withMessage } from "./messages.ts";
import { newRefund } from "./new-refund.ts";

/** What the buyer decides about a case. */
export type Application = Pick<
  Refund,
  "isReturn" | "goodsStatus" | "feeFen" | "postageFen" | "reasonId" | "reasonText" | "text" | "images" | "extra"
>;

/** The buyer asks for money back: a new case, which the seller is to answer. */
export function applyRefund(
  world: World,
  order: Order,
  lineIds: readonly string[],
  id: string,
  application: Application,
): Refund {
  const refund: Refund = {
    ...newRefund(world.now),
    ...application,
    id,
    market: order.market,
    orderId: order.id,
    lineIds,
    deadline: answerDeadline(world),
    messages: [message(world, "buyer", "applied", application.text, application.images)],
  };
  world.shelf(order.market).refunds.put(refund);
  changeLines(world, order, lineIds, (line) => ({ refundIds: [...line.refundIds, id] }));
  world.note("refund.applied", { kind: "refund", id }, { order: order.id, lines: lineIds });
  world.push({ kind: "refund", market: order.market, orderId: order.id, refundId: id, detail: "applied" });
  scheduleAnswer(world, order, refund);
  return refund;
}

/** The buyer changes the case; the seller has to answer anew. */
export function reviseRefund(world: World, order: Order, refund: Refund, application: Application): Refund {
  const changed = changeRefund(world, refund, "modified", {
    ...application,
    state: "applied",
    deadline: answerDeadline(world),
    refusal: null,
    messages: withMessage(refund, message(world, "buyer", "modified", application.text, application.images)),
  });
  scheduleAnswer(world, order, changed);
  return changed;
}

/** The seller's answer, and the platform's in the seller's place. */
export function scheduleAnswer(world: World, order: Order, refund: Refund): void {
  const { refundAnswerAfterMs, refundSilentAgreesAfterMs } = world.rules;
  const temper = temperOf(world, order.market, sellerOf(order, refund));
  const answer = temper.refundAnswer ?? world.rules.refundAnswer;
  if (refundAnswerAfterMs !== null && answer !== "silent") {
    scheduleRefund(world, refund, "refund.answer", temper.refundAnswerAfterMs ?? refundAnswerAfterMs);
  }
  scheduleRefund(world, refund, "refund.silence", refundSilentAgreesAfterMs);
}

/** The seller of the lines of a case. */
export function sellerOf(order: Order, refund: Refund): string {
  const line = order.lines.find(({ id }) => refund.lineIds.includes(id));
  return order.purchases.find(({ id }) => id === line?.purchaseId)?.sellerId ?? "";
}

function answerDeadline(world: World): Refund["deadline"] {
  const { refundSilentAgreesAfterMs } = world.rules;
  return refundSilentAgreesAfterMs === null
    ? null
    : { kind: "seller-answer", at: world.now + refundSilentAgreesAfterMs };
}
