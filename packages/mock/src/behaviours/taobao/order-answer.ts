import { formatChinaTime } from "@pandapon/core";
import type { TaobaoOrder } from "@pandapon/core/taobao";
import type { Order } from "../../state/entities/order.ts";
import { countedLines, goodsFenOf, postageFenOf } from "../../state/life/order-state.ts";
import type { World } from "../../state/world.ts";
import { lineAnswer } from "./line-answer.ts";
import { orderStatus } from "./status.ts";

/** An order as get and list answer it. Sums count only the lines that were not closed before payment, unless all were. */
export function orderAnswer(world: World, order: Order): Required<Omit<TaobaoOrder, "subOrderVOS">> & TaobaoOrder {
  const counted = countedLines(order.lines);
  const goodsFen = goodsFenOf(counted);
  const postageFen = postageFenOf(counted);
  const paid = order.purchases.filter(({ paidFen }) => paidFen !== null);
  const { country, province: state, city, district, street: address, zip } = order.receiver;
  return {
    id: order.id,
    orderNo: order.number,
    createTime: timeText(order.createdAt),
    status: orderStatus(world, order.lines),
    purchaseCurrency: "CNY",
    payCurrency: "CNY",
    purchaseAmount: String(goodsFen + postageFen),
    productAmount: String(goodsFen),
    payAmount: paid.length === 0 ? null : String(paid.reduce((sum, { paidFen }) => sum + (paidFen ?? 0), 0)),
    domesticPostFee: postageFen,
    orderSource: order.source,
    sellerOrderNumber: order.ownNumber,
    payTime: payTimeOf(order),
    modifyTime: timeText(order.changedAt),
    subOrderVOS: order.lines.map((line) => lineAnswer(world, order, line)),
    receiver: { country, state, city, district, address, zip },
  };
}

/** The latest payment, if no line waits for payment. */
function payTimeOf({ purchases, lines }: Order): string | null {
  if (lines.some(({ state }) => state === "unpaid" || state === "building")) return null;
  const times = purchases.flatMap(({ paidAt }) => paidAt ?? []);
  return times.length === 0 ? null : timeText(Math.max(...times));
}

export const timeText = (ms: number): string => formatChinaTime(new Date(ms));
