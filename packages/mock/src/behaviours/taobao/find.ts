import type { Line, Order } from "../../state/entities/order.ts";
import type { Refund } from "../../state/entities/refund.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";

/**
 * By `id` or `orderNo`.
 *
 * @throws Refused `order-unknown`. A number of a part of an order is answered with the order that it belongs to.
 */
export function orderById(world: World, id: string | undefined): Order {
  const order = id === undefined ? undefined : world.taobao.orders.find(id);
  if (order !== undefined && (order.id === id || order.number === id)) return order;
  const hint = order === undefined ? "" : `; it belongs to the order ${order.id}`;
  return refuse("order-unknown", { en: `${id ?? "orderId is missing"}${hint}` });
}

/** An order and one of its lines, by `subOrderId` or `taobaoSubPurchaseId`. */
export function lineById(
  world: World,
  id: string | undefined,
): { readonly order: Order; readonly line: Line } | undefined {
  const order = id === undefined ? undefined : world.taobao.orders.find(id);
  const line = order?.lines.find((own) => own.id === id || own.subPurchaseId === id);
  return order === undefined || line === undefined ? undefined : { order, line };
}

/** @throws Refused `case-unknown`. */
export function caseById(world: World, id: string | undefined): Refund {
  const refund = id === undefined ? undefined : world.taobao.refunds.get(id);
  return refund ?? refuse("case-unknown", { en: id ?? "refundId is missing" });
}

export function orderOf(world: World, refund: Refund): { readonly order: Order; readonly line: Line } {
  const order = world.taobao.orders.get(refund.orderId);
  const line = order?.lines.find(({ id }) => refund.lineIds.includes(id));
  if (order === undefined || line === undefined) throw new RangeError(`Case ${refund.id} has lost its order.`);
  return { order, line };
}
