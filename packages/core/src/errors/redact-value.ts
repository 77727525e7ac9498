import { isFailure } from "./is-failure.ts";

const MAX_DEPTH = 6;
const INSPECT = Symbol.for("nodejs.util.inspect.custom");
const UNREADABLE = "[unreadable]";

type Redact = (text: string) => string;

/**
 * Gives the value itself when no secret is in it, so that a cause keeps its identity. Otherwise one that looks the same, with its
 * texts redacted. An object with a life of its own (a Request, a socket) prints what it holds, so only its kind passes. Never throws.
 *
 * @param known What has become of objects that were met before. Each is looked at once, however many ways lead to it.
 */
export function redacted(value: unknown, redact: Redact, depth = 0, known = new Map<object, unknown>()): unknown {
  try {
    if (typeof value === "string") return redact(value);
    // An error of ours has been redacted, and what is in it is the caller's own.
    if (value === null || isFailure(value)) return value;
    if (typeof value !== "object") {
      const text = String(value);
      return typeof value !== "function" && redact(text) === text ? value : redact(`[${typeof value}]`);
    }
    if (!known.has(value)) {
      known.set(value, redact(Object.prototype.toString.call(value)));
      known.set(value, redactedObject(value, redact, depth, known));
    }
    return known.get(value);
  } catch {
    return UNREADABLE;
  }
}

function redactedObject(value: object, redact: Redact, depth: number, known: Map<object, unknown>): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isError = value instanceof Error;
  const isPlain = isError || Array.isArray(value) || prototype === Object.prototype || prototype === null;
  if (!isPlain || depth > MAX_DEPTH || INSPECT in value) return known.get(value);
  // It shows a piece of the answer, which may cut a secret in half.
  if (value instanceof SyntaxError && /JSON/.test(value.message))
    return new SyntaxError(
      `not JSON${/ at position \d+(?= \(line \d+ column \d+\)$|$)/.exec(value.message)?.[0] ?? ""}`,
    );
  const copy: object = Array.isArray(value) ? [] : Object.create(prototype as object | null);
  let isChanged = false;
  // The texts of a DOMException are not its own.
  for (const key of new Set([...(isError ? ["name", "message", "stack", "cause"] : []), ...Reflect.ownKeys(value)])) {
    if (!(key in value)) continue;
    let before: unknown;
    let after: unknown = UNREADABLE;
    try {
      before = Reflect.get(value, key);
      // Bytes from the socket, of undici's parser: they may begin in the middle of a secret.
      const isBytes = isError && key === "data" && typeof before === "string";
      after = isBytes ? "[redacted]" : redacted(before, redact, depth + 1, known);
    } catch {
      // It stays unreadable.
    }
    const name = typeof key === "string" ? redact(key) : key;
    isChanged ||= !Object.is(after, before) || name !== key;
    const enumerable = Object.prototype.propertyIsEnumerable.call(value, key);
    Object.defineProperty(copy, name, { value: after, enumerable, writable: true, configurable: name !== "length" });
  }
  return isChanged ? copy : value;
}
