import type { Market } from "../entities/common.ts";
import type { World } from "../world.ts";
import { EIGHT_DIGITS } from "./stretches.ts";

/** Number of the first case of a world; lower numbers belong to the seed. */
const FIRST: Readonly<Record<Market, bigint>> = { taobao: 110002685761n, "1688": 36712345678901579n };

export function nextRefundId(world: World, market: Market): string {
  const number = FIRST[market] + BigInt(world.nextOwn(`refund.${market}`, 0, EIGHT_DIGITS));
  return market === "1688" ? `TQ${number}` : String(number);
}
