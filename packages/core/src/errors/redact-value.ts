import { REDACTED, type Redactor } from "./create-redactor.ts";
import type { PandaPonFailure } from "./errors.ts";
import { isFailure, textOf } from "./thrown.ts";

const MAX_DEPTH = 3;
const MAX_MESSAGE = 500;
const MAX_STACK = 1500;
const MAX_WORD = 200;
const MAX_FIELDS = 10_000;

/** A text without secrets. A number whose digits are a secret becomes the name of its type. */
export function redactScalar(value: unknown, redact: Redactor, maxLength = MAX_WORD): unknown {
  if (typeof value === "string") return redact(value, maxLength);
  const text = textOf(value);
  return redact(text) === text ? value : `[${typeof value}]`;
}

/**
 * Keeps name, message, code and stack of a foreign error, redacted, and the same of its cause. Drops everything else: errors of
 * `fetch` hold requests, sockets and options. Our own errors are redacted already and stay unchanged. Never throws.
 */
export const summarizeCause = (value: unknown, redact: Redactor): unknown =>
  isFailure(value) ? value : summarize(value, redact, 0);

function summarize(value: unknown, redact: Redactor, depth: number): unknown {
  if (typeof value === "symbol" || typeof value === "function") return `[${typeof value}]`;
  if (typeof value !== "object" || value === null) return redactScalar(value, redact, MAX_MESSAGE);
  const read = (name: string): unknown => {
    try {
      return Reflect.get(value, name);
    } catch {
      return undefined;
    }
  };
  const name = redact(wordOf(read("name")) ?? "Error", MAX_WORD);
  const message = messageOf(name, redact(wordOf(read("message")) ?? "", MAX_MESSAGE));
  const code = wordOf(read("code"));
  const summary = new Error(message);
  readStack(summary);
  // The stack contains the message: the engine writes it when it is first read.
  const stack = message.length < MAX_MESSAGE ? wordOf(read("stack")) : undefined;
  const frames = /(?:^ +at .*\n?)+/m.exec(redact(stack ?? "", MAX_STACK))?.[0] ?? "";
  Object.defineProperties(summary, {
    name: shown(name),
    message: shown(message),
    ...(code !== undefined && { code: shown(redactScalar(read("code"), redact)) }),
    stack: shown(`${name}: ${message}\n${frames}`.trimEnd()),
  });
  // The first of several causes: a host with two addresses has two.
  const below = read("cause") ?? firstOf(read("errors"));
  if (below !== undefined && below !== null && depth < MAX_DEPTH)
    Object.defineProperty(summary, "cause", { ...shown(causeOf(below, redact, depth + 1)), enumerable: false });
  return summary;
}

/** Reads the stack: until then, the engine keeps its functions, and everything they refer to, in memory. */
export function readStack(error: Error): void {
  try {
    void error.stack;
  } catch {
    // The program's own `Error.prepareStackTrace` threw.
  }
}

/**
 * Returns what the caller's own function threw, unless it shows a secret: a signer may put one into its message.
 *
 * @returns The value itself, or its summary.
 */
export function ownOrSummary(value: unknown, redact: Redactor, depth = 0): unknown {
  const summary = summarize(value, redact, depth);
  // An error of another call, or one that the caller has made, was not redacted for this call.
  if (isFailure(value)) return isTelling(value, redact, depth) ? summary : value;
  for (let error = summary, level = depth; error instanceof Error && level <= MAX_DEPTH; error = error.cause, level++)
    if (!isFailure(error) && `${error.stack}`.includes(REDACTED)) return summary;
  return typeof value === "string" ? summary : value;
}

/** Below a foreign error, one of ours need not be one of this call. */
const causeOf = (value: unknown, redact: Redactor, depth: number): unknown =>
  isFailure(value) ? ownOrSummary(value, redact, depth) : summarize(value, redact, depth);

/** Whether the fields or the cause of an error of ours show a secret, or are too long to tell. */
function isTelling(error: PandaPonFailure, redact: Redactor, depth: number): boolean {
  try {
    const { headers } = error as { readonly headers?: Headers };
    const text = JSON.stringify([error, error.message, [...(headers ?? [])]]);
    if (text.length > MAX_FIELDS || redact(text) !== text) return true;
    const { cause } = error;
    return depth < MAX_DEPTH && ownOrSummary(cause, redact, depth + 1) !== cause;
  } catch {
    return true;
  }
}

const shown = (value: unknown): PropertyDescriptor => ({ value, enumerable: true, writable: true, configurable: true });

const wordOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

/** The parser's message quotes a piece of the answer, which may contain half a secret. */
const messageOf = (name: string, message: string): string =>
  name === "SyntaxError" && message.includes("JSON")
    ? `not JSON${/ at position \d+(?= \(line \d+ column \d+\)$|$)/.exec(message)?.[0] ?? ""}`
    : message;

function firstOf(errors: unknown): unknown {
  try {
    return Array.isArray(errors) ? (errors[0] as unknown) : undefined;
  } catch {
    return undefined;
  }
}
