import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import type { Limiter, LimiterRequest, Limits } from "../types/limiter.ts";
import { MAX_TIMER_MS, wholeNumber } from "../values/checks.ts";

/** A call in the queue. */
interface Waiter {
  grant(): void;
}

/**
 * A limiter in memory: first come, first served.
 *
 * @throws InputError A number is out of range.
 */
export function createLimiter(limits: Limits): Limiter {
  requireType("limits", limits, "object", "Pass { concurrency: 4 }, for instance.");
  const { concurrency, rate, requests, perMs } = atDoor(() => {
    const { concurrency = MAX_TIMER_MS, rate } = limits;
    const { requests, perMs } = rate ?? { requests: 1, perMs: 0 };
    wholeNumber("concurrency", concurrency, 1);
    wholeNumber("rate.requests", requests, 1);
    wholeNumber("rate.perMs", perMs, 0);
    return { concurrency, rate, requests, perMs };
  });
  const queue = new Set<Waiter>();
  /** When the last `requests` attempts started, the oldest first. */
  const starts: number[] = [];
  let running = 0;
  let pausedAt = 0;
  let pausedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Fake timers set the clock back to 0: a pause that began later than now was counted on another clock. */
  const clockedNow = (): number => {
    const now = performance.now();
    if (pausedAt > now) pausedUntil = 0;
    return now;
  };

  /** Milliseconds until rate and pause allow a start. */
  const waitMs = (): number => {
    if (!rate && pausedUntil === 0) return 0;
    const now = clockedNow();
    while ((starts.at(-1) ?? 0) > now) starts.pop();
    const free = starts.length < requests ? 0 : (starts[0] ?? 0) + perMs;
    return Math.max(free, pausedUntil) - now;
  };

  const pausedFor = (): number => {
    const now = clockedNow();
    return Math.max(0, pausedUntil - now);
  };

  /** Takes a slot. Returns the function that releases it, which may be called more than once. */
  const take = (): (() => void) => {
    if (rate && starts.push(performance.now()) > requests) starts.shift();
    running++;
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      running--;
      serve();
    };
  };

  function serve(): void {
    clearTimeout(timer);
    for (const waiter of queue) {
      if (running >= concurrency) return;
      const wait = waitMs();
      if (wait > 0) {
        timer = setTimeout(serve, Math.min(Math.ceil(wait), MAX_TIMER_MS));
        return;
      }
      queue.delete(waiter);
      waiter.grant();
    }
  }

  function tryAcquire(): (() => void) | undefined {
    return queue.size === 0 && running < concurrency && waitMs() <= 0 ? take() : undefined;
  }

  function enqueue({ signal }: LimiterRequest): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      let release: (() => void) | undefined;
      const waiter: Waiter = {
        grant() {
          release = take();
          resolve(() => {
            signal.removeEventListener("abort", onAbort);
            release?.();
          });
        },
      };
      // Listen until the slot is released: a caller that aborts at the moment of the grant never learns of its slot.
      const onAbort = (): void => {
        signal.removeEventListener("abort", onAbort);
        queue.delete(waiter);
        reject(signal.reason);
        if (release) release();
        else serve();
      };
      signal.addEventListener("abort", onAbort);
      queue.add(waiter);
      serve();
    });
  }

  return {
    tryAcquire,
    // An aborted caller gets no slot, because it would never release it. `tryAcquire` is for callers whose signal is created on
    // demand.
    async acquire(request) {
      if (request.signal.aborted) throw request.signal.reason;
      return tryAcquire() ?? enqueue(request);
    },
    pause(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new InputError(`ms is ${String(ms)}, not milliseconds from 0`);
      pausedAt = clockedNow();
      pausedUntil = Math.max(pausedUntil, pausedAt + ms);
    },
    snapshot: () => ({
      running,
      waiting: queue.size,
      pausedMs: pausedFor(),
    }),
  };
}
