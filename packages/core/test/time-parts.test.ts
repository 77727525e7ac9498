import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLimiter, type Limiter } from "../src/index.ts";
import { createCredentials } from "../src/state/credentials.ts";
import { createServerClock } from "../src/state/server-clock.ts";
import { backoff, isRetryStatus } from "../src/transport/retry.ts";
import { type Scope, Stopped, withinTime } from "../src/transport/time-limit.ts";
import { serverTime } from "../src/values/http-date.ts";
import { credentials, failure } from "./support/client.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe("backoff", () => {
  it.each([
    [1, 1, undefined, 500],
    [5, 1, undefined, 8000],
    [6, 1, undefined, 8000],
    [2, 0.5, undefined, 500],
    [1, 0, undefined, 0],
    [1, 1, 499, 500],
    [1, 1, 501, 501],
    [1, 0, 60_000, 60_000],
    [1, 0, 60_001, undefined],
  ])("attempt %i, random %d, Retry-After %s: %s", (attempt, random, asked, ms) => {
    expect(backoff(attempt, random, asked)).toBe(ms);
  });

  it("is for answers that may pass", () => {
    const statuses = [200, 400, 407, 408, 409, 424, 425, 426, 428, 429, 430, 499, 500, 501, 599];
    expect(statuses.filter(isRetryStatus)).toEqual([408, 425, 429, 500, 501, 599]);
  });
});

describe("the server's clock", () => {
  // Seconds from here; a date of HTTP has nothing finer.
  const START = 1_700_000_000_000;
  const dated = (seconds: number, more: Record<string, string> = {}): Headers =>
    new Headers({ date: new Date(START + seconds * 1000).toUTCString(), ...more });
  const at = (seconds: number): number => START + seconds * 1000;

  it("is the local one until the server shows another, and again when it agrees", () => {
    let here = at(0);
    const clock = createServerClock(() => here);
    expect([clock.now(), clock.local()]).toEqual([here, here]);
    clock.learn(dated(30), here);
    expect(clock.now()).toBe(at(0));
    clock.learn(dated(31), here);
    expect([clock.now(), clock.local()]).toEqual([at(31), at(0)]);
    here += 5;
    expect(clock.now()).toBe(at(31) + 5);
    for (const nothing of [new Headers(), new Headers({ date: "soon" }), dated(-900, { age: "900" })])
      clock.learn(nothing, here);
    expect(clock.now()).toBe(at(31) + 5);
    // A copy that happens to be as old as the clocks are apart tells nothing either.
    clock.learn(dated(0, { age: "31" }), here);
    expect(clock.now()).toBe(at(31) + 5);
    clock.learn(dated(-40), at(-1));
    expect(clock.now() - here).toBe(-39_000);
    clock.learn(dated(0), here);
    expect(clock.now()).toBe(here);
  });

  it("does not count how long the answer took", () => {
    const clock = createServerClock(() => at(100));
    for (const within of [0, 50, 100]) {
      clock.learn(dated(within), at(0));
      expect(clock.now()).toBe(at(100));
    }
    clock.learn(dated(140), at(0));
    expect(clock.now()).toBe(at(140));
  });
});

describe("the time of an answer", () => {
  const at = (headers: Record<string, string>): number => serverTime(new Headers(headers));

  it("is its Date, in the only form that may be sent", () => {
    expect(at({ date: "Thu, 24 Apr 2025 08:40:00 GMT" })).toBe(Date.UTC(2025, 3, 24, 8, 40));
    expect(at({ date: "Thu, 24 Apr 2025 08:40:00 GMT", age: "0" })).toBe(Date.UTC(2025, 3, 24, 8, 40));
  });

  it.each([
    {},
    { date: "" },
    { date: "soon" },
    { date: "0" },
    { date: "-1" },
    { date: "2025-04-24T08:40:00Z" },
    { date: "Thu, 24 Apr 2025 08:40:00 GMT+2" },
    { date: "Thu, 01 Jan 1970 00:00:00 GMT" },
    { date: "Fri, 31 Dec 9999 23:59:59 GMT" },
    { date: "Thu, 24 Apr 2025 08:40:00 GMT", age: "3600" },
    { date: "Thu, 99 Apr 2025 08:40:00 GMT" },
  ])("is not known from %j", (headers) => {
    expect(at(headers as Record<string, string>)).toBeNaN();
  });

  it("is not known without headers", () => {
    expect(serverTime(undefined)).toBeNaN();
  });
});

