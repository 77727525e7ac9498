import type { Task } from "../exchange/task.ts";
import { createRedactor } from "../helpers/redact.ts";
import type { ErrorDetails, PandaPonError } from "./errors.ts";
import { personalTexts } from "./personal.ts";
import { redacted } from "./redacted.ts";

/** So much of a text is looked at, and half of it kept: a secret that the cut goes through stands behind that. */
const MAX_TEXT = 8000;
const MAX_BODY = 1000;

/** Makes the error of a call: named, counted, and with every secret of the call taken out of it. */
export function fail<E extends PandaPonError>(
  task: Task,
  Kind: new (message: string, details: ErrorDetails) => E,
  message: string,
  { headers, body, ...details }: ErrorDetails & { readonly reconcile?: string | undefined },
): E {
  const redactAll = createRedactor([...task.secrets, ...personalTexts(task.input)]);
  const redact = (text: string, kept = MAX_TEXT / 2): string =>
    text.length > kept ? flat(redactAll(text.slice(0, MAX_TEXT)).slice(0, kept)) : redactAll(text);
  const { id } = task.known.operation;
  return new Kind(redact(`${id}: ${message}`), {
    ...(redacted(details, redact) as ErrorDetails),
    body: body && redact(body, MAX_BODY),
    operationId: id,
    attempts: task.attempts,
    headers: headers && withoutSecrets(headers, redact),
  });
}

/** A part of a text keeps the whole of it alive; an error may be kept for long. */
const flat = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

function withoutSecrets(headers: Headers, redact: (text: string) => string): Headers {
  const clean = [...headers].filter(([name]) => redact(name) === name);
  return new Headers(clean.map(([name, value]) => [name, redact(value)]));
}
