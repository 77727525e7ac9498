import type { Order } from "../../../state/entities/order.ts";
import type { Refund } from "../../../state/entities/refund.ts";
import { goodsFenOf, stateOf, sumOf } from "../../../state/life/order-state.ts";
import { alibabaOrderStatus } from "../../../state/texts/alibaba-texts.ts";
import type { World } from "../../../state/world.ts";

/** Goods of all lines, closed ones included. */
export const goodsFen = ({ lines }: Order): number => goodsFenOf(lines);

export const carriageFen = ({ purchases }: Order): number =>
  purchases.reduce((sum, { postageFen }) => sum + postageFen, 0);

export const totalFen = (order: Order): number => goodsFen(order) + carriageFen(order);

/** The seller's price change: negative for a discount. */
export const discountFen = ({ lines }: Order): number =>
  sumOf(lines, ({ goodsFen: amount, unitFen, quantity }) => amount - unitFen * quantity);

export const refundedFen = ({ lines }: Order): number =>
  sumOf(lines, (line) => line.refundedFen + line.refundedPostageFen);

/** The raw `status` of the head. */
export function statusOf(world: World, order: Order): string {
  const state = stateOf(order.lines);
  const isCancel = state === "refunded" && world.rules.switches.allRefunded === "cancel";
  return (isCancel ? alibabaOrderStatus.closed : alibabaOrderStatus[state]).text;
}

/** All cases of an order, the oldest first. */
export const casesOf = (world: World, { lines }: Order): readonly Refund[] =>
  [...new Set(lines.flatMap(({ refundIds }) => refundIds))].sort().flatMap((id) => world["1688"].refunds.get(id) ?? []);

/** Whether a case was opened after receipt. */
export const isAfterSale = ({ extra }: Refund): boolean => extra.phase === 2;
