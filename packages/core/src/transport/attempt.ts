import type { Credentials } from "../types/credentials.ts";
import type { CallPlan, OutgoingRequest } from "./call-plan.ts";
import type { Answer, Attempt, CallRecord } from "./call-record.ts";
import { decideAttempt } from "./decide-attempt.ts";
import { type Init, watchSending } from "./hand-over.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { provesNothingSent } from "./prove-unsent.ts";
import { isRetryStatus, isSuccess, readAnswer } from "./read-answer.ts";
import { readBody } from "./read-body.ts";
import { retryAfterOf } from "./retry.ts";
import { signRequest } from "./sign-request.ts";
import type { Scope } from "./time-limit.ts";
import type { Transport } from "./transport.ts";

/** A server cannot keep a client quiet for longer. */
const MAX_PAUSE_MS = 60_000;

/**
 * Signs and sends once. Writes only to its own attempt.
 *
 * @param extra Headers that a hook added.
 * @throws unknown Errors of the caller's code; once the request may have arrived, errors of `fetch` and of reading the answer.
 */
export async function runAttempt(
  transport: Transport,
  plan: CallPlan,
  record: CallRecord,
  attempt: Attempt,
  credentials: Credentials,
  outgoing: OutgoingRequest,
  extra: Readonly<Record<string, string>> | undefined,
  scope: Scope,
): Promise<Answer> {
  const { clock } = transport;
  const sentAt = clock.local();
  const signing = signRequest(transport, plan, attempt, credentials, outgoing, extra);
  const signed = signing instanceof Promise ? await signing : signing;
  // Time ran out while the signer was working: the call has ended, so the request must not be sent.
  if (scope.isOver) throw new Error("too late");
  const init = initOf(transport, plan, outgoing, signed.headers);
  const watch = watchSending(transport, plan, attempt, init, scope);
  // Not called as a method: some runtimes refuse a `fetch` with a `this`.
  const { fetch } = plan;
  let response: Response;
  try {
    response = await fetch(signed.url, init as RequestInit);
  } catch (error) {
    // Where the request could not be watched, the failure may prove that nothing was sent.
    if (!watch?.hasBegun && provesNothingSent(fetch, error, signed.url, init as RequestInit)) {
      attempt.isUnsent = () => true;
    }
    throw error;
  } finally {
    // A wrapper of `fetch` may give up or answer alone while connecting: a request that has not begun must not begin later.
    if (!watch?.hasBegun) watch?.stop();
  }
  const { status, headers } = response;
  // At once: other calls may start while the body arrives, and it may never end.
  if (status === 429) pause(transport, headers);
  if (scope.isOver) discard(response);
  if (isRetryStatus(status)) {
    // Decide before reading the body, which may be long and does not matter if another attempt follows.
    const unread: Answer = { response, text: "", envelope: undefined };
    attempt.decision = { retry: decideAttempt(transport, plan, record, attempt, { value: unread }) };
    if (attempt.decision.retry) {
      discard(response);
      return unread;
    }
  }
  const answer = readAnswer(plan.codec, response, await readBody(response, transport.maxAnswerBytes));
  // Do not learn the time from a 5xx or from what is not an envelope: a gateway may have sent it.
  if (answer.envelope && status < 500) {
    clock.learn({ headers, sentAt, signedAt: attempt.signedAt, isTimestampAccepted: isSuccess(answer) });
  }
  return answer;
}

function initOf(
  { cache, requestInitExt }: Pick<Transport, "cache" | "requestInitExt">,
  { isRead }: CallPlan,
  { init, body }: OutgoingRequest,
  headers: HeadersInit,
): Init {
  // Signed values come last, so that no added field can change them.
  const sent: Init = {
    ...cache,
    ...requestInitExt,
    ...init,
    headers,
    body: body === undefined || isRead ? body : unrepeatable(body),
    signal: undefined,
  };
  if (body === undefined) delete sent.body;
  // Bun would repeat the request when a kept-alive connection breaks.
  if (!isRead) sent.keepalive ??= false;
  return sent;
}

function pause({ limits, clock }: Transport, headers: Headers): void {
  ignoreFailure(() => limits?.pause?.(Math.min(retryAfterOf(headers, clock.now()) ?? 0, MAX_PAUSE_MS)));
}

/** Deno would repeat a text body when a kept-alive connection breaks, but not a Blob. */
const unrepeatable = (body: BodyInit): BodyInit => ("Deno" in globalThis ? new Blob([body as BlobPart]) : body);

/** Releases the connection without waiting for the rest of the answer. */
const discard = (response: Response): void => ignoreFailure(() => response.body?.cancel?.());
