import type { Order } from "../../../state/entities/order.ts";
import { stateOf } from "../../../state/life/order-state.ts";
import type { World } from "../../../state/world.ts";
import { yuan } from "../money.ts";
import { longTime } from "../times.ts";
import { totalFen } from "./sums.ts";
import { tradeTypeOf } from "./trade-type.ts";
import { headOf } from "./wire-head.ts";
import { wireLine } from "./wire-line.ts";
import { type LogisticsChoice, wireLogistics } from "./wire-logistics.ts";

/** An order as creation, list and price push show it. */
export function wireOrder(world: World, order: Order, choice: LogisticsChoice = {}) {
  const seller = world.catalogue.alibaba.seller(order.purchases[0]?.sellerId ?? "");
  return {
    guaranteesTerms: null,
    internationalLogistics: null,
    nativeLogistics: wireLogistics(world, order, seller, choice),
    productItems: order.lines.map((line) => wireLine(world, order, line)),
    tradeTerms: [termOf(order)],
    extAttributes: [],
    baseInfo: headOf(world, order, seller),
  };
}

function termOf(order: Order) {
  const [purchase] = order.purchases;
  const trade = tradeTypeOf(order);
  return {
    payStatus: payStatusOf(order),
    ...(typeof purchase?.paidAt === "number" ? { payTime: longTime(purchase.paidAt) } : {}),
    payWay: trade.payWay.text,
    payWayDesc: trade.words.text,
    phasAmount: yuan(totalFen(order)),
    cardPay: false,
    expressPay: false,
  };
}

/** "1" to be paid, or closed before; "2" paid; "4" all of it paid back. */
function payStatusOf(order: Order): string {
  if (order.purchases.every(({ paidAt }) => paidAt === null)) return "1";
  return stateOf(order.lines) === "refunded" ? "4" : "2";
}
