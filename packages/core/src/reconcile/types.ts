import type { CallOptions } from "../types/call-options.ts";

/**
 * The payment state of an order, as far as the order shows it.
 * - `paid`: the order shows a payment.
 * - `closed`: the order can no longer be paid. It may have been paid before.
 * - `unsettled`: the order shows no payment. A payment that was sent may still be on its way.
 * - `unknown`: the state of the order is not a known one.
 */
export type PaymentState = "paid" | "closed" | "unsettled" | "unknown";

/** An order that was seen. */
export interface SeenOrder<Order> {
  readonly id: string | undefined;
  readonly payment: PaymentState;
  readonly order: Order;
}

/** How much of the list was read. */
export interface Looked {
  /** Number of different orders. */
  readonly orders: number;
  /** Pages of the last pass over the list. */
  readonly pages: number;
  /** The time from which orders counted, on the server's clock. */
  readonly since: Date;
}

/**
 * Why the list proves nothing about an order that it does not show.
 * - `list-incomplete`: the search did not see the whole list: `maxOrders` ended it, a page was missing, was not the requested one
 *   or overlapped the one before, or the orders disagree with the list's own totals.
 * - `list-changed`: the list changed while it was read, so that an order may have moved from page to page unseen.
 * - `list-cached`: an answer was a copy from a cache (its headers say so), or is dated before the call.
 * - `too-early`: the call may still be at work on the server.
 */
export type ListDoubt = "list-incomplete" | "list-changed" | "list-cached" | "too-early";

/**
 * Why it cannot be told yet whether the order was created: the list proves nothing, or
 * - `several`: more orders match than were placed. Perhaps it was ordered twice.
 * - `partly`: some of the ordered lines exist, the others do not.
 * - `cannot-tell`: possible orders lack what is needed to compare them.
 */
export type Doubt = ListDoubt | "several" | "partly" | "cannot-tell";

/** The outcome of a call that creates an order. Only after `not-found` may it be sent again. */
export type Reconciliation<Order> =
  | {
      readonly state: "found";
      /** The order; the first of them when it was split. */
      readonly order: Order;
      /** The state of all orders together; `unknown` if they differ. */
      readonly payment: PaymentState;
      readonly orders: readonly SeenOrder<Order>[];
      readonly looked: Looked;
    }
  | { readonly state: "not-found"; readonly looked: Looked }
  | {
      readonly state: "ambiguous";
      readonly reason: Doubt;
      /** The orders in question, for a person to check. */
      readonly orders: readonly SeenOrder<Order>[];
      readonly looked: Looked;
      /** When to ask again. Absent if only a person can tell. */
      readonly askAgainAt?: Date;
    };

/**
 * Why it cannot be told whether the orders are paid.
 * - `no-payment-seen`: an order shows no payment. It may still arrive, however late.
 * - `unknown-state`: an order has an unknown state.
 * - `partly-paid`: some orders are paid or closed, others are not.
 * - `not-seen`: an order was not found, neither by its id nor in the list.
 */
export type PaymentDoubt = "no-payment-seen" | "unknown-state" | "partly-paid" | "not-seen";

/** The outcome of a payment. **No state means that you may pay again**: first, a person has to ask PandaPon. */
export type PaymentReconciliation<Order> =
  | { readonly state: "paid" | "closed"; readonly orders: readonly SeenOrder<Order>[]; readonly looked: Looked }
  | {
      readonly state: "unsettled";
      readonly reason: PaymentDoubt;
      /** The orders that were seen. */
      readonly orders: readonly SeenOrder<Order>[];
      readonly looked: Looked;
      /** When to ask again. */
      readonly askAgainAt: Date;
    };

/** How a search for an order runs. The options of a call apply to each page. */
export interface ReconcileOptions extends CallOptions {
  /**
   * Maximum number of orders to read.
   * @default 1000
   */
  readonly maxOrders?: number | undefined;
  /**
   * Orders per page; the server's maximum is not known.
   * @default 20
   */
  readonly pageSize?: number | undefined;
  /**
   * Milliseconds after `since` for which the call may still be at work on the server, so that an order that is missing proves
   * nothing yet. No page of PandaPon says how long a call may take, nor how long an order takes to show in the list.
   * @default 120_000
   */
  readonly settleMs?: number | undefined;
  /**
   * Set it if you have seen that your list begins with the newest order: the search then ends a day before `since`. The sorting is
   * not documented, so the option is off by default. It is ignored if the list turns out to be sorted otherwise.
   */
  readonly newestFirst?: boolean | undefined;
  /**
   * Milliseconds since 1970.
   * @default Date.now
   */
  readonly clock?: (() => number) | undefined;
}

/** One line of an order, as far as it is known. */
export interface OrderLine {
  readonly sku?: unknown;
  readonly product?: unknown;
  /** A number, or its decimal text. */
  readonly quantity?: unknown;
}

/** What can be read of an order, in any marketplace. Values are compared as text, without regard to case and spaces around them. */
export interface OrderFacts {
  /** All ids of the order, the one for the user first. Placeholders such as `0` are left out. */
  readonly ids: readonly unknown[];
  /** When the order was created, as the API writes it. */
  readonly createTime: unknown;
  /** The caller's own text that it carries. */
  readonly mark: unknown;
  readonly lines: readonly OrderLine[] | null | undefined;
  readonly payment: PaymentState;
}

/** How the orders of one marketplace are read. */
export interface OrderReader<Page, Order> {
  /** The operation that lists orders. */
  readonly operationId: string;
  /** What errors call it: the method, `orders.list`. @default operationId */
  readonly name?: string;
  /** The orders of a page, how many there are in all, the number that the page gives itself, and how many pages there are. */
  read(page: Page): {
    readonly items: unknown;
    readonly total: unknown;
    readonly number?: unknown;
    readonly ofPages?: unknown;
  };
  facts(order: Order): OrderFacts;
  /** Whether another mark proves that it is another order. */
  readonly marksAreSure: boolean;
}

/** The question whether an order was created. */
export interface CreationQuestion {
  /** When the call was sent, by the local clock. */
  readonly since: Date;
  readonly mark?: unknown;
  readonly lines?: readonly OrderLine[] | undefined;
  /** Ids of orders that are known to be other orders. */
  readonly except?: readonly unknown[] | undefined;
}

/** The question whether existing orders are paid. */
export interface PaymentQuestion {
  /** When the payment was sent, by the local clock. */
  readonly since: Date;
  readonly ids: readonly unknown[];
}
