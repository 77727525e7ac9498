import type { Credentials } from "../types/credentials.ts";
import type { CallPlan, OutgoingRequest } from "./call-plan.ts";
import type { Answer, Attempt } from "./call-record.ts";
import { handOver, type Init } from "./hand-over.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { isSuccess, readAnswer } from "./read-answer.ts";
import { readBody } from "./read-body.ts";
import { type Ending, isRetryStatus, type Retry } from "./retry.ts";
import { signRequest } from "./sign-request.ts";
import type { Scope } from "./time-limit.ts";
import type { SigningTools, Transport } from "./transport.ts";

type Tools = SigningTools & Pick<Transport, "cache" | "requestInitExt" | "dispatchers" | "maxAnswerBytes">;

/**
 * Signs and sends once. Writes only to its own attempt.
 *
 * @param extra Headers that a hook adds.
 * @param decide Asked as soon as status and headers are there, so that a body that does not matter need not be read.
 * @throws unknown What the caller's code throws; once the request may have arrived, what `fetch` and reading the answer throw.
 */
export async function runAttempt(
  transport: Tools,
  plan: CallPlan,
  attempt: Attempt,
  credentials: Credentials,
  outgoing: OutgoingRequest,
  extra: Readonly<Record<string, string>> | undefined,
  decide: (ending: Ending) => Retry | undefined,
  scope: Scope,
): Promise<Answer> {
  const { clock } = transport;
  const sentAt = clock.local();
  const signed = await signRequest(transport, plan, attempt, credentials, outgoing, extra);
  // Time ran out while the signer was at work: the call has ended, so it must not go out any more.
  if (scope.isOver) throw new Error("too late");
  const init = initOf({ ...transport.cache, ...transport.requestInitExt }, plan, outgoing, signed.headers, scope);
  const response = await handOver(plan, transport.dispatchers, attempt, signed.url, init, scope);
  if (scope.isOver) discard(response);
  const { status, headers } = response;
  if (isRetryStatus(status)) {
    attempt.decision = { retry: decide({ kind: "refused", status, headers }) };
    if (attempt.decision.retry) {
      discard(response);
      return { response, text: "", envelope: undefined };
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
  defaults: Readonly<Record<string, unknown>>,
  { isRead }: CallPlan,
  { init, body }: OutgoingRequest,
  headers: HeadersInit,
  scope: Scope,
): Init {
  // What was signed goes last: nothing that is added may change it.
  const sent: Init = {
    ...defaults,
    ...init,
    headers,
    body: body === undefined || isRead ? body : unrepeatable(body),
    signal: scope.signal,
  };
  if (body === undefined) delete sent.body;
  // Bun would repeat the request by itself when a kept connection breaks.
  if (!isRead) sent.keepalive ??= false;
  return sent;
}

/** Deno would repeat text by itself when a kept connection breaks; a Blob it does not. */
const unrepeatable = (body: BodyInit): BodyInit => ("Deno" in globalThis ? new Blob([body as BlobPart]) : body);

/** Lets go of the connection without waiting for the rest. */
const discard = (response: Response): void => ignoreFailure(() => response.body?.cancel?.());
