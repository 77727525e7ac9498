import type { CallOptions } from "../types/call-options.ts";

/** Which orders have changed? */
export interface CatchUpQuestion {
  /** Since when, by your clock: when the last push arrived, or `nextSince` of the last run. */
  readonly since: Date;
  /** `cursor` of the last order that you are done with, to go on where a run was broken off. Its page is read again. */
  readonly after?: string | undefined;
}

/** How the orders are looked through. The options of a call hold for each page. */
export interface CatchUpOptions extends CallOptions {
  /**
   * Orders to look at, at most. The page that is under way is finished.
   * @default 1000
   */
  readonly maxOrders?: number | undefined;
  /**
   * Orders per page; the highest number that the server takes is not known.
   * @default 20
   */
  readonly pageSize?: number | undefined;
  /**
   * You have seen that your list begins with the order that was changed last: the run then ends at the first page of orders without a
   * change since. Without the option it ends there only when the pages themselves have shown that order. It is ignored when they show
   * another.
   * @default false
   */
  readonly newestFirst?: boolean | undefined;
  /**
   * Milliseconds since 1970.
   * @default Date.now
   */
  readonly clock?: (() => number) | undefined;
}

/** An order that was changed, or may have been. */
export interface ChangedOrder<Order> {
  readonly id: string | undefined;
  readonly order: Order;
  /** When it was changed last. Undefined: the order does not say; it is among the changed ones to be safe. */
  readonly changedAt: Date | undefined;
  /** Store it when you are done with this order, and give it as `after` to go on. */
  readonly cursor: string;
}

/**
 * Why a run ended.
 * - `list`: the whole list was read.
 * - `since`: all orders behind are older; the list is in the order of the changes.
 * - `limit`: `maxOrders` was reached. Go on with `after`.
 * - `gap`: the list ended before its own total, repeated a page, or came from a cache: orders may be missing.
 */
export type CatchUpEnd = "list" | "since" | "limit" | "gap";

/** What a run has looked at so far. */
export interface Walked {
  readonly orders: number;
  readonly pages: number;
  readonly changed: number;
  /** Undefined while the run goes on, or when the loop was left. */
  readonly end: CatchUpEnd | undefined;
  /** Every order that was changed since has been seen: `end` is `list` or `since`. */
  readonly isComplete: boolean;
  /** `since` of the next run, once this one is complete: what changes meanwhile is in that one. */
  readonly nextSince: Date;
}

/** How the orders of one marketplace are read. */
export interface ChangeReader<Page, Order> {
  /** Names the list in errors. */
  readonly operationId: string;
  /** The orders of a page, and how many there are in all. */
  read(page: Page): { readonly items?: unknown; readonly total?: unknown };
  facts(order: Order): { readonly id: unknown; readonly createTime: unknown; readonly changeTime: unknown };
}

/** The changed orders, in the order of the list. A page is read when the loop comes to it. */
export interface CatchUp<Order> extends AsyncIterable<ChangedOrder<Order>> {
  /** What was looked at. Undefined until the loop has begun; final once it has ended. */
  readonly walked: Walked | undefined;
}
