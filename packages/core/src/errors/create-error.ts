import { createRedactor } from "./create-redactor.ts";
import type { ErrorDetails, PandaPonError } from "./errors.ts";
import { personalTexts } from "./personal-texts.ts";
import { redacted } from "./redact-value.ts";

/** So much of a text is looked at. */
const MAX_TEXT = 20_000;
/** At its end, if it was cut, there may be a part of a secret, which nothing recognizes: so much is not shown. */
const MAX_PART = 4000;
const MAX_KEPT = 4000;
const MAX_BODY = 1000;

/** The call that an error is about. */
export interface FailedCall {
  readonly operationId: string;
  readonly attempts: number;
  /** Removed from every text of the error, as are the personal texts of the input. */
  readonly secrets: readonly string[];
  readonly input: unknown;
}

/** Creates the error of a call: named, counted, with every secret of the call removed. */
export function createError<E extends PandaPonError>(
  { operationId, attempts, secrets, input }: FailedCall,
  Kind: new (message: string, details: ErrorDetails) => E,
  message: string,
  { headers, body, ...details }: ErrorDetails & { readonly reconcile?: string | undefined },
): E {
  const redactAll = createRedactor([...secrets, ...personalTexts(input)]);
  const redact = (text: string, kept = MAX_KEPT): string => {
    if (text.length <= kept) return redactAll(text);
    const clean = redactAll(text.slice(0, MAX_TEXT));
    return flat(clean.slice(0, text.length > MAX_TEXT ? Math.max(0, Math.min(kept, clean.length - MAX_PART)) : kept));
  };
  const clean = redacted(details, redact) as ErrorDetails;
  // One line of a log, whatever the server puts into it.
  return new Kind(redact(`${operationId}: ${message}`).replace(/\p{Cc}+/gu, " "), {
    ...clean,
    // It is reckoned with: a number, or none.
    retryAfterMs: typeof clean.retryAfterMs === "number" ? clean.retryAfterMs : undefined,
    body: body && redact(body, MAX_BODY),
    operationId,
    attempts,
    headers: headers && withoutSecrets(headers, redact),
  });
}

/** A part of a text keeps the whole of it alive; an error may be kept for long. */
const flat = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

function withoutSecrets(headers: Headers, redact: (text: string) => string): Headers {
  const clean = [...headers].filter(([name]) => redact(name) === name);
  return new Headers(clean.map(([name, value]) => [name, redact(value)]));
}
