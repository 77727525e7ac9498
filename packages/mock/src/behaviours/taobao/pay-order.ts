import type { TaobaoPayFailure, TaobaoPayResult } from "@pandapon/core/taobao";
import type { Order } from "../../state/entities/order.ts";
import { currentOrder } from "../../state/life/change-order.ts";
import { isPayable, linesOutOfStock, payPurchase, unpaidFenOf } from "../../state/life/pay-order.ts";
import { wakeOrder } from "../../state/life/wake-order.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { orderById } from "./find.ts";

interface Payable {
  readonly order: Order;
  readonly purchaseId: string;
}

/** Pays purchases in order while the balance lasts. Purchases that exceed it are listed; the call still succeeds. */
export function payOrders(
  world: World,
  orderId: string | undefined,
  purchaseIds: readonly string[] = [],
): TaobaoPayResult {
  const asked = purchaseIds.length > 0 ? byPurchase(world, orderId, purchaseIds) : byOrder(world, orderId);
  const payable = asked.filter(({ order, purchaseId }) => isPayable(order, purchaseId));
  if (payable.length === 0) {
    return refuse("order-state", {
      en: `none of these purchases waits for payment: ${asked.map(({ purchaseId }) => purchaseId).join(", ")}`,
      zh: "订单状态不允许支付",
    });
  }
  const paid: string[] = [];
  const failed: TaobaoPayFailure[] = [];
  for (const { order, purchaseId } of payable) {
    const current = wakeOrder(world, currentOrder(world, order));
    if (unpaidFenOf(current, purchaseId) > world.balanceFen) {
      failed.push({ gspOrderId: purchaseId, errorCode: "EXAMPLE_BALANCE_TOO_LOW", errorMessage: "账户余额不足" });
    } else if (linesOutOfStock(world, current, purchaseId).length > 0) {
      failed.push({ gspOrderId: purchaseId, errorCode: "EXAMPLE_OUT_OF_STOCK", errorMessage: "商品库存不足" });
    } else {
      payPurchase(world, current, purchaseId);
      paid.push(purchaseId);
    }
  }
  return {
    willPayPurchaseOrderIds: paid,
    payFailurePurchaseOrderIds: failed.map(({ gspOrderId = "" }) => gspOrderId),
    payFailedResults: failed,
  };
}

function byOrder(world: World, orderId: string | undefined): readonly Payable[] {
  if (orderId === undefined) return refuse("order-unknown", { en: "send orderId or purchaseOrderIdList" });
  const order = orderById(world, orderId);
  return order.purchases.map(({ id }) => ({ order, purchaseId: id }));
}

function byPurchase(world: World, orderId: string | undefined, purchaseIds: readonly string[]): readonly Payable[] {
  const whole = orderId === undefined ? undefined : orderById(world, orderId);
  return purchaseIds.map((purchaseId) => {
    const order = whole ?? world.taobao.orders.find(purchaseId);
    if (order?.purchases.some(({ id }) => id === purchaseId) === true) return { order, purchaseId };
    return refuse("order-unknown", {
      en: `${purchaseId} is not a taobaoPurchaseId${whole === undefined ? "" : ` of the order ${whole.id}`}`,
    });
  });
}
