import { type ErrorDetails, PandaPonError } from "../errors/errors.ts";
import type { Doubt } from "../reconcile/types.ts";

/**
 * Why the outcome of a call is not known yet.
 * - `in-progress`: another call of the same key holds the lease.
 * - `too-early`, `list-…`: the platform's list proves nothing yet.
 * - `twin`: another open key ordered the same lines, and the order in the list may belong to that key.
 * - `unsettled`: no order shows the payment. Only a person who has asked PandaPon can know that it will not arrive.
 * - `unreadable`: the list could not be read; see `cause`.
 * - `journal`: the journal could not be read or written; see `cause`.
 */
export type PendingReason = "in-progress" | "twin" | "unsettled" | "unreadable" | "journal" | Doubt;

interface OnceDetails extends ErrorDetails {
  readonly key: string;
}

/** The outcome is not known yet. Repeat the call with the same key and input at any time: that is always safe. */
export class PendingError extends PandaPonError {
  protected static override readonly kind = "PendingError";
  override readonly name = "PendingError";
  declare readonly key: string;
  declare readonly reason: PendingReason;
  /** When repeating may help. */
  declare readonly askAgainAt: Date;
  /** Ids of the orders that exist, if only recording them failed or if a batch is not complete. */
  declare readonly orderIds?: readonly string[];
  /** For a payment: the page on which a person pays, if the platform named one. `toJSON` leaves it out, so that no log shows it. */
  declare readonly payUrl?: string;

  constructor(
    message: string,
    details: OnceDetails & {
      readonly reason: PendingReason;
      readonly askAgainAt: Date;
      readonly orderIds?: readonly string[] | undefined;
      readonly payUrl?: string | undefined;
    },
  ) {
    super(message, {
      hint: "Repeat the call with the same key and input at askAgainAt or later. Do not use another key.",
      ...details,
    });
  }

  override toJSON(): Record<string, unknown> {
    const { payUrl: _, ...rest } = super.toJSON();
    return rest;
  }
}

/** Only a person can judge what the platform shows; `orderIds` are the orders in question. Nothing more is sent for this key. */
export class AmbiguousError extends PandaPonError {
  protected static override readonly kind = "AmbiguousError";
  override readonly name = "AmbiguousError";
  declare readonly key: string;
  declare readonly reason: Doubt;
  declare readonly orderIds: readonly string[];

  constructor(
    message: string,
    details: OnceDetails & { readonly reason: Doubt; readonly orderIds: readonly string[] },
  ) {
    super(message, {
      hint: "Look at these orders in PandaPon's console. Repeating the call searches again and sends nothing.",
      ...details,
    });
  }
}

/** The key was refused, or its order is closed: nothing is under way. */
export class RefusedError extends PandaPonError {
  protected static override readonly kind = "RefusedError";
  override readonly name = "RefusedError";
  declare readonly key: string;
  /** For a payment: the orders that were not paid. For a batch: the orders that exist. */
  declare readonly orderIds?: readonly string[];

  constructor(message: string, details: OnceDetails & { readonly orderIds?: readonly string[] | undefined }) {
    super(message, details);
  }
}
