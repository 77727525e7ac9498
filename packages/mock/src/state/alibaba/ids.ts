import type { World } from "../world.ts";

const FIRST = 2_542_285_634_920_345_678n;
const STEP = 10_000_001n;
const LINE_STEP = 1_000_000n;

/** Orders that the seed holds: the next one is number 6. */
export const SEEDED_ORDERS = 6;

/** Id of the nth order of a world, 19 digits above 2^53. */
export const orderIdOf = (n: number): string => String(FIRST + BigInt(n) * STEP);

/** Id of the kth line of an order, from 1: as every pair of ids in the description's examples. */
export const lineIdOf = (orderId: string, k: number): string => String(BigInt(orderId) + BigInt(k) * LINE_STEP);

/** Each world has room for 900,000 orders; the sum stays below 2^63. */
const ORDERS = { stretch: 1_000_000, most: 600_000 };

export const nextOrderId = (world: World): string => orderIdOf(world.nextOwn("1688.order", SEEDED_ORDERS, ORDERS));

const FIRST_REFUND = 36_712_345_678_901_577n;
const FIRST_RECORD = 1_232_730_479_761_817_723n;

/** PandaPon's own row id of a case, made from the number in its `TQ…` id. */
export const recordIdOf = (refundId: string): string =>
  String(FIRST_RECORD + BigInt(refundId.replace(/^TQ/, "")) - FIRST_REFUND);
