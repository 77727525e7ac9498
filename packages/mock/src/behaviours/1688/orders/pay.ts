import type { Order } from "../../../state/entities/order.ts";
import { stateOf } from "../../../state/life/order-state.ts";
import { isPayable, payPurchase } from "../../../state/life/pay-order.ts";
import { wakeOrder } from "../../../state/life/wake-order.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { needOrder, orderOf } from "./find-order.ts";
import { totalFen } from "./sums.ts";

const MOST_ORDERS = 30;

/** Pays one order by the standing agreement, or returns the link to the cashier. */
export function payOne(world: World, id: string | undefined) {
  const order = needOrder(world, id);
  if (!canBePaid(order)) {
    if (isClosed(order)) refuse("order-state", { en: `order ${order.id} is closed`, zh: "订单已关闭，无法支付" });
    if (stateOf(order.lines) === "building") {
      refuse("order-state", { en: `order ${order.id} is still being created`, zh: "订单处理中，请稍后支付" });
    }
    if (world.rules.switches.payPaid !== "cant") {
      refuse("order-state", { en: `order ${order.id} is paid already`, zh: "订单已付款，请勿重复支付" });
    }
    return { orderId: order.id, protocolPaySuccess: false, payUrl: null, cantPayOrderList: [order.id] };
  }
  const isPaid = payByAgreement(world, order);
  return {
    orderId: order.id,
    protocolPaySuccess: isPaid,
    payUrl: isPaid ? null : cashierUrl(world, [order.id]),
    cantPayOrderList: [],
  };
}

/** Pays those of several orders that can be paid. One link leads to the cashier for all orders that need it. */
export function payMany(world: World, ids: readonly string[]) {
  if (ids.length === 0) refuse("lines-empty", { en: "orderIds is empty", zh: "订单不能为空" });
  if (ids.length > MOST_ORDERS) refuse("too-many-orders", { en: `${ids.length}` });
  const orders = ids.map((id) => orderOf(world, id));
  const payable = orders.filter((order) => order !== undefined).filter(canBePaid);
  if (payable.length === 0) {
    refuse("order-state", { en: `none of ${ids.length} orders waits for payment`, zh: "订单已关闭，无法支付" });
  }
  const waiting = payable.filter((order) => !payByAgreement(world, order)).map(({ id }) => id);
  return {
    orderId: ids.length === 1 ? (ids[0] ?? null) : null,
    protocolPaySuccess: waiting.length === 0,
    payUrl: waiting.length === 0 ? null : cashierUrl(world, waiting),
    cantPayOrderList: ids.filter((id) => !payable.some((order) => order.id === id)),
  };
}

export const canBePaid = (order: Order): boolean => order.purchases.every(({ id }) => isPayable(order, id));

const isClosed = ({ lines }: Order): boolean => {
  const state = stateOf(lines);
  return state === "closed" || state === "refunded";
};

/** Whether the agreement paid the order. */
function payByAgreement(world: World, order: Order): boolean {
  const { agreement, agreementLimitFen } = world.rules;
  if (!agreement || (agreementLimitFen !== null && totalFen(order) > agreementLimitFen)) return false;
  const awake = wakeOrder(world, order);
  for (const { id } of awake.purchases) payPurchase(world, awake, id);
  return true;
}

/** The sandbox's own cashier page; the world is named because a browser sends no access key. */
export function cashierUrl(world: World, ids: readonly string[]): string {
  const query = new URLSearchParams({ orderId: ids.join(","), world: world.id });
  if (world.rules.switches.payUrl === "real") {
    return `https://trade.1688.com/order/cashier.htm?orderId=${ids.join(",")}`;
  }
  return `${world.origin}/__mock/cashier?${query.toString()}`;
}
