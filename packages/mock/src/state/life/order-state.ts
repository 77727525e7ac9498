import type { Line, LineState, Order, OrderState } from "../entities/order.ts";

/** How far a line has come; `partly` counts as sent. */
const RANK: Readonly<Record<LineState, number>> = {
  building: 0,
  unpaid: 1,
  paid: 2,
  partly: 3,
  shipped: 4,
  received: 5,
  done: 6,
  closed: 7,
  refunded: 7,
};

export const isOver = (state: LineState): boolean => state === "closed" || state === "refunded";

/**
 * The state of an order, or of a purchase, is a function of its lines. Lists of thousands of orders compute it, so it makes no
 * copies.
 */
export function stateOf(lines: readonly Line[]): OrderState {
  let least = RANK.closed;
  let most = RANK.building;
  let wasPaid = false;
  for (const { state } of lines) {
    if (state === "building") return "building";
    if (state === "refunded") wasPaid = true;
    if (isOver(state)) continue;
    least = Math.min(least, RANK[state]);
    most = Math.max(most, RANK[state]);
  }
  if (most === RANK.building) return wasPaid ? "refunded" : "closed";
  if (least === RANK.unpaid) return most === RANK.unpaid ? "unpaid" : "partly-paid";
  if (most === RANK.paid) return "paid";
  if (least < RANK.shipped) return "partly-shipped";
  if (least === RANK.shipped) return "shipped";
  return least === RANK.received ? "received" : "done";
}

export const linesOf = (order: Order, purchaseId: string): readonly Line[] =>
  order.lines.filter((line) => line.purchaseId === purchaseId);

export const isPaid = (state: LineState): boolean =>
  state === "paid" || state === "partly" || state === "shipped" || state === "received" || state === "done";

/** Lines that count in a sum: lines closed before payment count only if there are no others. */
export function countedLines(lines: readonly Line[]): readonly Line[] {
  const counted = lines.filter(({ state }) => state !== "closed");
  return counted.length === 0 ? lines : counted;
}

export const sumOf = (lines: readonly Line[], amount: (line: Line) => number): number =>
  lines.reduce((sum, line) => sum + amount(line), 0);

export const goodsFenOf = (lines: readonly Line[]): number => sumOf(lines, ({ goodsFen }) => goodsFen);
export const postageFenOf = (lines: readonly Line[]): number => sumOf(lines, ({ postageFen }) => postageFen);
export const amountFenOf = (line: Line): number => line.goodsFen + line.postageFen;
