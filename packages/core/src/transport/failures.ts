import { createError, type FailedCall, type FailureDetails } from "../errors/create-error.ts";
import {
  AbortedError,
  ApiError,
  type ErrorDetails,
  InputError,
  OutcomeUnknownError,
  type PandaPonFailure,
  ProtocolError,
  RateLimitError,
  TimeoutError,
  TransportError,
} from "../errors/errors.ts";
import { refusalHint, unknownHint, unsentHint } from "../errors/hints.ts";
import { isFailure, textOf } from "../errors/thrown.ts";
import type { Envelope } from "../types/envelope.ts";
import { answerFault } from "./answer-fault.ts";
import type { CallPlan } from "./call-plan.ts";
import { type Answer, type CallRecord, mayHaveArrived, secretsOf } from "./call-record.ts";
import { codeOf, detailOf, isUndecodable } from "./never-sent.ts";
import { peerOf } from "./peer-of.ts";
import { isOkStatus, isRetryStatus, isSuccess, lacksData, wordOf } from "./read-answer.ts";
import { retryAfterOf, staleBy } from "./retry.ts";
import type { Stop } from "./time-limit.ts";

const REPEAT = "Send it again: it only reads.";
const UNSENT_IN_TIME =
  "Nothing was sent. Send it again; if this repeats, allow more time or start fewer calls at once.";

/** Redirects that only point elsewhere: the server has not acted. After 302 and 303 it may have acted and point to the result. */
const ASK_THERE = [301, 307, 308];

/** A proxy gave up waiting: for the request, or because it took its client for gone. The server may still have acted. */
const GAVE_UP = [408, 499];

/** Whether an answer that is not a success proves that a write was not carried out. One that contradicts itself proves nothing. */
const isRefusal = (status: number, envelope: Envelope | undefined): boolean =>
  isOkStatus(status)
    ? envelope !== undefined
    : wordOf(envelope?.code) !== "200" &&
      (ASK_THERE.includes(status) || (status >= 400 && status < 500 && !GAVE_UP.includes(status)));

/** Collects what the error of a call needs. */
const failedCall = ({ operation, input, nameOf, userId = "" }: CallPlan, record: CallRecord): FailedCall => ({
  operationId: operation.id,
  name: nameOf(operation.id),
  attempts: record.attempts.length,
  // Errors before signing (of a credentials provider or a limiter) may contain these as well.
  secrets: [...secretsOf(record), userId, ...Object.values(record.credentials ?? {})],
  input,
  sent: record.sent,
});

/** The outcome of a `write` or `payment` that may have arrived is unknown. */
function outcomeUnknown(plan: CallPlan, record: CallRecord, why: string, details: FailureDetails): OutcomeUnknownError {
  const { reconcile } = plan.operation;
  return createError(failedCall(plan, record), OutcomeUnknownError, `outcome unknown: ${why}`, {
    ...details,
    reconcile,
    hint: unknownHint(plan.nameOf(plan.operation.id), reconcile && plan.nameOf(reconcile)),
  });
}

/** A limit of time was reached, or the caller's signal fired. */
export function stopFailure(plan: CallPlan, record: CallRecord, { by, reason }: Stop): PandaPonFailure {
  const why = {
    signal: "aborted by its signal",
    deadline: `deadlineMs (${plan.timing.deadlineMs}) has passed`,
    timeout: `no complete answer within timeoutMs (${plan.timing.timeoutMs})`,
  }[by];
  const isAborted = by === "signal";
  const isSent = mayHaveArrived(record);
  const error = createError<AbortedError | TimeoutError>(
    failedCall(plan, record),
    isAborted ? AbortedError : TimeoutError,
    why,
    {
      retryable: plan.isRead && !isAborted,
      hint: isSent ? REPEAT : isAborted ? "Nothing was sent." : UNSENT_IN_TIME,
      ...(isAborted && { reason }),
    },
  );
  return isSent && !plan.isRead ? outcomeUnknown(plan, record, why, { cause: error }) : error;
}

/** The caller's code failed: credentials provider, signer, middleware, limiter. */
export const callerFailure = (plan: CallPlan, record: CallRecord, cause: unknown): PandaPonFailure =>
  mayHaveArrived(record) && !plan.isRead
    ? outcomeUnknown(plan, record, textOf(cause), { thrown: cause })
    : createError(
        failedCall(plan, record),
        InputError,
        `credentials, signer, middleware or option failed: ${textOf(cause)}`,
        {
          thrown: cause,
          hint: "Fix your own code: see cause.",
        },
      );

