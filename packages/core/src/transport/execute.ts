import type { PandaPonFailure } from "../errors/errors.ts";
import { isFailure } from "../errors/thrown.ts";
import type { Credentials } from "../types/credentials.ts";
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

/** How a step ended: with a value, or with what was thrown. */
type End<T> = { readonly value: T } | Thrown;

interface Thrown {
  readonly thrown: unknown;
}

const isThrown = (end: object): end is Thrown => "thrown" in end;

async function endOf<T>(step: () => T | Promise<T>): Promise<End<T>> {
  try {
    const value = step();
    return { value: value instanceof Promise ? await value : value };
  } catch (thrown) {
    return { thrown };
  }
}

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
  const { observer, limits, listen } = transport;
  const { deadline, timing } = plan;
  const limited: TimeLimits = { ms: Number.POSITIVE_INFINITY, deadline, signal: outgoing.signal, listen };
  const timed: TimeLimits = { ...limited, ms: timing.timeoutMs };
  let isResigned = false;
  // Once per call: retries send the same. A form is kept by raw, which reads it before.
  record.sent.push(outgoing.body, queryOf(outgoing.url));
  for (;;) {
    const attempt = createAttempt(record.attempts.length + 1, isResigned);
    // Before the slot, as a rate counts what goes out: slow credentials would let several slots go out at once.
    const credentials = await endOf(() => provide(transport, plan, timed));
    const queuedAt = event && performance.now();
    const release = limits && !isThrown(credentials) ? await takeSlot(limits, plan.operation.id, limited) : undefined;
    record.attempts.push(attempt);
    const watched =
      event && queuedAt !== undefined
        ? observer?.attemptStart(event, attempt.number, outgoing.url, performance.now() - queuedAt)
        : undefined;

    const decide = (ending: Ending): Retry | undefined => decideFor(transport, plan, record, attempt, ending);
    const end = isThrown(credentials)
      ? credentials
      : await endOf(() =>
          withinTime(timed, (scope) =>
            runAttempt(transport, plan, attempt, credentials.value, outgoing, watched?.headers, decide, scope),
          ),
        );
    const answer = isThrown(end) ? undefined : end.value;
    const ending = endingOf(attempt, end);
    const retry = attempt.decision ? attempt.decision.retry : ending && decide(ending);

    // What must hold before the next call starts comes before the release, which starts it.
    if (answer && isSuccess(answer)) transport.hasSucceeded = true;
    if (answer?.response.status === 429) pause(transport, answer.response.headers);
    // Always release: a throwing limiter must not lose the answer.
    if (release) ignoreFailure(release);

    // The error of an attempt that is repeated is built only if someone watches.
    const error = retry && !watched ? undefined : failureOf(transport, plan, record, attempt, end);
    if (watched) observer?.attemptEnd(watched, seenOf(record, answer, error), retry?.waitMs);
    if (!retry) {
      if (error) record.failures.push(error);
      if (!answer) throw error;
      record.answer = answer;
      return { answer: answer, error };
    }
    isResigned = retry.isResigned;
    await sleep(limited, retry.waitMs);
  }
}

/** Without `?`; "" if there is none. */
const queryOf = (url: string): string => /\?(.*)/.exec(url)?.[1] ?? "";

async function takeSlot(limits: Limiter, operationId: string, limited: TimeLimits): Promise<() => void> {
  const free = limits.tryAcquire?.({ operationId });
  if (free) return free;
  let granted: (() => void) | undefined;
  try {
    return await withinTime(limited, async (scope) => {
      granted = await limits.acquire({ operationId, signal: scope.signal });
      if (scope.isOver) ignoreFailure(granted);
      return granted;
    });
  } catch (error) {
    // The call ended in the very moment in which the slot was granted.
    if (granted) ignoreFailure(granted);
    throw error;
  }
}

/** The current credentials: at once if they are fixed or the provider answers at once, else in time. */
function provide(
  { credentials }: Transport,
  { operation, userId }: CallPlan,
  timed: TimeLimits,
): Credentials | Promise<Credentials> {
  const provided = credentials({ operationId: operation.id, userId });
  return provided instanceof Promise ? withinTime(timed, () => provided) : provided;
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

function failureOf(
  { hasSucceeded, clock }: Transport,
  plan: CallPlan,
  record: CallRecord,
  attempt: Attempt,
  end: End<Answer>,
): PandaPonFailure | undefined {
  if (!isThrown(end)) return answerFailure(plan, record, end.value, { hasSucceeded, now: clock.now });
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
