import type { Entry } from "./read-pass.ts";
import type { Scanned } from "./scan.ts";
import { idText } from "./texts.ts";
import type { Doubt, PaymentState, Reconciliation, SeenOrder } from "./types.ts";

export function found<Order>(
  [first, ...rest]: readonly [Entry<Order>, ...Entry<Order>[]],
  { looked }: Scanned<Order>,
): Reconciliation<Order> {
  const orders = [first, ...rest].map(seen);
  const states = new Set(orders.map(({ payment }) => payment));
  const [payment = "unknown"]: readonly PaymentState[] = states.size === 1 ? [...states] : [];
  return { state: "found", order: first.order, payment, orders, looked };
}

export function ambiguous<Order>(
  reason: Doubt,
  candidates: readonly Entry<Order>[],
  { looked, askAgainAt }: Scanned<Order>,
): Reconciliation<Order> {
  return { state: "ambiguous", reason, orders: candidates.map(seen), looked, ...(askAgainAt && { askAgainAt }) };
}

/** The first id as the order shows it, not the form it is compared in. */
function handOut(ids: readonly unknown[]): string | undefined {
  const id = ids.find((it) => idText(it) !== undefined);
  return id === undefined ? undefined : String(id).trim();
}

export const seen = <Order>({ order, facts }: Pick<Entry<Order>, "order" | "facts">): SeenOrder<Order> => ({
  id: handOut(facts.ids),
  payment: facts.payment,
  order,
});
