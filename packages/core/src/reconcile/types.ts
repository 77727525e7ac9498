import type { CallOptions } from "../types/call-options.ts";

/**
 * Where the money of an order stands. `unpaid`: it still waited for payment when it was looked at. `closed`: nothing is to be paid
 * any more; whether it was paid before is not told. `unknown`: its state is none that is known.
 */
export type PaymentState = "paid" | "unpaid" | "closed" | "unknown";

/** An order that was found in the list. */
export interface SeenOrder<Order> {
  readonly id: string | undefined;
  readonly payment: PaymentState;
  readonly order: Order;
}

/** What was looked at. */
export interface Looked {
  readonly orders: number;
  readonly pages: number;
  /** From when on an order counted, on the server's clock. */
  readonly since: Date;
}

/**
 * Why nobody can tell yet.
 * - `several`: more orders fit than were asked for. Perhaps it was ordered twice.
 * - `partly`: some of what was asked for is there, the rest is not.
 * - `cannot-tell`: orders in question lack what is needed to compare them.
 * - `too-early`: nothing fits (or it is not paid), but the call may still be at work. Ask again at `askAgainAt`.
 * - `list-incomplete`: nothing fits, but the list was not seen to its end: `maxOrders` ended the search, or the list broke off before
 *   its own total.
 */
export type Doubt = "several" | "partly" | "cannot-tell" | "too-early" | "list-incomplete";

/** What became of a call whose outcome was not known. Only `not-found` allows to send it again. */
export type Reconciliation<Order> =
  | {
      readonly state: "found";
      /** The order; the first of them when it was split. */
      readonly order: Order;
      /** Of all of them together: `unknown` when they differ. */
      readonly payment: PaymentState;
      readonly orders: readonly SeenOrder<Order>[];
      readonly looked: Looked;
    }
  | { readonly state: "not-found"; readonly looked: Looked }
  | {
      readonly state: "ambiguous";
      readonly reason: Doubt;
      /** The orders in question: a person should look at them. */
      readonly orders: readonly SeenOrder<Order>[];
      readonly looked: Looked;
      /** When a call that came through late would be in the list: ask once more then. Absent when that time is past. */
      readonly askAgainAt?: Date;
    };

/** How a search for an order runs. The options of a call hold for each page. */
export interface ReconcileOptions extends CallOptions {
  /** Orders to look at, at most. 1000 unless told otherwise. */
  readonly maxOrders?: number | undefined;
  /** Orders per page. 20 unless told otherwise; the highest that the server takes is not known. */
  readonly pageSize?: number | undefined;
  /**
   * Milliseconds after `since` for which the call may still be at work on the server, so that "it is not there" means nothing yet.
   * 120,000 unless told otherwise: no page of PandaPon says how long a call may take.
   */
  readonly settleMs?: number | undefined;
  /**
   * You have seen that your list begins with the newest order: the search then ends a day before `since`. Not documented, so off
   * unless told otherwise; it is dropped when the list turns out not to be in that order.
   */
  readonly newestFirst?: boolean | undefined;
  /** Milliseconds since 1970. `Date.now` unless told otherwise. */
  readonly clock?: (() => number) | undefined;
}

/** One line of an order, as far as it is known. */
export interface OrderLine {
  readonly sku?: string | undefined;
  readonly product?: string | undefined;
  readonly quantity?: number | undefined;
}

/** What can be read of an order, whatever its marketplace. */
export interface OrderFacts {
  /** Every id that names it; the first is the one to hand out. */
  readonly ids: readonly string[];
  /** When it was made, as the API writes it. */
  readonly createTime: unknown;
  /** The user's own text that it carries. */
  readonly mark: string | undefined;
  readonly lines: readonly OrderLine[] | undefined;
  readonly payment: PaymentState;
}

/** How the orders of one marketplace are read. */
export interface OrderReader<Page, Order> {
  /** Names the list in errors. */
  readonly operationId: string;
  /** The orders of a page, and how many there are in all. */
  read(page: Page): { readonly items: readonly Order[] | null | undefined; readonly total: number | null | undefined };
  facts(order: Order): OrderFacts;
  /** Another mark than the one asked for proves that it is another order. */
  readonly marksAreSure: boolean;
}

/** What is asked about the creation of an order. */
export interface CreationQuestion {
  /** When the call was sent, by the local clock. */
  readonly since: Date;
  readonly mark?: string | undefined;
  readonly lines?: readonly OrderLine[] | undefined;
  /** Orders that are known to be others. */
  readonly except?: readonly string[] | undefined;
}

/** What is asked about orders that exist. */
export interface PaymentQuestion {
  readonly since: Date;
  readonly ids: readonly string[];
}
