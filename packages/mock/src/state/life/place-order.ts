import type { Order } from "../entities/order.ts";
import { takeStock } from "../stock.ts";
import type { World } from "../world.ts";
import { changeLines } from "./change-order.ts";

/**
 * Stores a new order: takes its stock, and starts its time to pay. Its lines are `unpaid`, or `building` first where the rules
 * say so.
 *
 * @throws Refused `out-of-stock`.
 */
export function placeOrder(
  world: World,
  draft: Omit<Order, "createdAt" | "changedAt" | "closesAt" | "isAsleep">,
): Order {
  const { closeUnpaidAfterMs, buildMs } = world.rules;
  const { now } = world;
  const isReserved = world.rules.switches.stockAt !== "payment";
  if (isReserved) for (const { skuKey, quantity } of draft.lines) takeStock(world, skuKey, quantity);
  const order: Order = {
    ...draft,
    lines: draft.lines.map((line) => ({
      ...line,
      state: buildMs > 0 ? "building" : "unpaid",
      isRestocked: !isReserved,
    })),
    createdAt: now,
    changedAt: now,
    closesAt: closeUnpaidAfterMs === null ? null : now + closeUnpaidAfterMs,
    isAsleep: false,
  };
  const { market, id, closesAt } = order;
  world.shelf(market).orders.put(order);
  world.note("order.created", { kind: "order", id });
  if (buildMs > 0) world.schedule({ at: now + buildMs, kind: "order.built", market, target: id });
  if (closesAt !== null) world.schedule({ at: closesAt, kind: "order.close", market, target: id });
  return order;
}

/** The platform has built the order: it can be paid. */
export function finishBuilding(world: World, order: Order): void {
  const building = order.lines.filter(({ state }) => state === "building").map(({ id }) => id);
  if (building.length === 0) return;
  changeLines(world, order, building, () => ({ state: "unpaid" }));
  world.note("order.built", { kind: "order", id: order.id });
  for (const { id } of order.purchases) {
    world.push({ kind: "status", market: order.market, orderId: order.id, purchaseId: id });
  }
}
