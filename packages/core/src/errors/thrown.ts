import { PandaPonError, type PandaPonFailure } from "./errors.ts";

/** Whether a value is one of our own errors. Never throws, not even for a revoked proxy. */
export function isFailure(value: unknown): value is PandaPonFailure {
  return value instanceof PandaPonError;
}

/**
 * Longer texts are cut, because concatenation copies them. The limit is higher than what an error shows, so that the error shows
 * the cut.
 */
const MAX_TEXT = 5000;

/** A text for any value. Never throws. */
export function textOf(value: unknown): string {
  try {
    if (!(value instanceof Error) || typeof value.message !== "string") return String(value).slice(0, MAX_TEXT);
    return [value.name, value.message.slice(0, MAX_TEXT)].filter(Boolean).join(": ");
  } catch {
    return typeof value;
  }
}
