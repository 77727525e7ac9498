import type { CallOptions } from "../types/call-options.ts";
import type { OncePlatform } from "./platform.ts";
import type { OnceAttempt } from "./record.ts";

/** An estimate of the server's clock is valid for this long. */
const FRESH_MS = 60_000;
/** Larger differences between the clocks are more likely a wrong `Date`. */
const BELIEVED_MS = 2 * 3_600_000;
/** A larger step means that the local clock was set or the machine slept: earlier estimates are invalid. */
const STEP_MS = 5000;

const DATE_MS = 1000;

/** A moment on both clocks. */
export interface Moment {
  readonly local: number;
  readonly server: number | undefined;
}

/** Returns the time on both clocks. */
export interface TwoClocks {
  /** From an estimate that is at most a minute old. Never throws: without an answer, the server's time is not known. */
  now(options: CallOptions): Promise<Moment>;
  /** From an answer of this very moment. */
  ask(options: CallOptions): Promise<Moment>;
}

export function createTwoClocks(platform: Pick<OncePlatform<never>, "serverTime">, clock: () => number): TwoClocks {
  let seen: { readonly server: number; readonly local: number; readonly at: number } | undefined;

  async function ask(options: CallOptions): Promise<Moment> {
    const server = await platform.serverTime(options).catch(() => undefined);
    const local = clock();
    seen = server === undefined ? undefined : { server, local, at: performance.now() };
    return { local, server };
  }

  return {
    ask,
    async now(options) {
      const elapsed = seen ? performance.now() - seen.at : Number.POSITIVE_INFINITY;
      const local = clock();
      if (!seen || elapsed > FRESH_MS || Math.abs(local - seen.local - elapsed) > STEP_MS) return ask(options);
      return { local, server: Math.round(seen.server + elapsed) };
    },
  };
}

/**
 * Milliseconds until `settleMs` have passed since the last possible sending, on the clock that gives the larger number. 0 or less:
 * they have passed.
 */
export function unsettledMs(attempts: readonly OnceAttempt[], now: Moment, settleMs: number): number {
  let most = 0;
  for (const attempt of attempts) {
    if (attempt.end === "unsent") continue;
    const { sentAt, serverTimeAtSend, sendMs, endedAt } = attempt;
    const took = endedAt === undefined ? sendMs : Math.min(Math.max(endedAt - sentAt, 0), sendMs);
    most = Math.max(most, sentAt + took + settleMs - now.local);
    if (serverTimeAtSend !== undefined && now.server !== undefined) {
      const left = serverTimeAtSend + took + settleMs - now.server;
      // `Date` has whole seconds: it may be up to a second old.
      most = Math.max(most, left > 0 ? left + DATE_MS : 0);
    }
  }
  return most;
}

/**
 * The time from which orders count: the first attempt that may have been sent, on the server's clock; on the earlier clock if the
 * two disagree.
 */
export function searchedSince(attempts: readonly OnceAttempt[]): number {
  const first = attempts.find(({ end }) => end !== "unsent") ?? attempts[0];
  if (!first) return Number.NaN;
  const { sentAt, serverTimeAtSend = sentAt } = first;
  return Math.abs(serverTimeAtSend - sentAt) <= BELIEVED_MS ? serverTimeAtSend : Math.min(serverTimeAtSend, sentAt);
}
