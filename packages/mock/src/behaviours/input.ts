import { parseLossless } from "@pandapon/core";
import { isTooMuch } from "../contract/measure-json.ts";

/** A sent text; `undefined` for any other value. A number becomes its digits. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : undefined;
}

/** A trimmed text; `undefined` if it is blank. */
export function wordsOf(value: unknown): string | undefined {
  const text = textOf(value)?.trim();
  return text === "" ? undefined : text;
}

/** An id as text, `undefined` when none was sent. */
export const idOf = (value: unknown): string | undefined => wordsOf(value);

/** Ids in the order given, each once; `undefined` when no list was sent. */
export function idsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = value.map(idOf).filter((id) => id !== undefined);
  return [...new Set(ids)];
}

const MOST = Number.MAX_SAFE_INTEGER;

/**
 * A whole number, also written as text; `undefined` for anything else. A number beyond 2^53 becomes the largest exact one, so that
 * it does not count as missing.
 */
export function wholeNumberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof number === "bigint") return wholeNumberOf(String(number));
  if (typeof number !== "number" || !(Number.isInteger(number) || Math.abs(number) === Number.POSITIVE_INFINITY))
    return undefined;
  return Math.max(-MOST, Math.min(MOST, number));
}

/** A value for the text of a refusal: shortened, or `missing`. */
export const shown = (value: unknown): string =>
  value === undefined ? "missing" : (JSON.stringify(value) ?? String(value)).slice(0, 40);

/** A boolean, also written as text. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** JSON that may have been sent as text. `undefined` when it cannot be read, or is larger than a body may be. */
export function jsonOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (isTooMuch(value)) return undefined;
  try {
    return parseLossless(value);
  } catch {
    return undefined;
  }
}
