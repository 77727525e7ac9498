import { InputError } from "../errors/errors.ts";
import type { ReconcileOptions } from "./types.ts";

/** Clocks that differ by no more than this, and whole seconds in the API's times, count as equal. */
export const SKEW_MS = 31_000;
const SETTLE_MS = 120_000;
const MAX_ORDERS = 1000;
const PAGE_SIZE = 20;

/** How a search runs, with all defaults filled in. */
export interface Search {
  readonly since: Date;
  readonly maxOrders: number;
  readonly pageSize: number;
  readonly settleMs: number;
  readonly newestFirst: boolean;
  readonly clock: () => number;
  /** From this time on, a missing order proves something. Undefined: from now. */
  readonly settledAt: Date | undefined;
}

/** @throws InputError `since` or an option is unusable. */
export function checkSearch(since: Date, options: ReconcileOptions): Search {
  const { maxOrders = MAX_ORDERS, pageSize = PAGE_SIZE, settleMs = SETTLE_MS, newestFirst = false } = options;
  const { clock = () => Date.now() } = options;
  for (const [name, value] of Object.entries({ maxOrders, pageSize, settleMs: settleMs + 1 })) {
    if (!Number.isInteger(value) || value < 1)
      throw new InputError(`${name} is out of range`, {
        hint: "Pass a whole number: 1 or more, for settleMs 0 or more.",
      });
  }
  const now = clock();
  if (!(since instanceof Date) || !(since.getTime() <= now + SKEW_MS)) {
    throw new InputError("since must be the time when the call was sent", {
      hint: "Pass a Date from before the call.",
    });
  }
  const end = since.getTime() + settleMs;
  return {
    since,
    maxOrders,
    pageSize,
    settleMs,
    newestFirst,
    clock,
    settledAt: now < end ? new Date(end) : undefined,
  };
}