describe("withinTime", () => {
  const hang = (): Promise<never> => new Promise(() => {});
  const within = <T>(ms: number, signal: AbortSignal | undefined, work: (scope: Scope) => Promise<T>) =>
    withinTime({ ms, deadline: Number.POSITIVE_INFINITY, signal }, work);
  const until = (left: number, work: () => Promise<unknown>) =>
    withinTime({ ms: 50, deadline: performance.now() + left, signal: undefined }, work);
  const reasonOf = (thrown: unknown): string => (thrown instanceof Stopped ? thrown.stop.by : String(thrown));

  it("does not begin what is over already", async () => {
    let begun = 0;
    const work = async (): Promise<number> => ++begun;
    expect(reasonOf(await failure(until(0, work)))).toBe("deadline");
    expect(reasonOf(await failure(until(-1, work)))).toBe("deadline");
    expect(reasonOf(await failure(within(5, AbortSignal.abort(), work)))).toBe("signal");
    expect(begun).toBe(0);
    expect(await within(1, undefined, work)).toBe(1);
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("starts no timer without a limit", async () => {
    const { signal } = new AbortController();
    void within(Number.POSITIVE_INFINITY, signal, hang);
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
  });

  it.each([
    ["work ends", async () => 1],
    [
      "work fails",
      async () => {
        throw new Error("no");
      },
    ],
  ])("leaves nothing behind when %s", async (_, work) => {
    const { signal } = new AbortController();
    let scope: { isOver: boolean } | undefined;
    await within(50, signal, (given) => {
      scope = given;
      expect(vi.getTimerCount()).toBe(1);
      return work();
    }).catch(() => {});
    await pass(0);
    expect([vi.getTimerCount(), getEventListeners(signal, "abort").length, scope?.isOver]).toEqual([0, 0, true]);
  });

  it.each(["timeout", "signal"])("ends the work by its %s", async (by) => {
    const controller = new AbortController();
    let inner: AbortSignal | undefined;
    let isOver = (): boolean => true;
    const ended = failure(
      within(50, controller.signal, (scope) => {
        inner = scope.signal;
        expect(scope.signal).toBe(inner);
        isOver = () => scope.isOver;
        return hang();
      }),
    );
    expect([inner?.aborted, isOver()]).toEqual([false, false]);
    const reason = new Error("the caller's own");
    if (by === "signal") controller.abort(reason);
    else await pass(50);
    expect(reasonOf(await ended)).toBe(by);
    expect([inner?.aborted, isOver()]).toEqual([true, true]);
    if (by === "signal") expect(inner?.reason).toBe(reason);
    else expect(inner?.reason).toMatchObject({ name: "TimeoutError" });
    expect([vi.getTimerCount(), getEventListeners(controller.signal, "abort").length]).toEqual([0, 0]);
  });
});

describe("createLimiter", () => {
  const signal = new AbortController().signal;
  /** Asks for a place and tells whether it was given. */
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

  it("starts just so many in a span, and the next when the oldest is out of it", async () => {
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

  it("waits for a pause longer than a timer can be", async () => {
    const limiter = createLimiter({});
    limiter.pause?.(2 ** 31 + 10);
    const one = ask(limiter);
    await pass(2 ** 31 - 1);
    expect(given([one])).toBe(0);
    await pass(11);
    expect(given([one])).toBe(1);
  });

  it("has no timer for nobody", async () => {
    const limiter = createLimiter({});
    limiter.pause?.(100);
    const controller = new AbortController();
    ask(limiter, controller.signal);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    expect(vi.getTimerCount()).toBe(0);
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
    ask(createLimiter({}), served.signal);
    await pass(0);
    expect(getEventListeners(served.signal, "abort")).toHaveLength(0);
  });
});

describe("createCredentials", () => {
  it("asks a provider anew that has not answered for ten seconds, and keeps to the later answer", async () => {
    const answers: ((given: typeof credentials) => void)[] = [];
    const ask = createCredentials({
      credentials: () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    });
    const first = ask();
    await pass(9_999);
    expect(ask()).toBe(first);
    await pass(1);
    const second = ask();
    expect(second).not.toBe(first);
    expect(answers).toHaveLength(2);
    answers[0]?.(credentials);
    await first;
    await pass(0);
    expect(ask()).toBe(second);
    answers[1]?.(credentials);
    expect(await second).toEqual(credentials);
    await pass(0);
    expect(ask()).not.toBe(second);
    expect(answers).toHaveLength(3);
  });

  it("gives fixed ones at once, and nothing but them", () => {
    const more = { ...credentials, retries: 1 };
    expect(createCredentials(more)()).toEqual(credentials);
    const { userId: _, ...without } = credentials;
    expect(createCredentials(without)()).toEqual({ ...without, userId: undefined });
  });

  it("says which of them is wrong", () => {
    const given = (wrong: object) => () => createCredentials({ ...credentials, ...wrong } as never);
    expect(given({ accessKey: "" })).toThrow("accessKey is missing");
    expect(given({ accessKey: "a b" })).toThrow("accessKey is not text without white space");
    expect(given({ accessSecret: undefined })).toThrow("accessSecret is missing");
    for (const accessSecret of [" a", "a ", "a b"])
      expect(given({ accessSecret })).toThrow("accessSecret is not text without white space");
    expect(given({ userId: "" })).toThrow("userId is missing");
  });
});
