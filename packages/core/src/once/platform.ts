import type { OrderLine, PaymentReconciliation, Reconciliation } from "../reconcile/types.ts";
import type { CallOptions } from "../types/call-options.ts";

/** The answer to a creation. */
export interface CreatedOrders<Order> {
  /** Ids of the orders; empty when the answer names none. */
  readonly orderIds: readonly string[];
  readonly orders: readonly Order[];
}

/** A question about orders. All times are on the server's clock. */
export interface OnceQuestion {
  readonly since: Date;
  readonly mark?: string | undefined;
  readonly lines?: readonly OrderLine[] | undefined;
  readonly except: readonly string[];
}

/** How a question is asked. */
export interface OnceSearch extends CallOptions {
  /** The server's clock. */
  readonly clock: () => number;
  /** If nothing is found, the order is sent again: search often enough to be sure. */
  readonly isProof?: boolean | undefined;
}

/** What the protocol needs from a marketplace. It only reads; the caller's call does the writing. */
export interface OncePlatform<Order> {
  /** The server's clock, from the `Date` of a fresh answer; undefined when it shows none. */
  serverTime(options: CallOptions): Promise<number | undefined>;
  /** Whether an order was created. "Too early" is judged by the protocol, so no settle time applies. */
  find(question: OnceQuestion, search: OnceSearch): Promise<Reconciliation<Order>>;
  /**
   * Ids of the orders that exist and could be mistaken for one with these lines.
   *
   * @throws PandaPonError The list could not be read, or not proven to be complete.
   */
  lookalikes(lines: readonly OrderLine[], search: OnceSearch): Promise<readonly string[]>;
  /** Whether orders are paid. */
  payments(orderIds: readonly string[], since: Date, search: OnceSearch): Promise<PaymentReconciliation<Order>>;
  linesOf(order: Order): readonly OrderLine[];
  /** The caller's own text that an order carries. */
  markOf(order: Order): unknown;
  /** An order without the text that it was created with is another order. False: the text may be missing or changed in an order. */
  readonly marksAreSure: boolean;
}

/** A creation that is to happen once. */
export interface Creation<Order> {
  /** The whole input, for the hash. */
  readonly input: unknown;
  /** The caller's own number that the order carries, where the API takes one. */
  readonly mark: string | undefined;
  /**
   * The ordered lines. Read once, before the first attempt.
   *
   * @throws InputError The lines are not known, and the order carries no mark: it could not be recognized.
   */
  lines(options: CallOptions): Promise<readonly OrderLine[] | undefined>;
  send(options: CallOptions): Promise<CreatedOrders<Order>>;
}

/** The answer to a payment. */
export interface PaymentAnswer {
  /** The orders that were not paid. */
  readonly failedIds: readonly string[];
  /** False: the answer does not say that the other orders were paid, for instance because it names a page on which to pay. */
  readonly isPaid: boolean;
  /** That page. */
  readonly payUrl?: string | undefined;
}

/** A payment that is to happen once. */
export interface Payment {
  readonly orderIds: readonly string[];
  send(options: CallOptions): Promise<PaymentAnswer>;
}
