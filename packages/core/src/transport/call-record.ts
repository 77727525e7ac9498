import type { Credentials } from "../types/credentials.ts";
import type { Envelope } from "../types/envelope.ts";

/** A complete answer: facts only, whether good or bad. */
export interface Answer {
  /** Its body has been read. */
  readonly response: Response;
  /** As it came. */
  readonly text: string;
  /** Undefined if the text is not one. */
  readonly envelope: Envelope | undefined;
  /** What is wrong with the body, if that was seen while it was read: ends the sentence "the answer is …". */
  readonly flaw?: string | undefined;
  /** Why the text could not be parsed. */
  readonly cause?: unknown;
}

/** Another attempt is to follow. */
export interface Retry {
  readonly waitMs: number;
  /** Because of the timestamp: once is enough. */
  readonly isResigned: boolean;
}

/** One request on the wire. Only the work of this very attempt writes here: an attempt that outlives its time-out harms no other. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** Signed anew because the server refused the timestamp of the attempt before. */
  readonly isResigned: boolean;
  /** What this attempt was signed with: must not appear in any text. */
  readonly secrets: string[];
  /** Milliseconds since 1970 on the server's clock, once signed. */
  signedAt: number;
  /** It was handed to `fetch`: what fails from here on is the connection, not code of the caller. */
  isHandedOver: boolean;
  /** Whether it is proven that nothing of it reached the server. Asked when a failure is judged. */
  isUnsent: () => boolean;
  /** The decision about another attempt, if it was taken before the answer was read. Taken once. */
  decision: { readonly retry: Retry | undefined } | undefined;
}

/** What has happened to a call so far. Only grows. */
export interface CallRecord {
  readonly attempts: Attempt[];
  /** Those of the next attempt: a limiter is asked before they are signed with. */
  credentials: Credentials | undefined;
  /** Bodies, queries and added headers that went out: middleware and `toJSON` can put texts there that the input does not show. */
  readonly sent: unknown[];
  /** The answer that was kept. */
  answer: Answer | undefined;
  /** What was made of answers and of the lack of one: any other error of ours is about another call. */
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

/** What must not appear in any text about the call. */
export const secretsOf = ({ attempts }: CallRecord): string[] => attempts.flatMap(({ secrets }) => secrets);
