import { InputError } from "../errors/errors.ts";
import type { Limiter, Limits } from "../types/limiter.ts";

/** A longer timer fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * A limiter in memory: first come, first served.
 *
 * @throws InputError A number is out of range.
 */
export function createLimiter({ concurrency = MAX_TIMER_MS, rate }: Limits): Limiter {
  const { requests, perMs } = rate ?? { requests: 1, perMs: 0 };
  for (const [name, value, least] of [
    ["concurrency", concurrency, 1],
    ["rate.requests", requests, 1],
    ["rate.perMs", perMs, 0],
  ] as const) {
    if (!Number.isInteger(value) || value < least || value > MAX_TIMER_MS) {
      throw new InputError(`${name} is ${String(value)}, not a whole number from ${least} to ${MAX_TIMER_MS}`);
    }
  }
  const waiting = new Set<() => void>();
  /** When the last `requests` attempts started, the oldest first. */
  const starts: number[] = [];
  let running = 0;
  let pausedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const serve = (): void => {
    clearTimeout(timer);
    for (const start of waiting) {
      if (running >= concurrency) return;
      const now = performance.now();
      const free = starts.length < requests ? 0 : (starts[0] as number) + perMs;
      const wait = Math.max(free, pausedUntil) - now;
      if (wait > 0) {
        timer = setTimeout(serve, Math.min(Math.ceil(wait), MAX_TIMER_MS));
        return;
      }
      waiting.delete(start);
      starts.push(now);
      if (starts.length > requests) starts.shift();
      running++;
      start();
    }
  };

  return {
    acquire: ({ signal }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        let isReleased = false;
        const leave = (): void => {
          waiting.delete(start);
          serve();
          reject(signal.reason);
        };
        const release = (): void => {
          if (isReleased) return;
          isReleased = true;
          running--;
          serve();
        };
        const start = (): void => {
          signal.removeEventListener("abort", leave);
          resolve(release);
        };
        signal.addEventListener("abort", leave);
        waiting.add(start);
        serve();
      }),
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, performance.now() + ms);
    },
    snapshot: () => ({
      running,
      waiting: waiting.size,
      pausedMs: Math.max(0, pausedUntil - performance.now()),
    }),
  };
}
