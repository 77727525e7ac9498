const MAX_DEPTH = 6;

/**
 * Gives the value itself when no secret is in it, so that a cause keeps its identity. Otherwise one that looks the same, with its
 * texts redacted. An object with a life of its own (a Request, a socket) prints what it holds, so only its kind passes.
 */
export function redacted(value: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isError = value instanceof Error;
  const isPlain = isError || Array.isArray(value) || prototype === Object.prototype || prototype === null;
  if (!isPlain || depth > MAX_DEPTH) return Object.prototype.toString.call(value);
  const copy: object = Array.isArray(value) ? [] : Object.create(prototype as object | null);
  let isChanged = false;
  // The texts of an error are not enumerable, and those of a DOMException not even its own.
  for (const key of new Set([
    ...(isError ? ["name", "message", "stack", "cause", "errors"] : []),
    ...Object.keys(value),
  ])) {
    if (!(key in value)) continue;
    const before: unknown = Reflect.get(value, key);
    const after = redacted(before, redact, depth + 1);
    isChanged ||= after !== before;
    const enumerable = Object.prototype.propertyIsEnumerable.call(value, key);
    Object.defineProperty(copy, key, { value: after, enumerable, writable: true });
  }
  return isChanged ? copy : value;
}
