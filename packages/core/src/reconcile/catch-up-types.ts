import type { CallOptions } from "../types/call-options.ts";

/** Which orders have changed? */
export interface CatchUpQuestion {
  /** Start of the period, by your clock: the arrival of the last push, or `nextSince` of the last run. */
  readonly since: Date;
  /** `cursor` of the last order that you have finished, to continue an interrupted run. Its page is read again. */
  readonly after?: string | undefined;
}

/** How the orders are read. The options of a call apply to each page. */
export interface CatchUpOptions extends CallOptions {
  /**
   * Maximum number of orders to read. The current page is finished.
   * @default 1000
   */
  readonly maxOrders?: number | undefined;
  /**
   * Orders per page; the server's maximum is not known.
   * @default 20
   */
  readonly pageSize?: number | undefined;
  /**
   * Set it if you have seen that your list begins with the order that was changed last: the run then ends at the first page
   * without a change since. By default, the run ends there only if the pages themselves prove this sorting. The option is ignored
   * if the pages show another sorting.
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
  /** When it was last changed. Undefined: the order does not show it, and is included to be safe. */
  readonly changedAt: Date | undefined;
  /** Store it when you have finished this order, and pass it as `after` to continue. */
  readonly cursor: string;
}

/**
 * Why a run ended.
 * - `list`: the whole list was read.
 * - `since`: all later orders in the list are older; the list is sorted by change.
 * - `limit`: `maxOrders` was reached. Continue with `after`.
 * - `gap`: the list ended before its own total, repeated a page, or came from a cache: orders may be missing.
 */
export type CatchUpEnd = "list" | "since" | "limit" | "gap";

/** The progress of a run. */
export interface Walked {
  readonly orders: number;
  readonly pages: number;
  readonly changed: number;
  /** Undefined while the run continues, and if the loop was left early. */
  readonly end: CatchUpEnd | undefined;
  /** Every order that was changed since has been seen: `end` is `list` or `since`. */
  readonly isComplete: boolean;
  /** `since` for the next run, once this one is complete: it includes changes made meanwhile. */
  readonly nextSince: Date;
}

/** How the orders of one marketplace are read. */
export interface ChangeReader<Page, Order> {
  /** The operation that lists orders. */
  readonly operationId: string;
  /** What errors call it: the method, `orders.list`. @default operationId */
  readonly name?: string;
  /** The orders of a page, and how many there are in all. */
  read(page: Page): { readonly items?: unknown; readonly total?: unknown };
  facts(order: Order): { readonly id: unknown; readonly createTime: unknown; readonly changeTime: unknown };
}

/** The changed orders, in the order of the list. A page is read when the loop reaches it. */
export interface CatchUp<Order> extends AsyncIterable<ChangedOrder<Order>> {
  /** The progress. Undefined until the loop has begun; final once it has ended. */
  readonly walked: Walked | undefined;
}
