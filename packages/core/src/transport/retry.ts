import { httpDate, serverTime } from "../values/http-date.ts";
import type { CallPlan } from "./call-plan.ts";
import type { Retry } from "./call-record.ts";
import { isRetryStatus } from "./read-answer.ts";

/** If a server asks for a longer wait, the caller is told instead. */
const MAX_RETRY_AFTER_MS = 60_000;

/** The server accepts a timestamp that is off by no more than this. */
const WINDOW_MS = 600_000;

/** How an attempt ended, as far as the retry decision depends on it. */
export type Ending =
  | { readonly kind: "refused"; readonly status: number; readonly headers: Headers }
  | { readonly kind: "connection-failed"; readonly isUnsent: boolean }
  | { readonly kind: "timeout" };

/** What the retry decision depends on besides the end of the last attempt. */
export interface RetryState {
  /** Attempts so far. */
  readonly attempts: number;
  /** An attempt was signed again because of its timestamp. */
  readonly hasResigned: boolean;
  /** When the last attempt was signed, on the server's clock. */
  readonly signedAt: number;
  /** Milliseconds since 1970 on the server's clock. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Decides, once for each attempt, whether another one follows. A read is repeated after failures that may be temporary; a write or
 * payment only if nothing was sent.
 */
export function decideRetry(
  { isRead, timing, deadline }: Pick<CallPlan, "isRead" | "timing" | "deadline">,
  ending: Ending,
  { attempts, hasResigned, signedAt, now, random }: RetryState,
): Retry | undefined {
  if (attempts > timing.retries) return undefined;
  if (!isRead && !(ending.kind === "connection-failed" && ending.isUnsent)) return undefined;
  let retryAfter: number | undefined;
  if (ending.kind === "refused") {
    const { status, headers } = ending;
    if (!isRetryStatus(status)) {
      // The answer that refused the timestamp has already corrected the clock.
      return hasResigned || staleBy(signedAt, headers) === 0 ? undefined : { waitMs: 0, isResigned: true };
    }
    retryAfter = retryAfterOf(headers, now());
  }
  const waitMs = backoff(attempts, random(), retryAfter);
  // Timers may fire one millisecond early.
  if (waitMs === undefined || performance.now() + waitMs + 1 >= deadline) return undefined;
  return { waitMs, isResigned: false };
}

/** How far a timestamp was from the `Date` of its answer, if the difference was too large; else 0. */
export function staleBy(signedAt: number, headers: Headers): number {
  const off = serverTime(headers) - signedAt;
  return Math.abs(off) > WINDOW_MS ? off : 0;
}

/** Milliseconds that an answer asks to wait, by its own `Date` if it has one. */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const date = serverTime(headers);
  return retryAfterMs(headers.get("retry-after"), Number.isNaN(date) ? now : date);
}

/**
 * Milliseconds that `Retry-After` asks to wait, in seconds or as a date; undefined if it is absent or unreadable.
 *
 * @param now Milliseconds since 1970 on the server's clock.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.round(Number(text) * 1000), Number.MAX_SAFE_INTEGER);
  const ms = httpDate(text) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/**
 * Milliseconds before the next attempt: full jitter under a cap that doubles from 0.5 s to 8 s, never less than the server asked
 * for. Undefined: not worth waiting for.
 *
 * @param attempt Number of the attempt that failed, from 1.
 * @param random From 0 to 1; `NaN` counts as 0.
 */
export const backoff = (attempt: number, random: number, retryAfterMs = 0): number | undefined =>
  retryAfterMs > MAX_RETRY_AFTER_MS
    ? undefined
    : Math.max(retryAfterMs, Math.min(random, 1) * Math.min(8_000, 500 * 2 ** (attempt - 1)) || 0);
