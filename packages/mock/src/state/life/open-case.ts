import type { Line, Order } from "../entities/order.ts";
import type { Refund } from "../entities/refund.ts";
import type { World } from "../world.ts";

export const isOpenCase = ({ state }: Refund): boolean => state !== "refunded" && state !== "closed";

/** The newest case of a line. */
export function lastCase(world: World, order: Order, line: Line): Refund | undefined {
  const id = line.refundIds.at(-1);
  return id === undefined ? undefined : world.shelf(order.market).refunds.get(id);
}

/** The case of a line that has not ended. A line has at most one. */
export function openCase(world: World, order: Order, line: Line): Refund | undefined {
  const refund = lastCase(world, order, line);
  return refund !== undefined && isOpenCase(refund) ? refund : undefined;
}
