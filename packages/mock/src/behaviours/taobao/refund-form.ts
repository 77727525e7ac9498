import type { Line, LineState, Order } from "../../state/entities/order.ts";
import { openCase } from "../../state/life/open-case.ts";
import { limitsOf } from "../../state/life/refund/limits.ts";
import { type RefundReason, taobaoRefundReasons } from "../../state/texts/taobao-texts.ts";
import type { World } from "../../state/world.ts";

/** The locations of the goods that a buyer may state, by state of the line. */
const GOODS_STATUSES: Readonly<Partial<Record<LineState, readonly number[]>>> = {
  paid: [1],
  shipped: [2, 3],
  received: [3, 4],
  done: [3, 4],
};
const RECEIVED_BY_BUYER = 4;
const NOT_RECEIVED = 3;

const UNSENT_REASONS = [1, 3, 4];
const SENT_REASONS = [1, 2, 5, 6];
const RETURN_REASONS = [2, 7, 8];
/** Sellers that accept returns without a reason. */
const WITHOUT_REASON = "7d";

/** The claims that the buyer of a line can make now. */
export interface RefundForm {
  /** No claim is possible: not paid, finished, refunded, too late, or a case is open. */
  readonly isOpen: boolean;
  readonly goodsStatuses: readonly number[];
  readonly reasons: readonly RefundReason[];
  readonly maxFen: number;
  readonly minFen: number;
  readonly isFixed: boolean;
}

export function refundForm(world: World, order: Order, line: Line, isReturn: boolean): RefundForm {
  const goodsStatuses = GOODS_STATUSES[line.state] ?? [];
  const { totalFen } = limitsOf(line);
  const isOpen = canAsk(world, line) && openCase(world, order, line) === undefined;
  const isFixed = line.shipped === 0;
  const maxFen = isOpen ? totalFen : 0;
  return {
    isOpen,
    goodsStatuses: isOpen ? goodsStatuses : [],
    reasons: isOpen ? reasonsOf(line, isReturn) : [],
    maxFen,
    minFen: isFixed ? maxFen : Math.min(1, maxFen),
    isFixed,
  };
}

/** Whether a case can be made of a line, leaving aside one that is under way. */
export function canAsk(world: World, line: Line): boolean {
  const { afterSaleWithinMs } = world.rules;
  const isLate = line.doneAt !== null && afterSaleWithinMs !== null && world.now > line.doneAt + afterSaleWithinMs;
  return (GOODS_STATUSES[line.state] ?? []).length > 0 && limitsOf(line).totalFen > 0 && !isLate;
}

export const goodsStatusesOf = ({ state }: Line): readonly number[] => GOODS_STATUSES[state] ?? [];

/** The status that a request means: a return needs goods that the buyer has. */
export function meantGoodsStatus(line: Line, isReturn: boolean, asked: number | undefined): number | undefined {
  const allowed = goodsStatusesOf(line);
  const wanted = asked ?? (isReturn ? RECEIVED_BY_BUYER : allowed[0]);
  const meant = isReturn && wanted === NOT_RECEIVED ? RECEIVED_BY_BUYER : wanted;
  if (isReturn && meant !== RECEIVED_BY_BUYER) return undefined;
  return allowed.find((status) => status === meant);
}

export function reasonsOf(line: Line, isReturn: boolean): readonly RefundReason[] {
  const takesBack = line.goods.services.includes(WITHOUT_REASON) ? [1] : [];
  const sent = isReturn ? [...RETURN_REASONS, ...takesBack] : SENT_REASONS;
  const ids = line.shipped === 0 ? UNSENT_REASONS : sent;
  return taobaoRefundReasons.filter(({ id }) => ids.includes(id));
}
