/** Documented: a push that was not answered is sent again after half an hour, at most five times. */
const AGAIN_AFTER_MS = 30 * 60_000;
const MOST_ATTEMPTS = 6;

/** When a failed push is sent again; undefined: never. */
export const nextAttemptAt = (attempts: number, lastAt: number): number | undefined =>
  attempts < MOST_ATTEMPTS ? lastAt + AGAIN_AFTER_MS : undefined;
