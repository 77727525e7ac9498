import type { PandaPonFailure } from "../errors/errors.ts";
import type { AnyOperation } from "../types/operation.ts";
import type { Answer, CallRecord } from "./call-record.ts";

/** Begins to report a call to hooks and logger. Never rejects; undefined if the reporting module could not be loaded. */
export type Observe = (operation: AnyOperation) => Promise<CallWatch | undefined>;

/** Reports one call to hooks and logger. */
export interface CallWatch {
  attemptStart(attempt: number, url: string, queuedMs: number): AttemptWatch;
  /** Ends when the line of a logger is written. Never rejects. */
  end(record: CallRecord, answer: Answer | undefined, error: PandaPonFailure | undefined): Promise<void>;
}

/** Reports one attempt to hooks and logger. */
export interface AttemptWatch {
  /** Headers that a hook adds to the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** @param retryInMs Milliseconds until the next attempt, if there will be one. */
  end(
    record: CallRecord,
    answer: Answer | undefined,
    error: PandaPonFailure | undefined,
    retryInMs: number | undefined,
  ): Promise<void>;
}