/** `fetch` rejected, or the answer broke off. */
export function connectionFailure(plan: CallPlan, record: CallRecord, cause: unknown): PandaPonFailure {
  const isSent = mayHaveArrived(record);
  const why = `${textOf(cause)} ${detailOf(cause)}`.trim();
  // A `fetch` may throw an error of ours that belongs to another call.
  const told = isFailure(cause) ? { thrown: cause } : { cause };
  if (isSent && !plan.isRead) return outcomeUnknown(plan, record, why, told);
  const call = failedCall(plan, record);
  if (isUndecodable(cause))
    return createError(call, ProtocolError, why, { cause, hint: "Bypass the proxy: it damages the answers." });
  return createError(call, TransportError, why, {
    ...told,
    retryable: true,
    hint: isSent
      ? codeOf(cause)?.startsWith("HPE_")
        ? `Check baseUrl: what answers on ${new URL(plan.baseUrl).origin} does not speak HTTP.`
        : REPEAT
      : unsentHint(plan.baseUrl, { code: codeOf(cause), detail: detailOf(cause), peer: peerOf(cause) }),
  });
}

/**
 * What a complete answer means: undefined if it is a success.
 *
 * @param hasSucceeded This client has had a success before: its credentials and its signature are right.
 * @param now Milliseconds since 1970 on the server's clock.
 */
export function answerFailure(
  plan: CallPlan,
  record: CallRecord,
  answer: Answer,
  { hasSucceeded, now }: { readonly hasSucceeded: boolean; readonly now: () => number },
): PandaPonFailure | undefined {
  const isEmpty = isSuccess(answer) && lacksData(plan.operation, answer);
  if (isSuccess(answer) && !isEmpty) return undefined;
  const { envelope, text, response } = answer;
  const { status, headers } = response;
  const { code } = envelope ?? {};
  const [msg, requestId, developId] = [envelope?.msg, envelope?.requestId, envelope?.developId].map(wordOf);
  const wait = retryAfterOf(headers, now());
  const call = failedCall(plan, record);
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
  const isForeign = isEmpty || (isOkStatus(status) && !envelope);
  const why = isForeign
    ? `the answer is ${isEmpty ? "a success without data" : answerFault(answer)} (HTTP ${status})`
    : `the server answered ${
        envelope
          ? `${[code, msg]
              .filter((word) => word !== undefined)
              .map(textOf)
              .join(" ")
              .trim()} (HTTP ${status}${requestId ? `, requestId ${textOf(requestId)}` : ""})`
          : `HTTP ${status}`
      }`;
  const isUnknown = !plan.isRead && (isForeign || !isRefusal(status, envelope));
  if (isForeign) {
    const { cause } = answer;
    const error = createError(call, ProtocolError, why, {
      ...details,
      cause,
      hint: isEmpty
        ? "Look at body, and ask PandaPon, quoting requestId: the description promises an object in `data`."
        : answer.flaw !== undefined && text === ""
          ? "Ask for less in one call, or raise maxAnswerBytes."
          : "Check baseUrl, and look at body: a proxy or a login page may have answered instead of the API.",
    });
    return isUnknown ? outcomeUnknown(plan, record, why, { ...details, cause: error }) : error;
  }
  if (isUnknown) return outcomeUnknown(plan, record, why, details);
  if (status === 429) {
    const when = wait === undefined || wait === 0 ? "later" : `in ${Math.ceil(wait / 1000)} s`;
    return createError(call, RateLimitError, why, {
      ...details,
      retryable: true,
      hint: `Send it again ${when}, and set the option limits: it was not carried out.`,
    });
  }
  const stale = staleBy(record.attempts.at(-1)?.signedAt ?? Number.NaN, headers);
  return createError(call, ApiError, why, {
    ...details,
    retryable: plan.isRead && isRetryStatus(status),
    hint:
      stale === 0
        ? refusalHint({
            operation: plan.operation,
            name: plan.nameOf(plan.operation.id),
            status,
            code,
            msg,
            isRead: plan.isRead,
            isPage: !envelope && /^\s*</.test(text),
            mockCode: headers.get("x-mock-code"),
            isRule: headers.get("x-mock-source") === "rule",
            hasSucceeded,
          })
        : `Set this machine's clock: it is ${Math.round(stale / 1000)} s off, and the server accepts 600. The next call uses the server's clock.`,
  });
}
