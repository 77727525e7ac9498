import type { PandaPonFailure } from "../errors/errors.ts";
import { runAttempt } from "./attempt.ts";
import { bareFailure } from "./bare-failure.ts";
import type { CallPlan, OutgoingRequest } from "./call-plan.ts";
import { type Answer, type CallRecord, createAttempt, mayHaveArrived, type Retry } from "./call-record.ts";
import { decideAttempt } from "./decide-attempt.ts";
import { failurePathOf } from "./failure-path-of.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { isSuccess, lacksData } from "./read-answer.ts";
import { type End, endOf, isThrown, type Settled } from "./settled.ts";
import { REPEATED } from "./single-dispatch.ts";
import { sleep } from "./sleep.ts";
import { takeSlot } from "./take-slot.ts";
import { type TimeLimits, withinTime } from "./time-limit.ts";
import type { Transport } from "./transport.ts";
import type { CallWatch } from "./watch.ts";

/**
 * Sends until it has an answer to keep, or a failure after which another attempt would not help or is not allowed. The only loop.
 *
 * @throws PandaPonError No answer arrived.
 * @throws Stopped Time or signal ended the call between two attempts.
 * @throws unknown The limiter refused, or a middleware sends a write again that may have arrived.
 */
export async function execute(
  transport: Transport,
  plan: CallPlan,
  record: CallRecord,
  watching: Promise<CallWatch | undefined> | undefined,
  outgoing: OutgoingRequest,
): Promise<Settled> {
  const { limits, listen } = transport;
  const { operation, deadline, timing, userId } = plan;
  const operationId = operation.id;
  const timed: TimeLimits = { ms: timing.timeoutMs, deadline, signal: outgoing.signal, listen };
  const limited: TimeLimits = { ...timed, ms: Number.POSITIVE_INFINITY };
  let isResigned = false;
  if (!plan.isRead && mayHaveArrived(record)) throw new Error(REPEATED);
  // Recorded once per call: retries send the same. `raw` has read a form before and keeps it.
  record.sent.push(outgoing.body, queryOf(outgoing.url), outgoing.headers);
  const watch = watching && (await watching);
  for (;;) {
    const attempt = createAttempt(record.attempts.length + 1, isResigned);
    // Before the slot: a rate counts sent requests, and slow credentials would make several slots send at once.
    const asked = endOf(() => {
      const given = transport.credentials({ operationId, userId });
      return given instanceof Promise ? withinTime(timed, () => given) : given;
    });
    const credentials = asked instanceof Promise ? await asked : asked;
    if (!isThrown(credentials)) record.credentials = credentials.value;
    const queuedAt = watch && performance.now();
    const release =
      limits && !isThrown(credentials)
        ? (limits.tryAcquire?.({ operationId }) ?? (await takeSlot(limits, operationId, limited)))
        : undefined;
    record.attempts.push(attempt);
    const watched =
      queuedAt === undefined
        ? undefined
        : watch?.attemptStart(attempt.number, outgoing.url, performance.now() - queuedAt);

    let end: End<Answer>;
    try {
      end = isThrown(credentials)
        ? credentials
        : {
            value: await withinTime(timed, (scope) =>
              runAttempt(transport, plan, record, attempt, credentials.value, outgoing, watched?.headers, scope),
            ),
          };
    } catch (thrown) {
      end = { thrown };
    }
    const answer = isThrown(end) ? undefined : end.value;
    const isGood = answer !== undefined && isSuccess(answer);
    const isDone = isGood && !lacksData(operation, answer);
    // Releasing starts the next call, so everything that the next call must see comes first.
    if (isGood) transport.hasSucceeded = true;
    let retry: Retry | undefined;
    try {
      // Decided once, possibly before the body was read.
      if (!isDone) retry = (attempt.decision ?? { retry: decideAttempt(transport, plan, record, attempt, end) }).retry;
    } finally {
      // Always: the caller's clock may throw, and a throwing limiter must not lose the answer.
      if (release) ignoreFailure(release);
    }

    // The error of a repeated attempt is built only for hooks and logger.
    let error: PandaPonFailure | undefined;
    if (!isDone && (!retry || watched)) {
      const path = await failurePathOf(transport);
      error = path ? path.judgeAttempt(transport, plan, record, attempt, end) : bareFailure(plan, record, answer);
    }
    if (watched) await watched.end(record, answer, error, retry?.waitMs);
    if (!retry) {
      if (error) record.failures.push(error);
      if (!answer) throw error;
      record.answer = answer;
      return { answer, error };
    }
    isResigned = retry.isResigned;
    await sleep(limited, retry.waitMs);
  }
}

/** Without `?`; "" if there is none. */
const queryOf = (url: string): string => /\?(.*)/.exec(url)?.[1] ?? "";
