import type { Json } from "../../entities/common.ts";
import type { Refund, RefundMessage } from "../../entities/refund.ts";
import type { World } from "../../world.ts";

/** Puts a changed case, notes it and tells the caller's server. */
export function changeRefund(
  world: World,
  refund: Refund,
  type: string,
  part: Partial<Refund>,
  detail: Json = { from: refund.state, to: part.state ?? refund.state },
): Refund {
  const changed = putRefund(world, refund, part);
  world.note(`refund.${type}`, { kind: "refund", id: refund.id }, detail);
  const { market, orderId, id: refundId } = changed;
  world.push({ kind: "refund", market, orderId, refundId, detail: type });
  return changed;
}

/** Stores a changed case without an event or a push. */
export function putRefund(world: World, refund: Refund, part: Partial<Refund>): Refund {
  const changed: Refund = { ...refund, ...part, changedAt: world.now, revision: refund.revision + 1 };
  world.shelf(refund.market).refunds.put(changed);
  touchOrder(world, changed);
  return changed;
}

/** A change of a case is a change of its order. */
function touchOrder(world: World, { market, orderId }: Refund): void {
  const { orders } = world.shelf(market);
  const order = orders.get(orderId);
  if (order !== undefined && order.changedAt !== world.now) orders.put({ ...order, changedAt: world.now });
}

export const message = (
  world: World,
  by: string,
  kind: string,
  text: string,
  images: readonly string[] = [],
): RefundMessage => ({ by, at: world.now, text, images, kind });

/** A due item of a case counts only for the case as it was then: a later change makes it stale. */
export function scheduleRefund(world: World, refund: Refund, kind: string, delayMs: number | null): void {
  if (delayMs === null) return;
  const { market, id, revision } = refund;
  world.schedule({ at: world.now + delayMs, kind, market, target: id, argument: revision });
}
