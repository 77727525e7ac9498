import type { Line, Order, Purchase } from "../entities/order.ts";
import type { World } from "../world.ts";

/** Puts a changed order; every change moves its time of change. Returns what is stored. */
export function putOrder(world: World, order: Order, part: Partial<Order>): Order {
  const changed: Order = { ...order, ...part, changedAt: world.now };
  world.shelf(order.market).orders.put(changed);
  return changed;
}

/** Changes some lines of an order. */
export function changeLines(
  world: World,
  order: Order,
  lineIds: readonly string[],
  change: (line: Line) => Partial<Line>,
): Order {
  const lines = order.lines.map((line) => (lineIds.includes(line.id) ? { ...line, ...change(line) } : line));
  return putOrder(world, order, { lines });
}

export function changePurchase(world: World, order: Order, purchaseId: string, part: Partial<Purchase>): Order {
  const purchases = order.purchases.map((purchase) =>
    purchase.id === purchaseId ? { ...purchase, ...part } : purchase,
  );
  return putOrder(world, order, { purchases });
}

/** The order as it stands now: a step before may have changed it. */
export function currentOrder(world: World, { market, id }: Pick<Order, "market" | "id">): Order {
  const order = world.shelf(market).orders.get(id);
  if (order === undefined) throw new Error(`Order ${id} is gone.`);
  return order;
}
