import { httpDate } from "../values/http-date.ts";

/** A server that asks for more than this is better told to the caller than waited for. */
const MAX_RETRY_AFTER_MS = 60_000;

/** Answers after which the same read may succeed. */
export const isRetryStatus = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500;

/**
 * Milliseconds that `Retry-After` asks to wait, in seconds or as a date; undefined when there is none or it is not readable.
 *
 * @param now Milliseconds since 1970 on the server's clock.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,15}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const ms = httpDate(text) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/**
 * Milliseconds before the next attempt: full jitter under a cap that doubles from 0.5 s to 8 s, never less than the server asked
 * for. Undefined: not worth waiting for.
 *
 * @param attempt Number of the attempt that failed, from 1.
 * @param random From 0 to 1.
 */
export const backoff = (attempt: number, random: number, retryAfterMs = 0): number | undefined =>
  retryAfterMs > MAX_RETRY_AFTER_MS
    ? undefined
    : Math.max(retryAfterMs, random * Math.min(8_000, 500 * 2 ** (attempt - 1)));
