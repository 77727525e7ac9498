import type { CallPlan } from "./call-plan.ts";
import { type Answer, type Attempt, type CallRecord, hasResigned, type Retry } from "./call-record.ts";
import { isUndecodable } from "./never-sent.ts";
import { isSuccess } from "./read-answer.ts";
import { decideRetry, type Ending } from "./retry.ts";
import { type End, isThrown } from "./settled.ts";
import { stopOf } from "./time-limit.ts";
import type { Transport } from "./transport.ts";

/** Whether another attempt follows. Undefined: this one was the last. */
export function decideAttempt(
  { clock, random }: Pick<Transport, "clock" | "random">,
  plan: CallPlan,
  record: CallRecord,
  attempt: Attempt,
  end: End<Answer>,
): Retry | undefined {
  const ending = endingOf(attempt, end);
  return (
    ending &&
    decideRetry(plan, ending, {
      attempts: record.attempts.length,
      hasResigned: hasResigned(record),
      signedAt: attempt.signedAt,
      now: clock.now,
      random,
    })
  );
}

/** How an attempt ended, as input for the retry decision; undefined: the attempt is the last in any case. */
function endingOf({ isHandedOver, isUnsent }: Attempt, end: End<Answer>): Ending | undefined {
  if (!isThrown(end)) {
    const { response, envelope } = end.value;
    if (isSuccess(end.value)) return undefined;
    const { status, headers } = response;
    return envelope || status < 200 || status > 299 ? { kind: "refused", status, headers } : undefined;
  }
  const { thrown } = end;
  const stop = stopOf(thrown);
  if (stop) return stop.by === "timeout" ? { kind: "timeout" } : undefined;
  if (!isHandedOver || isUndecodable(thrown)) return undefined;
  return { kind: "connection-failed", isUnsent: isUnsent() };
}
