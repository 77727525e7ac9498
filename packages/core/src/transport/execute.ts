import type { PandaPonFailure } from "../errors/errors.ts";
import { isFailure } from "../errors/is-failure.ts";
import type { Answer, Outgoing, Task } from "./call-plan.ts";
import { broken, foreign, stopped } from "./failures.ts";
import type { AttemptEvent } from "./hooks.ts";
import { quietly } from "./ignore-failure.ts";
import { judge, staleBy } from "./read-answer.ts";
import { backoff, isRetryStatus } from "./retry.ts";
import { dispatchOnce } from "./send-once.ts";
import { signedHeaders, signInput } from "./sign-request.ts";
import { guarded, type Scope } from "./time-limit.ts";
import type { Core } from "./transport.ts";

/** How one attempt ended. `waitMs`: it is to be repeated after so long. */
interface End {
  readonly answer?: Answer;
  readonly error?: PandaPonFailure | undefined;
  readonly waitMs?: number | undefined;
}

/** Sends until there is an answer to keep, or a failure that repeating cannot or must not mend. */
export async function send(core: Core, task: Task, outgoing: Outgoing): Promise<Answer> {
  const { watch } = core;
  const { limits } = core.options;
  for (;;) {
    const queuedAt = watch && performance.now();
    const release = limits && (await takePlace());
    const event = queuedAt && watch?.attemptStart(task, outgoing.url, queuedAt);
    task.attempts++;
    let end: End;
    try {
      end = await within(task, outgoing, task.times.timeoutMs, (scope) =>
        attempt(core, task, outgoing, event || undefined, scope),
      );
    } catch (thrown) {
      end = { error: isFailure(thrown) ? thrown : (task.isSent ? broken : foreign)(task, thrown) };
    } finally {
      // Whatever happens; and a limiter that fails must not cost the answer.
      if (release) quietly(release);
    }
    const { error, answer, waitMs = error && nextWait(core, task, error) } = end;
    if (error?.name === "RateLimitError") quietly(() => limits?.pause?.(Math.min(error.retryAfterMs ?? 0, 60_000)));
    if (event) watch?.attemptEnd(event, task, answer, error, waitMs);
    if (waitMs === undefined) {
      task.answer = answer;
      if (answer) return answer;
      throw error;
    }
    task.wasSent = task.isRead;
    task.isSent = false;
    await sleep(task, outgoing, waitMs);
  }

  function takePlace(): Promise<(() => void) | undefined> {
    return within(task, outgoing, Number.POSITIVE_INFINITY, async (scope) => {
      const { id: operationId } = task.known.operation;
      const place = await limits?.acquire({ operationId, signal: scope.signal });
      if (scope.isOver) place?.();
      return place;
    });
  }
}

/** Runs a part of a call for so long at most, and no longer than its deadline and its signal allow. */
export function within<T>(
  task: Task,
  { signal }: Pick<Outgoing, "signal">,
  ms: number,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const left = task.deadline - performance.now();
  return guarded(Math.min(ms, left), signal, (aborted) => stopped(task, aborted && signal, left <= ms), work);
}

function sleep(task: Task, outgoing: Outgoing, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    });
  return within(task, outgoing, Number.POSITIVE_INFINITY, waiting).finally(() => clearTimeout(timer));
}

async function attempt(
  core: Core,
  task: Task,
  outgoing: Outgoing,
  event: AttemptEvent | undefined,
  scope: Scope,
): Promise<End> {
  const { clock } = core;
  const { fetch, secrets, isRead } = task;
  const { init, body } = outgoing;
  const sentAt = clock.local();
  const asked = core.credentials();
  const credentials = asked instanceof Promise ? await asked : asked;
  const userId = task.userId ?? credentials.userId;
  secrets.push(credentials.accessKey, credentials.accessSecret, userId ?? "", credentials.userId ?? "");
  const url = new URL(outgoing.url);
  const input = signInput(core, task, credentials, outgoing, url);
  const made = core.signer(input);
  const signature = typeof made === "string" ? made : await made;
  secrets.push(signature);
  const headers = signedHeaders(task, input, signature, userId, outgoing, url, event?.headers);
  // Time ran out while provider or signer were at work: the call has ended, so it must not go out any more.
  if (scope.isOver) throw new Error("too late");
  task.isSent = true;
  const { requestInitExt } = core.options;
  // Another `fetch` than the runtime's own has its own ways, or none.
  const once = fetch === globalThis.fetch ? dispatchOnce(requestInitExt?.dispatcher) : undefined;
  const sent = {
    ...init,
    ...requestInitExt,
    headers,
    // Made when somebody looks: a signal is dear, and a fetch in a test may not care.
    get signal() {
      return scope.signal;
    },
  } as RequestInit & { dispatcher?: unknown };
  // Bun would send it again by itself when a kept connection breaks.
  if (!isRead) sent.keepalive ??= false;
  if (body !== undefined) sent.body = isRead ? body : unrepeatable(body);
  if (once) sent.dispatcher = once;
  const response = await fetch(url.href, sent);
  if (scope.isOver) discard(response);
  if (isRetryStatus(response.status)) {
    const { error } = judge(core, task, response, "");
    const waitMs = error && nextWait(core, task, error);
    if (waitMs !== undefined) {
      discard(response);
      return { error, waitMs };
    }
  }
  const answer = judge(core, task, response, await response.text());
  // A gateway that fails has a clock of its own.
  if (response.status < 500) clock.learn(response.headers, sentAt);
  return { answer, error: answer.error };
}

/** Deno would send text again by itself when a kept connection breaks; a Blob it does not. */
const unrepeatable = (body: BodyInit): BodyInit => ("Deno" in globalThis ? new Blob([body as BlobPart]) : body);

/** Lets go of the connection without waiting for the rest. */
const discard = (response: Response): unknown => response.body?.cancel().catch(() => {});

function nextWait(core: Core, task: Task, error: PandaPonFailure): number | undefined {
  if (task.attempts > task.times.retries) return undefined;
  if (!error.retryable) {
    // A refusal for the timestamp: the clock has been set by this very answer.
    if (!task.isRead || task.isResigned || !staleBy(task, error.headers)) return undefined;
    task.isResigned = true;
    return 0;
  }
  // What is no read is sent again only when it was not sent at all; only then is its failure a TransportError.
  if (!task.isRead && error.name !== "TransportError") return undefined;
  const wait = backoff(task.attempts, (core.options.random ?? Math.random)(), error.retryAfterMs);
  // Timers may fire one millisecond early.
  return wait !== undefined && performance.now() + wait + 1 < task.deadline ? wait : undefined;
}
