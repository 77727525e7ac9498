import type { Order } from "../entities/order.ts";
import { currentOrder } from "../life/change-order.ts";
import { isPayable, payPurchase } from "../life/pay-order.ts";
import { refuse } from "../refusals/refused.ts";
import type { World } from "../world.ts";
import { findOrder, meantPurchases } from "./find.ts";

/** Pays what the id of an order or a purchase means, by whatever way: the balance is not asked. */
export function pay(world: World, id: string): Order {
  const found = findOrder(world, id);
  const payable = meantPurchases(found).filter((purchaseId) => isPayable(found.order, purchaseId));
  if (payable.length === 0) return refuse("order-state", { en: `${id} does not wait for payment` });
  for (const purchaseId of payable) payPurchase(world, currentOrder(world, found.order), purchaseId);
  return currentOrder(world, found.order);
}
