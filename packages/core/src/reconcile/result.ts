import type { Scanned } from "./scan.ts";
import type { Doubt, OrderFacts, PaymentState, Reconciliation, SeenOrder } from "./types.ts";

/** An order and what was read of it. */
export interface Found<Order> {
  readonly order: Order;
  readonly facts: OrderFacts;
}

export function found<Order>(candidates: readonly Found<Order>[], { looked }: Scanned): Reconciliation<Order> {
  const orders = candidates.map(seen);
  const states = new Set(orders.map(({ payment }) => payment));
  const [payment = "unknown"]: readonly PaymentState[] = states.size === 1 ? [...states] : [];
  return { state: "found", order: (orders[0] as SeenOrder<Order>).order, payment, orders, looked };
}

export function ambiguous<Order>(
  reason: Doubt,
  candidates: readonly Found<Order>[],
  { looked, askAgainAt }: Scanned,
): Reconciliation<Order> {
  return { state: "ambiguous", reason, orders: candidates.map(seen), looked, ...(askAgainAt && { askAgainAt }) };
}

const seen = <Order>({ order, facts }: Found<Order>): SeenOrder<Order> => ({
  id: facts.ids[0],
  payment: facts.payment,
  order,
});
