import { isFailure } from "./is-failure.ts";

const MAX_DEPTH = 6;
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

type Redact = (text: string) => string;

/**
 * Gives the value itself when no secret is in it, so that a cause keeps its identity. Otherwise one that looks the same, with its
 * texts redacted. An object with a life of its own (a Request, a socket) prints what it holds, so only its kind passes. Never throws.
 */
export function redacted(value: unknown, redact: Redact, depth = 0): unknown {
  try {
    if (typeof value === "string") return redact(value);
    // It has been redacted, and what is in it is the caller's own.
    if (value === null || isFailure(value)) return value;
    if (typeof value === "object") return redactedObject(value, redact, depth);
    const text = String(value);
    return typeof value !== "function" && redact(text) === text ? value : redact(`[${typeof value}]`);
  } catch {
    return "[unreadable]";
  }
}

function redactedObject(value: object, redact: Redact, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isError = value instanceof Error;
  const isPlain = isError || Array.isArray(value) || prototype === Object.prototype || prototype === null;
  if (!isPlain || depth > MAX_DEPTH || INSPECT in value) return redact(Object.prototype.toString.call(value));
  // It shows a piece of the answer, which may cut a secret in half.
  if (value instanceof SyntaxError && /JSON/.test(value.message))
    return new SyntaxError(`not JSON${/ at position \d+/.exec(value.message)?.[0] ?? ""}`);
  const copy: object = Array.isArray(value) ? [] : Object.create(prototype as object | null);
  let isChanged = false;
  // The texts of a DOMException are not its own.
  for (const key of new Set([...(isError ? ["name", "message", "stack", "cause"] : []), ...Reflect.ownKeys(value)])) {
    if (!(key in value)) continue;
    const before: unknown = read(value, key);
    // Bytes from the socket, of undici's parser: they may begin in the middle of a secret.
    const after = isError && key === "data" ? "[redacted]" : redacted(before, redact, depth + 1);
    const name = typeof key === "string" ? redact(key) : key;
    isChanged ||= after !== before || name !== key;
    const enumerable = Object.prototype.propertyIsEnumerable.call(value, key);
    Object.defineProperty(copy, name, { value: after, enumerable, writable: true });
  }
  return isChanged ? copy : value;
}

function read(value: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return "[unreadable]";
  }
}
