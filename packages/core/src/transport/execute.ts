import type { PandaPonFailure } from "../errors/errors.ts";
import { isFailure } from "../errors/thrown.ts";
import type { Limiter } from "../types/limiter.ts";
import { runAttempt } from "./attempt.ts";
import type { CallPlan, OutgoingRequest } from "./call-plan.ts";
import { type Answer, type Attempt, type CallRecord, createAttempt, hasResigned } from "./call-record.ts";
import { answerFailure, callerFailure, connectionFailure, stopFailure } from "./failures.ts";
import type { CallEvent } from "./hooks.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { isUndecodable } from "./never-sent.ts";
import { seenOf } from "./observer.ts";
import { isSuccess } from "./read-answer.ts";
import { decideRetry, type Ending, type Retry, retryAfterOf } from "./retry.ts";
import { stopOf, type TimeLimits, withinTime } from "./time-limit.ts";
import type { Transport } from "./transport.ts";

/** A server cannot keep a client quiet for longer. */
const MAX_PAUSE_MS = 60_000;

/** An answer to keep, and what it means: no error if it is a success. */
export interface Settled {
  readonly answer: Answer;
  readonly error: PandaPonFailure | undefined;
}

/** How an attempt ended: with an answer, or with what was thrown. */
type End = { readonly answer: Answer } | { readonly answer?: undefined; readonly thrown: unknown };

/**
 * Sends until there is an answer to keep, or a failure that another attempt cannot or must not mend. The only loop.
 *
 * @throws PandaPonError There is no answer.
 * @throws Stopped Time or signal ended the call between two attempts.
 * @throws unknown The limiter refused.
 */
export async function execute(
  transport: Transport,
  plan: CallPlan,
  record: CallRecord,
  event: CallEvent | undefined,
  outgoing: OutgoingRequest,
): Promise<Settled> {
  const { observer, limits } = transport;
  const limited: TimeLimits = { ms: Number.POSITIVE_INFINITY, deadline: plan.deadline, signal: outgoing.signal };
  let isResigned = false;
  for (;;) {
    const queuedAt = event && performance.now();
    const release = limits && (await takeSlot(limits, plan.operation.id, limited));
    const attempt = createAttempt(record.attempts.length + 1, isResigned);
    record.attempts.push(attempt);
    const watched =
      event && queuedAt !== undefined
        ? observer?.attemptStart(event, attempt.number, outgoing.url, performance.now() - queuedAt)
        : undefined;

    const decide = (ending: Ending): Retry | undefined => decideFor(transport, plan, record, attempt, ending);
    const end = await withinTime({ ...limited, ms: plan.timing.timeoutMs }, (scope) =>
      runAttempt(transport, plan, attempt, outgoing, watched?.headers, decide, scope),
    ).then(
      (answer): End => ({ answer }),
      (thrown: unknown): End => ({ thrown }),
    );
    const ending = endingOf(attempt, end);
    const retry = attempt.decision ? attempt.decision.retry : ending && decide(ending);

    // What must hold before the next call starts comes before the release, which starts it.
    if (end.answer && isSuccess(end.answer)) transport.hasSucceeded = true;
    if (end.answer?.response.status === 429) pause(transport, end.answer.response.headers);
    // Always release: a throwing limiter must not lose the answer.
    if (release) ignoreFailure(release);

    // The error of an attempt that is repeated is built only if someone watches.
    const error = retry && !watched ? undefined : failureOf(transport, plan, record, attempt, end);
    if (watched) observer?.attemptEnd(watched, seenOf(record, end.answer, error), retry?.waitMs);
    if (!retry) {
      if (error) record.failures.push(error);
      if (!end.answer) throw error;
      record.answer = end.answer;
      return { answer: end.answer, error };
    }
    isResigned = retry.isResigned;
    await sleep(limited, retry.waitMs);
  }
}

async function takeSlot(limits: Limiter, operationId: string, limited: TimeLimits): Promise<() => void> {
  const free = limits.tryAcquire?.({ operationId });
  if (free) return free;
  let granted: (() => void) | undefined;
  try {
    return await withinTime(limited, async (scope) => {
      granted = await limits.acquire({
        operationId,
        get signal() {
          return scope.signal;
        },
      });
      if (scope.isOver) ignoreFailure(granted);
      return granted;
    });
  } catch (error) {
    // The call ended in the very moment in which the slot was granted.
    if (granted) ignoreFailure(granted);
    throw error;
  }
}

function decideFor(
  { clock, random }: Transport,
  plan: CallPlan,
  record: CallRecord,
  { signedAt }: Attempt,
  ending: Ending,
): Retry | undefined {
  return decideRetry(plan, ending, {
    attempts: record.attempts.length,
    hasResigned: hasResigned(record),
    signedAt,
    now: clock.now,
    random,
  });
}

/** How an attempt ended, as far as another one depends on it; undefined: it does not, the attempt is the last. */
function endingOf({ isHandedOver, isUnsent }: Attempt, end: End): Ending | undefined {
  if (end.answer) {
    const { response, envelope } = end.answer;
    if (isSuccess(end.answer)) return undefined;
    const { status, headers } = response;
    return envelope || status < 200 || status > 299 ? { kind: "refused", status, headers } : undefined;
  }
  const { thrown } = end;
  const stop = stopOf(thrown);
  if (stop) return stop.by === "timeout" ? { kind: "timeout" } : undefined;
  if (!isHandedOver || isUndecodable(thrown)) return undefined;
  return { kind: "connection-failed", isUnsent: isUnsent() };
}

function failureOf(
  { hasSucceeded, clock }: Transport,
  plan: CallPlan,
  record: CallRecord,
  attempt: Attempt,
  end: End,
): PandaPonFailure | undefined {
  if (end.answer) return answerFailure(plan, record, end.answer, { hasSucceeded, now: clock.now });
  const { thrown } = end;
  const stop = stopOf(thrown);
  if (stop) return stopFailure(plan, record, stop);
  // An error of ours that a `fetch` throws is about another call.
  if (attempt.isHandedOver) return connectionFailure(plan, record, thrown);
  return isFailure(thrown) ? thrown : callerFailure(plan, record, thrown);
}

function pause({ limits, clock }: Transport, headers: Headers): void {
  ignoreFailure(() => limits?.pause?.(Math.min(retryAfterOf(headers, clock.now()) ?? 0, MAX_PAUSE_MS)));
}

function sleep(limited: TimeLimits, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    });
  return withinTime(limited, waiting).finally(() => clearTimeout(timer));
}
