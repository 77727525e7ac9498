import type { PandaPonFailure } from "../errors/errors.ts";
import type { CallPlan } from "./call-plan.ts";
import type { Answer, Attempt, CallRecord } from "./call-record.ts";
import type { Circumstances } from "./failure-path-type.ts";
import { answerFailure, callerFailure, connectionFailure, stopFailure } from "./failures.ts";
import { isFailure, isThrown, stopOf } from "./loaded-first.ts";
import type { End } from "./settled.ts";

/** The error of an attempt; undefined if its answer is a success. */
export function judgeAttempt(
  circumstances: Circumstances,
  plan: CallPlan,
  record: CallRecord,
  attempt: Attempt,
  end: End<Answer>,
): PandaPonFailure | undefined {
  if (!isThrown(end)) return judgeAnswer(circumstances, plan, record, end.value);
  const { thrown } = end;
  const stop = stopOf(thrown);
  if (stop) return stopFailure(plan, record, stop);
  // If `fetch` throws an error of ours, it belongs to another call.
  if (attempt.isHandedOver) return connectionFailure(plan, record, thrown);
  return isFailure(thrown) ? thrown : callerFailure(plan, record, thrown);
}

/** What an answer means: undefined if it is a success. */
export const judgeAnswer = (
  { clock, hasSucceeded }: Circumstances,
  plan: CallPlan,
  record: CallRecord,
  answer: Answer,
): PandaPonFailure | undefined => answerFailure(plan, record, answer, { hasSucceeded, now: clock.now });

/** Judges a value that was thrown outside of any attempt. */
export function judgeThrown(plan: CallPlan, record: CallRecord, thrown: unknown): PandaPonFailure {
  const stop = stopOf(thrown);
  return stop ? stopFailure(plan, record, stop) : callerFailure(plan, record, thrown);
}
