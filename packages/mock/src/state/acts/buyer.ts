import type { Order } from "../entities/order.ts";
import type { Refund } from "../entities/refund.ts";
import { currentOrder } from "../life/change-order.ts";
import { isPayable, payPurchase } from "../life/pay-order.ts";
import { closeRefund } from "../life/refund/close.ts";
import { refuse } from "../refusals/refused.ts";
import type { World } from "../world.ts";
import { findOrder, findRefund, meantPurchases } from "./find.ts";
import { inState } from "./seller.ts";

/** Pays the order or purchase with this id, by any means: the balance does not matter. */
export function pay(world: World, id: string): Order {
  const found = findOrder(world, id);
  const payable = meantPurchases(found).filter((purchaseId) => isPayable(found.order, purchaseId));
  if (payable.length === 0) return refuse("order-state", { en: `${id} does not wait for payment` });
  for (const purchaseId of payable) payPurchase(world, currentOrder(world, found.order), purchaseId);
  return currentOrder(world, found.order);
}

/** The buyer opens the cashier and goes away. Nothing changes; the order closes when its time is over. */
export function leaveCashier(world: World, id: string): Order {
  const { order } = findOrder(world, id);
  world.note("cashier.left", { kind: "order", id: order.id });
  return order;
}

/** The buyer takes an open case back, as on the marketplace's own pages. */
export const withdrawRefund = (world: World, refundId: string): Refund =>
  closeRefund(world, inState(findRefund(world, refundId), ["applied", "agreed", "refused"]), "buyer", WITHDRAWN);

const WITHDRAWN = "买家撤销退款申请";
