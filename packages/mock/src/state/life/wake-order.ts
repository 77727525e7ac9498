import type { Order } from "../entities/order.ts";
import type { Refund } from "../entities/refund.ts";
import type { World } from "../world.ts";
import { currentOrder } from "./change-order.ts";
import { marketFacts } from "./market-facts.ts";
import { hasArrived } from "./move-parcel.ts";
import { isOpenCase } from "./open-case.ts";
import { scheduleNextStep } from "./parcel-route.ts";
import { scheduleReceipt } from "./receive-lines.ts";
import { scheduleAnswer } from "./refund/apply.ts";
import { scheduleRefund } from "./refund/change-refund.ts";
import { scheduleShipping } from "./schedule-shipping.ts";

/**
 * Wakes a seeded order at its first change: its automatic steps begin, and its deadlines count from now. Call it before every
 * change of an order.
 */
export function wakeOrder(world: World, asleep: Order): Order {
  if (!asleep.isAsleep) return asleep;
  const { market, id } = asleep;
  const { closeUnpaidAfterMs } = world.rules;
  const isUnpaid = asleep.lines.some(({ state }) => state === "unpaid" || state === "building");
  const closesAt = isUnpaid && closeUnpaidAfterMs !== null ? world.now + closeUnpaidAfterMs : null;
  world.shelf(market).orders.put({ ...asleep, isAsleep: false, closesAt });
  world.note("order.woke", { kind: "order", id });
  const order = currentOrder(world, asleep);
  if (closesAt !== null) world.schedule({ at: closesAt, kind: "order.close", market, target: id });
  for (const purchase of order.purchases) {
    const isWaiting = order.lines.some(
      ({ purchaseId, state }) => purchaseId === purchase.id && (state === "paid" || state === "partly"),
    );
    if (isWaiting) scheduleShipping(world, order, purchase.id);
  }
  wakeParcels(world, order);
  wakeReceived(world, order);
  for (const refundId of new Set(order.lines.flatMap(({ refundIds }) => refundIds))) {
    const refund = world.shelf(market).refunds.get(refundId);
    if (refund !== undefined && isOpenCase(refund)) wakeRefund(world, order, refund);
  }
  return order;
}

function wakeParcels(world: World, { market, lines }: Order): void {
  for (const parcelId of new Set(lines.flatMap(({ parcelIds }) => parcelIds))) {
    const parcel = world.shelf(market).parcels.get(parcelId);
    if (parcel !== undefined && !hasArrived(parcel)) scheduleNextStep(world, parcel);
  }
}

function wakeReceived(world: World, order: Order): void {
  const { confirmAfterMs, settleAfterMs } = world.rules;
  const delay = marketFacts[order.market].receiptBy === "buyer" ? settleAfterMs : confirmAfterMs;
  scheduleReceipt(
    world,
    order,
    order.lines.map(({ id }) => id),
  );
  if (delay === null) return;
  for (const { id, state } of order.lines) {
    if (state !== "received") continue;
    world.schedule({ at: world.now + delay, kind: "line.end", market: order.market, target: order.id, argument: id });
  }
}

const DEADLINES = {
  agreed: { kind: "buyer-return", rule: "returnWithinMs", due: "refund.return-late" },
  returning: { kind: "seller-receive", rule: "receiveReturnAtMostMs", due: "refund.receive-late" },
  refused: { kind: "buyer-modify", rule: "modifyWithinMs", due: "refund.modify-late" },
} as const;

function wakeRefund(world: World, order: Order, refund: Refund): void {
  const { rules, now } = world;
  const { refunds } = world.shelf(refund.market);
  if (refund.state === "applied") {
    const { refundSilentAgreesAfterMs: ms } = rules;
    refunds.put({ ...refund, deadline: ms === null ? null : { kind: "seller-answer", at: now + ms } });
    scheduleAnswer(world, order, refund);
    return;
  }
  if (refund.state === "refunded" || refund.state === "closed") return;
  if (refund.state === "agreed" && !refund.isReturn) {
    scheduleRefund(world, refund, "refund.pay", rules.payRefundAfterMs);
    return;
  }
  const { kind, rule, due } = DEADLINES[refund.state];
  const ms = rules[rule];
  refunds.put({ ...refund, deadline: ms === null ? null : { kind, at: now + ms } });
  scheduleRefund(world, refund, due, ms);
  if (refund.state === "returning") scheduleRefund(world, refund, "refund.receive", rules.receiveReturnAfterMs);
}
