import type { Line } from "../../entities/order.ts";

/** What can still be paid back of a line. Postage only while nothing was sent. */
export interface RefundLimits {
  readonly goodsFen: number;
  readonly postageFen: number;
  readonly totalFen: number;
}

export function limitsOf(line: Line): RefundLimits {
  const goodsFen = Math.max(0, line.goodsFen - line.refundedFen);
  const postageFen = line.shipped === 0 ? Math.max(0, line.postageFen - line.refundedPostageFen) : 0;
  return { goodsFen, postageFen, totalFen: goodsFen + postageFen };
}
