import { idDigits } from "./id-digits.ts";
import { JSON_TEXT, NUMBER_ID, type Place, TEXT_ID } from "./paths.ts";
import { refuse } from "./refuse.ts";

/** `null`: far from special places, and known to hold something that `JSON.stringify` writes otherwise. */
type MaybePlace = Place | undefined | null;

/**
 * The names of the fields around the value at hand. With a trail, a value that cannot be written exactly is an `InputError`;
 * without one, it is written as `JSON.stringify` does.
 */
type Trail = string[] | undefined;

/** Real inputs have a handful of levels. Objects that hold themselves get here. */
const MAX_DEPTH = 1000;
const EXACT = "Pass it as text or bigint: a number is exact up to 2^53 - 1 only.";

/** As `JSON.stringify`, with ids and JSON text as the paths say and bigints bare. `undefined` when the value is left out. */
export function writeJson(given: unknown, key: string, place: MaybePlace, trail: Trail): string | undefined {
  const value = hasToJson(given) ? given.toJSON(key) : given;
  const marks = value === undefined || value === null ? 0 : (place?.marks ?? 0);
  if (marks & (NUMBER_ID | TEXT_ID)) {
    const bare = (marks & NUMBER_ID) !== 0;
    const digits = idDigits(value, bare);
    if (digits !== undefined) return bare ? digits : `"${digits}"`;
    if (trail) refuse(fieldOf(trail, key), "is no 64-bit id", EXACT);
  }
  const json = writePlain(value, key, place, trail);
  if (!(marks & JSON_TEXT) || typeof value === "string") return json;
  if (trail && typeof value !== "object")
    refuse(fieldOf(trail, key), "is neither text nor an object or array", "It is sent as JSON text.");
  return json && JSON.stringify(json);
}

const hasToJson = (value: unknown): value is { toJSON(key: string): unknown } =>
  typeof value === "object" && typeof (value as { toJSON?: unknown } | null)?.toJSON === "function";

const fieldOf = (trail: readonly string[], key: string): string => [...trail, key].join(".");

function writePlain(value: unknown, key: string, place: MaybePlace, trail: Trail): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "bigint") return String(value);
  const isNested = typeof value === "object" && value !== null;
  if (!(isNested && place !== undefined) && isPlain(value, 0)) return JSON.stringify(value);
  if (!isNested || isOpaque(value)) return misfit(value, key, trail);
  if (trail?.push(key) === MAX_DEPTH)
    refuse(trail[0] as string, "is nested too deeply, or holds itself", "Pass plain data.");
  const json = Array.isArray(value)
    ? writeItems(value, place ? place.other : null, trail)
    : writeFields(Object.keys(value), value, place ?? null, trail);
  trail?.pop();
  return json;
}

function writeItems(values: readonly unknown[], place: MaybePlace, trail: Trail): string {
  let text = "";
  for (let index = 0; index < values.length; index++) {
    const json =
      writeJson(values[index], `${index}`, place, trail) ?? misfit(values[index], `${index}`, trail) ?? "null";
    text += `${index ? "," : ""}${json}`;
  }
  return `[${text}]`;
}

/** What JSON cannot hold, or not exactly. */
function misfit(value: unknown, key: string, trail: Trail): string | undefined {
  if (!trail) return JSON.stringify(value);
  return typeof value === "number"
    ? refuse(fieldOf(trail, key), "is no exact number", EXACT)
    : refuse(fieldOf(trail, key), `is ${kindOf(value)}, not JSON`, "Was an await forgotten?");
}

const kindOf = (value: unknown): string => Object.prototype.toString.call(value);

/** The object of these fields. */
export function writeFields(names: readonly string[], value: object, place: MaybePlace, trail: Trail): string {
  let text = "";
  for (const name of names) {
    const json = writeJson(value[name as never], name, place && (place.names.get(name) ?? place.other), trail);
    if (json !== undefined) text += `${text && ","}${JSON.stringify(name)}:${json}`;
  }
  return `{${text}}`;
}

/** Whether `JSON.stringify` writes the value as `writeJson` would, which is the case nearly always, and faster. */
function isPlain(value: unknown, depth: number): boolean {
  // Neither an integer that may have been rounded, nor NaN or infinite.
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (typeof value !== "object") return typeof value === "string" || typeof value === "boolean";
  if (value === null) return true;
  if (depth > 30 || "toJSON" in value) return false;
  const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
  // `findIndex` and not `some`, which passes over holes.
  return items.length > 0 ? items.findIndex((item) => !isPlain(item, depth + 1)) < 0 : !isOpaque(value);
}

/** A promise, a map, a form …: JSON would make `{}` of it. */
export const isOpaque = (value: object): boolean =>
  Object.keys(value).length === 0 && !/^\[object (Object|Array)]$/.test(kindOf(value));
