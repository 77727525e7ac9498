import type { OrderLine } from "../reconcile/types.ts";

/** How an attempt to send ended, as far as it is known. */
export type AttemptEnd =
  /** The answer reported success. */
  | "answered"
  /** The server refused. That ends the attempt, not the doubt. */
  | "refused"
  /** Nothing was sent. */
  | "unsent"
  /** It may have arrived. */
  | "unknown";

/** One sending of a key's call. */
export interface OnceAttempt {
  /** From 1. */
  readonly n: number;
  readonly owner: string;
  /** Milliseconds since 1970 on the local clock, before the first byte could leave. */
  readonly sentAt: number;
  /** The same on the server's clock, where an answer has shown it. */
  readonly serverTimeAtSend?: number;
  /** Nothing leaves later than this many milliseconds after `sentAt`. */
  readonly sendMs: number;
  readonly endedAt?: number;
  readonly end?: AttemptEnd;
  /** The page on which a person pays, where the answer named one instead of paying. */
  readonly payUrl?: string;
  /** The person who confirmed that the payment did not arrive, so that it could be sent once more. */
  readonly confirmedUnpaidBy?: string;
}

/** The right to send, for a while. */
export interface OnceLease {
  readonly owner: string;
  /** Grows with each owner. */
  readonly fence: number;
  /** Milliseconds since 1970 on the owner's clock. */
  readonly until: number;
}

/** One part of a batch: a line of the order. */
export interface OncePart {
  readonly sku: string;
  readonly quantity: number;
  /** The order that it became part of. */
  readonly orderId?: string;
}

/** The outcome of a key. */
export type OnceOutcome =
  | { readonly state: "found"; readonly orderIds: readonly string[] }
  | { readonly state: "paid"; readonly orderIds: readonly string[] }
  | { readonly state: "closed"; readonly orderIds: readonly string[] }
  | { readonly state: "refused"; readonly code?: string };

/**
 * - `intended`: nothing was sent.
 * - `sending`: an attempt may be on its way.
 * - `doubtful`: an attempt may have arrived.
 * - `settled`: the outcome is known.
 * - `ambiguous`: a person has to look.
 */
export type OnceState = "intended" | "sending" | "doubtful" | "settled" | "ambiguous";

/** The record that a journal keeps of a key. It holds no personal data: the input is stored only as a hash. */
export interface OnceRecord {
  /** `create:`, `pay:` or `batch:` and the caller's key; `order:` and the id of an order for the claim to that order. */
  readonly key: string;
  readonly kind: "create" | "pay" | "batch" | "claim";
  /** SHA-256 over the canonical JSON of the input; of a claim, the key that owns the order. */
  readonly inputHash: string;
  /** From 1; each write adds 1. */
  readonly version: number;
  readonly state: OnceState;
  readonly attempts: readonly OnceAttempt[];
  /** The ordered lines, to compare with orders that carry no number of the caller's. */
  readonly lines?: readonly OrderLine[];
  /** Orders with the same lines that the list showed before the first attempt. Absent if orders carry the caller's number. */
  readonly knownBefore?: readonly string[];
  readonly parts?: readonly OncePart[];
  readonly outcome?: OnceOutcome;
  /** Of a claim: the answer to the owner's call named the order, or the order carries the owner's text. */
  readonly isSure?: boolean;
  readonly lease?: OnceLease;
}

/**
 * Stores the records of keys. Its functions are atomic, and their results are durable.
 *
 * Each function may reject: the call then ends with `PendingError`. Nothing is sent before its record is written.
 */
export interface OnceJournal {
  /** The latest record of a key. */
  read(key: string): Promise<OnceRecord | undefined>;
  /**
   * Writes a record if the stored version is `expectedVersion` (0: none is stored), and resolves to whether it did. Resolves only when
   * the record is durable.
   */
  put(record: OnceRecord, expectedVersion: number): Promise<boolean>;
  /** All records that are not settled. */
  open(): AsyncIterable<OnceRecord>;
  /**
   * Set by journals that only one process can hold: names this holder. Leases of other holders then belong to dead
   * processes.
   */
  readonly holder?: string | undefined;
}

/** A journal in a file, for one process. */
export interface FileJournal extends OnceJournal {
  /** Lets another process open the file. */
  close(): Promise<void>;
}
