import { PandaPonError, type PandaPonFailure } from "./errors.ts";

/** Whether it is one of our own errors. Never throws, as `instanceof` does for a revoked proxy. */
export function isFailure(value: unknown): value is PandaPonFailure {
  try {
    return value instanceof PandaPonError;
  } catch {
    return false;
  }
}
