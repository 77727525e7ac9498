import { createRedactor, type Redactor } from "./create-redactor.ts";
import type { ErrorDetails, PandaPonError } from "./errors.ts";
import { personalTexts } from "./personal-texts.ts";
import { ownOrSummary, readStack, redactScalar, summarizeCause } from "./redact-value.ts";

const MAX_TEXT = 2000;
const MAX_BODY = 1000;
const MAX_HEADER = 300;
const MAX_HEADERS = 3000;
const WITHHELD = "[withheld: the call holds too much personal data to look for]";

/** The facts about a call that its error needs. */
export interface FailedCall {
  readonly operationId: string;
  /** The name of the operation for its caller: a method such as `cart.list`. @default operationId */
  readonly name?: string | undefined;
  readonly attempts: number;
  /** Keys, signatures and user ids of all attempts. */
  readonly secrets: Iterable<string>;
  /** Its personal data is kept out of every text. */
  readonly input: unknown;
  /** What was sent. The caller may have changed `input` since. */
  readonly sent?: readonly unknown[] | undefined;
}

export interface FailureDetails extends ErrorDetails {
  readonly reconcile?: string | undefined;
  /** The reason of the caller's signal: it keeps its identity. */
  readonly reason?: unknown;
  /** What a function of the caller threw: it keeps its identity, unless it shows a secret. */
  readonly thrown?: unknown;
}

/** Creates the error of a call, with every secret of the call removed from its texts. */
export function createError<E extends PandaPonError>(
  { operationId, name = operationId, attempts, secrets, input, sent = [] }: FailedCall,
  Kind: new (message: string, details: ErrorDetails) => E,
  message: string,
  details: FailureDetails,
): E {
  const redact = redactorOf(secrets, [input, ...sent]);
  const { headers, body, cause, code, msg, requestId, developId, retryAfterMs, reason, thrown, ...plain } = details;
  const wait = redactScalar(retryAfterMs, redact);
  // The message must stay one line of a log: the server may put line breaks into its text.
  const error = new Kind(redact(`${name}: ${message}`, MAX_TEXT).replace(/\p{Cc}+/gu, " "), {
    ...plain,
    operationId: redact(operationId),
    attempts,
    code: redactScalar(code, redact) as ErrorDetails["code"],
    msg: msg && redact(msg, MAX_TEXT),
    requestId: requestId && redact(requestId, MAX_HEADER),
    developId: developId && redact(developId, MAX_HEADER),
    retryAfterMs: typeof wait === "number" ? wait : undefined,
    body: body && redact(body, MAX_BODY),
    headers: headers && redactHeaders(headers, redact),
    cause:
      "reason" in details
        ? reason
        : thrown === undefined
          ? summarizeCause(cause, redact)
          : ownOrSummary(thrown, redact),
  });
  readStack(error);
  return error;
}

/**
 * Removes the secrets and the personal data of a call. Withholds long texts entirely if the call holds more data than can be
 * searched for.
 */
export function redactorOf(secrets: Iterable<string>, inputs: readonly unknown[]): Redactor {
  const { texts, isComplete } = personalTexts(...inputs);
  const redact = createRedactor([...secrets, ...texts]);
  return isComplete ? redact : (text, maxLength) => (/^[\w .-]{0,40}$/.test(text) ? redact(text, maxLength) : WITHHELD);
}

function redactHeaders(headers: Headers, redact: Redactor): Headers {
  const clean = new Headers();
  let left = MAX_HEADERS;
  for (const [name, value] of headers) {
    left -= name.length + Math.min(value.length, MAX_HEADER);
    if (left < 0) break;
    if (redact(name) === name) clean.append(name, redact(value, MAX_HEADER));
  }
  return clean;
}
