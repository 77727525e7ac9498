import { idDigits } from "../values/id64.ts";
import { JSON_TEXT, NUMBER_ID, type PathNode, TEXT_ID, WHOLE_NUMBER } from "./field-paths.ts";
import { jsonValue, kindOf } from "./input-values.ts";
import { refuse } from "./refuse.ts";

/**
 * The names of the fields around the current value. With a trail, a value that cannot be written exactly is an `InputError`;
 * without one, it is written as `JSON.stringify` does.
 */
type Trail = string[] | undefined;

/** Real inputs have a handful of levels. Only objects that contain themselves get this deep. */
const MAX_DEPTH = 1000;
const WHOLE = "Pass a whole number: 19.9 * 100 is 1989.9999999999998, Math.round(19.9 * 100) is 1990.";
const DIGITS = "Pass the id as PandaPon shows it, up to 19 digits; your own order number is another field.";
const AWAIT = "Check for a missing await.";
const PLAIN = "Pass plain, valid data.";
const EXACT = "Pass it as text or bigint: a number is exact up to 2^53 - 1 only.";

/**
 * Like `JSON.stringify`, with ids and JSON text as the paths say, and bigints as bare numbers. `undefined` if the value is left
 * out.
 */
export function writeJson(given: unknown, key: string, node: PathNode | undefined, trail: Trail): string | undefined {
  const value = jsonValue(given, key);
  if (value === undefined) return undefined;
  // Date and date libraries write an invalid date as null, as if the caller had passed nothing.
  if (trail && value === null && given !== null) noJson(trail, key, "an invalid date");
  const flags = value === null ? 0 : (node?.flags ?? 0);
  if (flags & (NUMBER_ID | TEXT_ID)) {
    const bare = (flags & NUMBER_ID) !== 0;
    const digits = idDigits(value, bare);
    if (digits !== undefined) return bare ? digits : `"${digits}"`;
    if (trail) refuse(fieldOf(trail, key), "is not a 64-bit id: digits only", Number.isInteger(value) ? EXACT : DIGITS);
  }
  const json = writeJsonValue(value, key, node, trail);
  if (!(flags & JSON_TEXT) || typeof value === "string") return json;
  if (trail && typeof value !== "object")
    refuse(fieldOf(trail, key), "is neither text nor an object or array", "Pass an object, an array or JSON text.");
  return json && JSON.stringify(json);
}

const fieldOf = (trail: readonly string[], key: string): string => [...trail, key].join(".");

function writeJsonValue(value: unknown, key: string, node: PathNode | undefined, trail: Trail): string | undefined {
  switch (typeof value) {
    case "bigint":
      return String(value);
    case "number":
      // A larger integer may have been rounded, and JSON has neither NaN nor infinity.
      if (trail && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER))
        refuse(fieldOf(trail, key), "is not an exact number", Number.isFinite(value) ? EXACT : PLAIN);
      checkWhole(value, key, node, trail);
      return JSON.stringify(value);
    case "object":
      return writeObject(value, key, node, trail);
    default:
      if (trail && typeof value !== "string" && typeof value !== "boolean") return noJson(trail, key, typeof value);
      checkWhole(value, key, node, trail);
      return typeof value === "string" ? quoted(value) : JSON.stringify(value);
  }
}

/** What JSON writes with a backslash: quotes, backslashes, control characters; a half of a pair, of which it escapes lone ones. */
const ESCAPED = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** As `JSON.stringify`, in half the time for most texts. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Also text: `"19.90"` is an amount in another unit. */
function checkWhole(value: unknown, key: string, node: PathNode | undefined, trail: Trail): void {
  if (trail && node && node.flags & WHOLE_NUMBER && !/^-?\d+$/.test(String(value)))
    refuse(fieldOf(trail, key), `is ${JSON.stringify(value)}, not a whole number`, WHOLE);
}

const noJson = (trail: readonly string[], key: string, kind: string): never =>
  refuse(fieldOf(trail, key), `is ${kind}, not JSON`, kind === "Promise" ? AWAIT : PLAIN);

function writeObject(value: object | null, key: string, node: PathNode | undefined, trail: Trail): string {
  if (value === null || isRaw(value)) return JSON.stringify(value);
  const kind = trail && kindOf(value);
  if (trail && kind) noJson(trail, key, kind);
  if (trail?.push(key) === MAX_DEPTH) refuse(trail[0] as string, "is nested too deeply, or holds itself", PLAIN);
  const json = Array.isArray(value)
    ? writeItems(value, node?.other, trail)
    : writeFields(Object.keys(value), value, node, trail);
  trail?.pop();
  return json;
}

/** A number of `JSON.rawJSON`, where the runtime has it. */
const isRaw = (value: object): boolean => (JSON as { isRawJSON?(value: unknown): boolean }).isRawJSON?.(value) === true;

function writeItems(values: readonly unknown[], node: PathNode | undefined, trail: Trail): string {
  let text = "";
  for (let index = 0; index < values.length; index++) {
    const json = writeJson(values[index], `${index}`, node, trail);
    if (json === undefined && trail) noJson(trail, `${index}`, typeof values[index]);
    text += `${index ? "," : ""}${json ?? "null"}`;
  }
  return `[${text}]`;
}

/** Writes these fields as an object. */
export function writeFields(names: readonly string[], value: object, node: PathNode | undefined, trail: Trail): string {
  let text = "";
  for (const name of names) {
    const json = writeJson(value[name as never], name, node && (node.names.get(name) ?? node.other), trail);
    if (json !== undefined) text += `${text && ","}${quoted(name)}:${json}`;
  }
  return `{${text}}`;
}
