import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createListen } from "../../src/state/abort-listeners.ts";
import { isRetryStatus } from "../../src/transport/read-answer.ts";
import { backoff } from "../../src/transport/retry.ts";
import { type Scope, Stopped, withinTime } from "../../src/transport/time-limit.ts";
import { serverTime } from "../../src/values/http-date.ts";
import { failure } from "../support/client.ts";

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
    [1, Number.NaN, 1000, 1000],
    [1, Number.NaN, undefined, 0],
    [1, Number.POSITIVE_INFINITY, undefined, 500],
    [1, -1, 1000, 1000],
  ])("attempt %i, random %d, Retry-After %s: %s", (attempt, random, asked, ms) => {
    expect(backoff(attempt, random, asked)).toBe(ms);
  });

  it("is for answers that may pass", () => {
    const statuses = [200, 400, 407, 408, 409, 424, 425, 426, 428, 429, 430, 499, 500, 501, 599];
    expect(statuses.filter(isRetryStatus)).toEqual([408, 425, 429, 500, 501, 599]);
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
  const listen = createListen();
  const hang = (): Promise<never> => new Promise(() => {});
  const within = <T>(ms: number, signal: AbortSignal | undefined, work: (scope: Scope) => Promise<T>) =>
    withinTime({ ms, deadline: Number.POSITIVE_INFINITY, signal, listen }, work);
  const until = (left: number, work: () => Promise<unknown>) =>
    withinTime({ ms: 50, deadline: performance.now() + left, signal: undefined, listen }, work);
  const reasonOf = (thrown: unknown): string => (thrown instanceof Stopped ? thrown.stop.by : String(thrown));

  it("does not begin work whose time is over", async () => {
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
