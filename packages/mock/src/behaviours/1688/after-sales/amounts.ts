import type { Line, Order } from "../../../state/entities/order.ts";
import { isOver } from "../../../state/life/order-state.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { ReasonToRefund } from "./reasons.ts";

const BEFORE_SHIPMENT = "refundWaitSellerSend";

/** The amount for goods of some lines that can still be refunded. */
export const mostFen = (lines: readonly Line[]): number =>
  lines.reduce((sum, { goodsFen, refundedFen }) => sum + goodsFen - refundedFen, 0);

/** The price of the unsent pieces; of a line without sent pieces, its whole price. */
const unsentFen = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + unsentFenOf(line), 0);

const unsentFenOf = (line: Line): number => Math.max(0, line.goodsFen - sentFen(line) - line.refundedFen);

const sentFen = ({ goodsFen, shipped, quantity }: Line): number => Math.floor((goodsFen * shipped) / quantity);

/** The carriage of an order that can still be refunded. */
export const carriageLeftFen = ({ purchases, lines }: Order): number =>
  purchases.reduce((sum, { postageFen }) => sum + postageFen, 0) -
  lines.reduce((sum, { refundedPostageFen }) => sum + refundedPostageFen, 0);

export interface Wish {
  readonly goodsStatus: string;
  readonly paymentFen: number;
  readonly carriageFen: number;
  readonly reason: ReasonToRefund;
}

/** @throws Refused `amount-not-exact`, `fee-outside`, `carriage-too-high`. */
export function checkAmounts(order: Order, lines: readonly Line[], wish: Wish): void {
  const { goodsStatus, paymentFen, carriageFen } = wish;
  const exact = unsentFen(lines);
  if (goodsStatus === BEFORE_SHIPMENT && paymentFen !== exact) {
    refuse(paymentFen > mostFen(lines) ? "fee-outside" : "amount-not-exact", {
      en: `applyPayment is ${paymentFen}, must be ${exact} fen`,
      ...(paymentFen > mostFen(lines) ? { zh: "退款金额超过可退金额" } : {}),
    });
  }
  const most = mostFen(lines);
  if (paymentFen > most || paymentFen < 0 || paymentFen + carriageFen < 1) {
    refuse("fee-outside", { en: `applyPayment is ${paymentFen}, at most ${most} fen`, zh: "退款金额超过可退金额" });
  }
  const carriageMost = carriageMostFen(order, lines, wish);
  if (carriageFen > carriageMost || carriageFen < 0) {
    refuse("carriage-too-high", { en: `applyCarriage is ${carriageFen}, at most ${carriageMost} fen` });
  }
}

/** Carriage comes back when nothing was sent and nothing is left to send, or when the reason allows it. */
function carriageMostFen(order: Order, lines: readonly Line[], { goodsStatus, reason }: Wish): number {
  const isWhole =
    goodsStatus === BEFORE_SHIPMENT &&
    order.lines.every(
      ({ id, state, shipped }) => shipped === 0 && (isOver(state) || lines.some((line) => line.id === id)),
    );
  return isWhole || !reason.noRefundCarriage ? carriageLeftFen(order) : 0;
}

/**
 * How the goods' part of a case spreads over its lines. Before shipment each line gets what its unsent pieces cost; later the lines share by what is left of
 * each, rounding to the largest remainder, ties to the earlier line.
 */
export function sharesOf(lines: readonly Line[], { goodsStatus, paymentFen }: Wish): Record<string, number> {
  if (goodsStatus === BEFORE_SHIPMENT) return Object.fromEntries(lines.map((line) => [line.id, unsentFenOf(line)]));
  const most = mostFen(lines);
  if (most === 0) return {};
  const exact = lines.map((line) => (paymentFen * (line.goodsFen - line.refundedFen)) / most);
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = paymentFen - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return Object.fromEntries(lines.map(({ id }, index) => [id, shares[index] ?? 0]));
}

/** Whether a case ends the unsent part of its lines. */
export const endsUnsent = (goodsStatus: string): boolean => goodsStatus === BEFORE_SHIPMENT;
