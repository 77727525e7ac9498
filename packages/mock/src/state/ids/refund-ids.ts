import type { Market } from "../entities/common.ts";
import type { World } from "../world.ts";

/** First number of a case that a world makes; the ones before it belong to the seed. */
const FIRST: Readonly<Record<Market, bigint>> = { taobao: 110002685761n, "1688": 36712345678901579n };

export function nextRefundId(world: World, market: Market): string {
  const number = FIRST[market] + BigInt(world.next(`refund.${market}`, 0));
  return market === "1688" ? `TQ${number}` : String(number);
}
