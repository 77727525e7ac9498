import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import { createLimiter, type Limiter } from "../../src/index.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe("createLimiter", () => {
  const signal = new AbortController().signal;
  /** Asks for a slot and tells whether it was granted. */
  const ask = (limiter: Limiter, by: AbortSignal = signal) => {
    const one: { release?: () => void; error?: unknown } = {};
    limiter.acquire({ operationId: "a", signal: by }).then(
      (release) => {
        one.release = release;
      },
      (error: unknown) => {
        one.error = error;
      },
    );
    return one;
  };
  const given = (all: readonly { release?: () => void }[]): number => all.filter(({ release }) => release).length;

  it("starts the allowed number in a span, and the next one when the oldest has left the span", async () => {
    const limiter = createLimiter({ rate: { requests: 2, perMs: 100 } });
    const all = [ask(limiter)];
    await pass(40);
    all.push(ask(limiter), ask(limiter), ask(limiter));
    await pass(59);
    expect(given(all)).toBe(2);
    expect(limiter.snapshot?.()).toEqual({ running: 2, waiting: 2, pausedMs: 0 });
    await pass(1);
    expect(given(all)).toBe(3);
    await pass(39);
    expect(given(all)).toBe(3);
    await pass(1);
    expect(given(all)).toBe(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("takes the smallest and the largest numbers", async () => {
    const most = 2 ** 31 - 1;
    const limiter = createLimiter({ concurrency: most, rate: { requests: most, perMs: most } });
    const all = [ask(limiter), ask(limiter)];
    await pass(0);
    expect(given(all)).toBe(2);
    const least = createLimiter({ concurrency: 1, rate: { requests: 1, perMs: 0 } });
    const one = ask(least);
    await pass(0);
    expect(given([one])).toBe(1);
    expect(() => createLimiter({ concurrency: most + 1 })).toThrow("concurrency");
  });

  it("has no limit when none is given", async () => {
    const limiter = createLimiter({});
    const all = Array.from({ length: 100 }, () => ask(limiter));
    await pass(0);
    expect(given(all)).toBe(100);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("pauses for the longest that was asked for, and tells how long still", async () => {
    const limiter = createLimiter({});
    limiter.pause?.(100);
    limiter.pause?.(50);
    const one = ask(limiter);
    await pass(60);
    expect(limiter.snapshot?.()).toEqual({ running: 0, waiting: 1, pausedMs: 40 });
    await pass(39);
    expect(given([one])).toBe(0);
    await pass(1);
    expect(given([one])).toBe(1);
    expect(limiter.snapshot?.()).toEqual({ running: 1, waiting: 0, pausedMs: 0 });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, "5", undefined, 5n, Symbol("ms"), {}])(
    "refuses a pause that is not milliseconds, and keeps the one that it has: %s",
    (ms) => {
      const limiter = createLimiter({ concurrency: 1 });
      limiter.pause?.(10.5);
      expect(() => limiter.pause?.(ms as number)).toThrow(InputError);
      expect(limiter.snapshot?.()).toEqual({ running: 0, waiting: 0, pausedMs: 10.5 });
    },
  );

  it("forgets rate and pause of a clock that fake timers have set back", async () => {
    await pass(60_000);
    const limiter = createLimiter({ rate: { requests: 1, perMs: 100 } });
    ask(limiter);
    limiter.pause?.(5000);
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const all = [ask(limiter), ask(limiter)];
    await pass(0);
    expect(given(all)).toBe(1);
    await pass(100);
    expect(given(all)).toBe(2);
  });

  it("forgets a pause of a clock that was set back when it is paused again, and in what it shows", async () => {
    await pass(100_000);
    const limiter = createLimiter({});
    limiter.pause?.(60_000);
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    expect(limiter.snapshot?.().pausedMs).toBe(0);
    limiter.pause?.(1000);
    expect(limiter.snapshot?.().pausedMs).toBe(1000);
    const one = ask(limiter);
    await pass(999);
    expect(given([one])).toBe(0);
    await pass(1);
    expect(given([one])).toBe(1);
  });

  it("forgets a pause of a clock that was set back, though the first that looks is another pause", async () => {
    await pass(100_000);
    const limiter = createLimiter({});
    limiter.pause?.(60_000);
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    limiter.pause?.(1000);
    const one = ask(limiter);
    await pass(1000);
    expect(given([one])).toBe(1);
  });

  it("waits for a pause longer than a timer can be", async () => {
    const limiter = createLimiter({});
    limiter.pause?.(2 ** 31 + 10);
    const one = ask(limiter);
    await pass(2 ** 31 - 1);
    expect(given([one])).toBe(0);
    await pass(11);
    expect(given([one])).toBe(1);
  });

  it("has no timer without a waiting call", async () => {
    const limiter = createLimiter({});
    limiter.pause?.(100);
    const controller = new AbortController();
    ask(limiter, controller.signal);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keeps no slot for a caller that aborts in the very moment of the grant", async () => {
    for (let turns = 0; turns < 8; turns++) {
      const limiter = createLimiter({ concurrency: 1 });
      const first = ask(limiter);
      await pass(0);
      const controller = new AbortController();
      const second = ask(limiter, controller.signal);
      first.release?.();
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      controller.abort("left");
      await pass(0);
      expect(limiter.snapshot?.()).toMatchObject({ running: 0, waiting: 0 });
      second.release?.();
      expect(limiter.snapshot?.()).toMatchObject({ running: 0 });
    }
  });

  it("gives a free slot at once, but not past the queue", async () => {
    const limiter = createLimiter({ concurrency: 1 });
    const request = { operationId: "a" };
    const release = limiter.tryAcquire?.(request);
    expect(release).toBeTypeOf("function");
    expect(limiter.tryAcquire?.(request)).toBeUndefined();
    const waiting = ask(limiter);
    release?.();
    expect(limiter.tryAcquire?.(request)).toBeUndefined();
    await pass(0);
    waiting.release?.();
    release?.();
    expect(limiter.snapshot?.()).toMatchObject({ running: 0 });
    limiter.pause?.(10);
    expect(limiter.tryAcquire?.(request)).toBeUndefined();
  });

  it("does not ask for the signal of a call that need not wait", async () => {
    let asked = 0;
    const limiter = createLimiter({ concurrency: 1 });
    const request = {
      operationId: "a",
      get signal() {
        asked++;
        return signal;
      },
    };
    const release = limiter.tryAcquire?.(request);
    expect([typeof release, asked]).toEqual(["function", 0]);
    void limiter.acquire(request);
    expect(asked).toBeGreaterThan(0);
    release?.();
  });

  it("lets go of who leaves, and of the signal of who was served", async () => {
    const limiter = createLimiter({ concurrency: 1 });
    const controller = new AbortController();
    const all = [ask(limiter), ask(limiter, controller.signal), ask(limiter)];
    await pass(0);
    controller.abort("left");
    await pass(0);
    expect(all[1]?.error).toBe("left");
    expect(limiter.snapshot?.()).toMatchObject({ running: 1, waiting: 1 });
    all[0]?.release?.();
    await pass(0);
    expect(given(all)).toBe(2);
    const served = new AbortController();
    const behind = ask(limiter, served.signal);
    all[2]?.release?.();
    await pass(0);
    behind.release?.();
    expect(getEventListeners(served.signal, "abort")).toHaveLength(0);
  });
});
