import { PandaPonError, type PandaPonFailure } from "./errors.ts";

/** Whether a value is one of our own errors. Never throws: `PandaPonError` itself says what is one, also of a revoked proxy. */
export function isFailure(value: unknown): value is PandaPonFailure {
  return value instanceof PandaPonError;
}

/** Longer texts are cut: to build one text of others copies them all. It is more than an error shows, so that the cut is seen there. */
const MAX_TEXT = 5000;

/** What a value says of itself. Never throws. */
export function textOf(value: unknown): string {
  try {
    if (!(value instanceof Error) || typeof value.message !== "string") return String(value).slice(0, MAX_TEXT);
    return [value.name, value.message.slice(0, MAX_TEXT)].filter(Boolean).join(": ");
  } catch {
    return typeof value;
  }
}
