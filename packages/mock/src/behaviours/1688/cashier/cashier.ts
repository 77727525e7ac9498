import type { Order } from "../../../state/entities/order.ts";
import { payPurchase } from "../../../state/life/pay-order.ts";
import { wakeOrder } from "../../../state/life/wake-order.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import { type Outcome, run } from "../../../state/run.ts";
import type { World } from "../../../state/world.ts";
import { orderOf } from "../orders/find-order.ts";
import { canBePaid } from "../orders/pay.ts";

/** Orders of a cashier link, unknown ids left out. */
export const cashierOrders = (world: World, ids: readonly string[]): readonly Order[] =>
  [...new Set(ids)].flatMap((id) => orderOf(world, id) ?? []);

/** Orders of a cashier link: `a,b,c`. */
export const cashierIds = (orderId: string): readonly string[] => orderId.split(",").map((id) => id.trim());

/**
 * The buyer pays at the cashier: all orders of the link that still wait for payment, as one command, at their prices of now. Refused with `order-state` when none
 * of them does.
 */
export function payAtCashier(world: World, ids: readonly string[]): Outcome<readonly string[]> {
  return run(world, { actor: "buyer" }, () => {
    const payable = cashierOrders(world, ids).filter(canBePaid);
    if (payable.length === 0) refuse("order-state", { en: "no order of the link waits for payment" });
    for (const order of payable) {
      const awake = wakeOrder(world, order);
      for (const { id } of awake.purchases) payPurchase(world, awake, id);
    }
    return payable.map(({ id }) => id);
  });
}
