import type { redactorOf } from "../errors/create-error.ts";
import type { PandaPonFailure } from "../errors/errors.ts";
import type { ServerClock } from "../state/server-clock.ts";
import type { CallPlan } from "./call-plan.ts";
import type { Answer, Attempt, CallRecord } from "./call-record.ts";
import type { End } from "./settled.ts";

/** The facts that a verdict depends on besides the call. */
export interface Circumstances {
  readonly clock: Pick<ServerClock, "now">;
  /** This client has had a success before: its credentials and its signature are right. */
  readonly hasSucceeded: boolean;
}

/**
 * The type of the module that explains failures. Separate from the module, which imports the code of calls, which imports this
 * type.
 */
export interface FailurePath {
  readonly redactorOf: typeof redactorOf;
  /** What an answer means: undefined if it is a success. */
  judgeAnswer(
    circumstances: Circumstances,
    plan: CallPlan,
    record: CallRecord,
    answer: Answer,
  ): PandaPonFailure | undefined;
  /** The error of an attempt; undefined if its answer is a success. */
  judgeAttempt(
    circumstances: Circumstances,
    plan: CallPlan,
    record: CallRecord,
    attempt: Attempt,
    end: End<Answer>,
  ): PandaPonFailure | undefined;
  /** Judges a value that was thrown outside of any attempt. */
  judgeThrown(plan: CallPlan, record: CallRecord, thrown: unknown): PandaPonFailure;
}
