import type { Credentials } from "../types/credentials.ts";
import type { Envelope } from "../types/envelope.ts";

/** A complete answer, success or not: facts only. */
export interface Answer {
  /** The response; its body was read. */
  readonly response: Response;
  /** The text of the body, unchanged. */
  readonly text: string;
  /** Undefined if the text is not an envelope. */
  readonly envelope: Envelope | undefined;
  /** A fault found while reading the body; completes the sentence "the answer is …". */
  readonly flaw?: string | undefined;
  /** Why the text could not be parsed. */
  readonly cause?: unknown;
}

/** Another attempt follows. */
export interface Retry {
  readonly waitMs: number;
  /** The attempt is signed again because of its timestamp. This happens once per call. */
  readonly isResigned: boolean;
}

/**
 * One request on the wire. Only this attempt's own work writes here, so that an attempt that outlives its time-out cannot affect
 * another.
 */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** Signed anew because the server refused the timestamp of the attempt before. */
  readonly isResigned: boolean;
  /** Secrets that signed this attempt: they must not appear in any text. */
  readonly secrets: string[];
  /** Milliseconds since 1970 on the server's clock, once signed. */
  signedAt: number;
  /** The request was passed to `fetch`: from here on, a failure comes from the connection, not from the caller's code. */
  isHandedOver: boolean;
  /** Whether it is proven that nothing reached the server. Called when a failure is judged. */
  isUnsent: () => boolean;
  /** The decision about another attempt, if it was made before the answer was read. It is made once. */
  decision: { readonly retry: Retry | undefined } | undefined;
}

/** What has happened to a call so far. Only grows. */
export interface CallRecord {
  readonly attempts: Attempt[];
  /** The credentials of the next attempt: the limiter is asked before they sign anything. */
  credentials: Credentials | undefined;
  /** The input, and the bodies, queries and added headers that went out: middleware and `toJSON` can put texts there that the input does not show. */
  readonly sent: unknown[];
  /** The final answer. */
  answer: Answer | undefined;
  /** The errors that this call created: any other error of ours belongs to another call. */
  readonly failures: unknown[];
}

export const createAttempt = (number: number, isResigned: boolean): Attempt => ({
  number,
  isResigned,
  secrets: [],
  signedAt: Number.NaN,
  isHandedOver: false,
  isUnsent: () => false,
  decision: undefined,
});

/** Whether the server may know of this call. */
export const mayHaveArrived = ({ attempts }: CallRecord): boolean =>
  attempts.some((one) => one.isHandedOver && !one.isUnsent());

/** Whether an attempt was signed anew because of its timestamp. */
export const hasResigned = ({ attempts }: CallRecord): boolean => attempts.some(({ isResigned }) => isResigned);

/** The texts that must not appear in any text about the call. */
export const secretsOf = ({ attempts }: CallRecord): string[] => attempts.flatMap(({ secrets }) => secrets);
