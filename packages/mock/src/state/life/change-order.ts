import type { Line, Order, Purchase } from "../entities/order.ts";
import type { World } from "../world.ts";

/** Stores a changed order with a new time of change, and returns it. */
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

/** The current order: an earlier step may have changed it. */
export function currentOrder(world: World, { market, id }: Pick<Order, "market" | "id">): Order {
  const order = world.shelf(market).orders.get(id);
  if (order === undefined) throw new Error(`Order ${id} is gone.`);
  return order;
}
