import type { Line, Order } from "../entities/order.ts";
import { stockOf, takeStock } from "../stock.ts";
import type { World } from "../world.ts";
import { changeLines, changePurchase, currentOrder } from "./change-order.ts";
import { marketFacts } from "./market-facts.ts";
import { amountFenOf, linesOf, sumOf } from "./order-state.ts";
import { scheduleShipping } from "./schedule-shipping.ts";

/** The unpaid amount of a purchase. */
export const unpaidFenOf = (order: Order, purchaseId: string): number =>
  sumOf(
    linesOf(order, purchaseId).filter(({ state }) => state === "unpaid"),
    amountFenOf,
  );

/** Whether a purchase waits for a payment that is not on its way. */
export const isPayable = (order: Order, purchaseId: string): boolean =>
  linesOf(order, purchaseId).some(({ state }) => state === "unpaid") &&
  order.purchases.some(({ id, settlesAt }) => id === purchaseId && settlesAt === null);

/** Lines of a purchase whose pieces leave the stock with the payment, and of which too few are left. */
export const linesOutOfStock = (world: World, order: Order, purchaseId: string): readonly Line[] =>
  unpaidLines(order, purchaseId).filter(
    ({ isRestocked, skuKey, quantity }) => isRestocked && quantity > stockOf(world, skuKey),
  );

const unpaidLines = (order: Order, purchaseId: string): readonly Line[] =>
  linesOf(order, purchaseId).filter(({ state }) => state === "unpaid");

/**
 * Makes a payment: at once, or when it settles.
 *
 * @throws Refused `out-of-stock`, where the rules take the stock with the payment.
 */
export function payPurchase(world: World, before: Order, purchaseId: string): Order {
  const { paySettlesAfterMs } = world.rules;
  const order = takeUnreserved(world, before, purchaseId);
  world.spend(paidFenOf(order, purchaseId));
  if (paySettlesAfterMs === 0) return settlePurchase(world, order, purchaseId);
  const at = world.now + paySettlesAfterMs;
  world.note("purchase.paying", { kind: "purchase", id: purchaseId });
  world.schedule({ at, kind: "purchase.settle", market: order.market, target: order.id, argument: purchaseId });
  return changePurchase(world, order, purchaseId, { settlesAt: at });
}

function takeUnreserved(world: World, order: Order, purchaseId: string): Order {
  const lines = unpaidLines(order, purchaseId).filter(({ isRestocked }) => isRestocked);
  if (lines.length === 0) return order;
  for (const { skuKey, quantity } of lines) takeStock(world, skuKey, quantity);
  const ids = lines.map(({ id }) => id);
  return changeLines(world, order, ids, () => ({ isRestocked: false }));
}

/** The money of a purchase has arrived. */
export function settlePurchase(world: World, order: Order, purchaseId: string): Order {
  const unpaid = linesOf(order, purchaseId).filter(({ state }) => state === "unpaid");
  if (unpaid.length === 0) return order;
  const paidFen = paidFenOf(order, purchaseId);
  const ids = unpaid.map(({ id }) => id);
  changePurchase(world, order, purchaseId, { paidAt: world.now, paidFen, settlesAt: null });
  const paid = changeLines(world, currentOrder(world, order), ids, () => ({ state: "paid" }));
  world.note("purchase.paid", { kind: "purchase", id: purchaseId }, { order: order.id, fen: paidFen });
  world.push({ kind: "status", market: order.market, orderId: order.id, purchaseId });
  scheduleShipping(world, paid, purchaseId);
  return paid;
}

function paidFenOf(order: Order, purchaseId: string): number {
  const lines = unpaidFenOf(order, purchaseId);
  if (marketFacts[order.market].postageInLines) return lines;
  return lines + (order.purchases.find(({ id }) => id === purchaseId)?.postageFen ?? 0);
}
