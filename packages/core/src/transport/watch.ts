import type { PandaPonFailure } from "../errors/errors.ts";
import type { AnyOperation } from "../types/operation.ts";
import type { Answer, CallRecord } from "./call-record.ts";

/** Begins to tell hooks and a logger of a call. Never rejects; undefined if what tells them could not be loaded. */
export type Observe = (operation: AnyOperation) => Promise<CallWatch | undefined>;

/** Tells hooks and a logger of one call. */
export interface CallWatch {
  attemptStart(attempt: number, url: string, queuedMs: number): AttemptWatch;
  /** Ends when the line of a logger is written. Never rejects. */
  end(record: CallRecord, answer: Answer | undefined, error: PandaPonFailure | undefined): Promise<void>;
}

/** Tells hooks and a logger of one attempt. */
export interface AttemptWatch {
  /** What a hook adds to the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** @param retryInMs Milliseconds until the next attempt, if there will be one. */
  end(
    record: CallRecord,
    answer: Answer | undefined,
    error: PandaPonFailure | undefined,
    retryInMs: number | undefined,
  ): Promise<void>;
}
