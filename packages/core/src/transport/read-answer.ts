import { fail } from "../errors/create-error.ts";
import {
  ApiError,
  type ErrorDetails,
  OutcomeUnknownError,
  type PandaPonFailure,
  ProtocolError,
  RateLimitError,
} from "../errors/errors.ts";
import { refusalHint, unknownHint } from "../errors/hints.ts";
import type { Envelope } from "../types/envelope.ts";
import { serverTime } from "../values/http-date.ts";
import type { Answer, Task } from "./call-plan.ts";
import { isRetryStatus, retryAfterMs } from "./retry.ts";
import type { Core } from "./transport.ts";

/** The server accepts a timestamp that is off by no more than this. */
const WINDOW_MS = 600_000;

/** How far the timestamp was from the `Date` of the answer, when that was too far; else 0. */
export function staleBy(task: Task, headers: Headers | undefined): number {
  const off = serverTime(headers) - task.signedAt;
  return Math.abs(off) > WINDOW_MS ? off : 0;
}

/** A number, or text. Whatever else stands in its place cannot even be printed for certain. */
const wordOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

/** A `write` or `payment` that was sent, and of which nobody knows what became of it. */
export const outcomeUnknown = (task: Task, why: string, details: ErrorDetails): OutcomeUnknownError =>
  fail(task, OutcomeUnknownError, `outcome unknown: ${why}`, {
    ...details,
    reconcile: task.known.operation.reconcile,
    hint: unknownHint(task.known.operation.reconcile),
  });

/** Opens the envelope, once; decides between data and each kind of failure. */
export function judge(core: Core, task: Task, response: Response, text: string): Answer {
  const { status, headers } = response;
  let envelope: Envelope | undefined;
  let cause: unknown;
  try {
    const value = task.known.codec.decodeAnswer(text) as Envelope | null | undefined;
    if (/^-?\d+$/.test(wordOf(value?.code) ?? "")) envelope = value as Envelope;
  } catch (error) {
    cause = error;
  }
  const isOk = status >= 200 && status < 300;
  if (isOk && wordOf(envelope?.code) === "200") {
    core.isProven = true;
    return { response, text, envelope, error: undefined };
  }
  const { code } = envelope ?? {};
  const [msg, requestId, developId] = [envelope?.msg, envelope?.requestId, envelope?.developId].map(wordOf);
  const wait = retryAfterMs(headers.get("retry-after"), serverTime(headers) || core.clock.now());
  const details: ErrorDetails = {
    status,
    headers,
    body: text,
    retryAfterMs: wait,
    code,
    msg,
    requestId,
    developId,
  };
  return { response, text, envelope, error: failure() };

  function failure(): PandaPonFailure {
    let why = `the server answered ${envelope ? `${code} ${msg ?? ""} (HTTP ${status}, requestId ${requestId})` : `HTTP ${status}`}`;
    let broken: ProtocolError | undefined;
    if (isOk && !envelope) {
      why = `the answer is ${text ? (cause ? "no JSON" : "no envelope") : "empty"} (HTTP ${status})`;
      broken = fail(task, ProtocolError, why, {
        ...details,
        cause,
        hint: "This is not the API's answer: a proxy, a login page, a wrong baseUrl? See body.",
      });
    }
    if (!task.isRead && (broken || status === 408 || status >= 500))
      return outcomeUnknown(task, why, { ...details, cause: broken });
    if (broken) return broken;
    if (status === 429) {
      const hint = `Not carried out: send it again ${wait ? `in ${Math.ceil(wait / 1000)} s` : "later"}, and see the option limits.`;
      return fail(task, RateLimitError, why, { ...details, retryable: true, hint });
    }
    const stale = staleBy(task, headers);
    return fail(task, ApiError, why, {
      ...details,
      retryable: task.isRead && isRetryStatus(status),
      hint: stale
        ? `The clock here is ${Math.round(stale / 1000)} s off, the server takes 600: set it right. The next call goes by the server's clock.`
        : refusalHint(core, task, status, Boolean(msg)),
    });
  }
}
