import { describe, expect, it, vi } from "vitest";
import { createLimiter, InputError, type Limiter } from "../../src/index.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { useFakeTimers } from "../support/fake-timers.ts";
import { findThings, getThing } from "../support/operations.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("concurrency", () => {
  it("is never exceeded, and every call gets its turn", async () => {
    let running = 0;
    let most = 0;
    const { client } = offline(
      async () => {
        most = Math.max(most, ++running);
        await wait(2);
        running--;
        return envelope(1);
      },
      { limits: createLimiter({ concurrency: 3 }) },
    );
    const results = await Promise.all(Array.from({ length: 30 }, () => client.call(getThing)));
    expect(results).toHaveLength(30);
    expect(most).toBe(3);
    await wait(1);
    expect(client.limits()).toEqual({ running: 0, waiting: 0, pausedMs: 0 });
  });

  it("serves first come, first served", async () => {
    const order: unknown[] = [];
    const { client } = offline(
      ({ url }) => {
        order.push(new URL(url).searchParams.get("id"));
        return envelope(1);
      },
      { limits: createLimiter({ concurrency: 1 }) },
    );
    await Promise.all(["1", "2", "3", "4", "5"].map((id) => client.call(getThing, { id })));
    expect(order).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("gives the place back in every case", async () => {
    const { client } = offline(
      (_, count) => {
        if (count % 3 === 0) throw new TypeError("fetch failed");
        return count % 3 === 1 ? new Response("<html>") : new Response(null, { status: 404 });
      },
      { limits: createLimiter({ concurrency: 1 }), retries: 0 },
    );
    for (let count = 0; count < 9; count++) await client.call(getThing).safe();
    expect(client.limits()).toMatchObject({ running: 0, waiting: 0 });
  });

  it("lets the next in line go when one leaves the queue", async () => {
    const limiter = createLimiter({ concurrency: 1 });
    const never = new AbortController().signal;
    const first = await limiter.acquire({ operationId: "a", signal: never });
    const leaving = new AbortController();
    const second = limiter.acquire({ operationId: "b", signal: leaving.signal });
    const third = limiter.acquire({ operationId: "c", signal: never });
    leaving.abort(new Error("left"));
    expect(await failure(second)).toMatchObject({ message: "left" });
    first();
    expect(typeof (await third)).toBe("function");
    expect(limiter.snapshot?.()).toMatchObject({ running: 1, waiting: 0 });
  });
});

describe("rate", () => {
  useFakeTimers();

  it("is not exceeded in any window", async () => {
    const limiter = createLimiter({ rate: { requests: 4, perMs: 150 } });
    const starts: number[] = [];
    const { signal } = new AbortController();
    const all = Array.from({ length: 14 }, async () => {
      const release = await limiter.acquire({ operationId: "a", signal });
      starts.push(performance.now());
      release();
    });
    await vi.runAllTimersAsync();
    await Promise.all(all);
    for (let index = 4; index < starts.length; index++) {
      expect((starts[index] as number) - (starts[index - 4] as number)).toBeGreaterThanOrEqual(150);
    }
    expect((starts.at(-1) as number) - (starts[0] as number)).toBeLessThan(500);
  });

  it("counts repeated attempts as well", async () => {
    const starts: number[] = [];
    const { client } = offline(
      () => {
        starts.push(performance.now());
        return new Response(null, { status: 503 });
      },
      { limits: createLimiter({ rate: { requests: 1, perMs: 40 } }), retries: 2 },
    );
    const refused = failure(client.call(findThings));
    await vi.runAllTimersAsync();
    await refused;
    const [first = Number.NaN] = starts;
    expect(starts.map((start) => start - first)).toEqual([0, 40, 80]);
  });

  it.each([
    { concurrency: 0 },
    { concurrency: -1 },
    { concurrency: Number.NaN },
    { concurrency: 1.5 },
    { rate: { requests: 0, perMs: 1 } },
    { rate: { requests: 1.5, perMs: 1 } },
    { rate: { requests: 1, perMs: -1 } },
    { rate: { requests: 1, perMs: Number.NaN } },
    { rate: { requests: 1, perMs: 2 ** 31 } },
  ])("refuses %j", (limits) => {
    expect(() => createLimiter(limits)).toThrow(InputError);
  });
});

describe("Retry-After", () => {
  useFakeTimers();

  it("holds every caller back", async () => {
    const { client, seen } = offline(
      (_, count) =>
        count === 1 ? new Response(null, { status: 429, headers: { "retry-after": "0.1" } }) : envelope(1),
      { limits: createLimiter({ concurrency: 5 }) },
    );
    const started = performance.now();
    const first = client.call(getThing);
    await vi.advanceTimersByTimeAsync(20);
    expect(client.limits().pausedMs).toBe(80);
    const second = client.call(getThing).then(() => performance.now() - started);
    await vi.runAllTimersAsync();
    expect(await second).toBeGreaterThanOrEqual(100);
    await first;
    expect(seen).toHaveLength(3);
  });

  it("holds no call back for more than a minute", async () => {
    const { client } = offline(() => new Response(null, { status: 429, headers: { "retry-after": "99999" } }), {
      limits: createLimiter({ concurrency: 5 }),
    });
    await failure(client.call(getThing));
    expect(client.limits().pausedMs).toBeLessThanOrEqual(60_000);
    expect(client.limits().pausedMs).toBeGreaterThan(59_000);
  });
});

describe("a limiter of one's own", () => {
  it("is asked before each attempt and gets its places back", async () => {
    const log: string[] = [];
    const limits: Limiter = {
      async acquire({ operationId, signal }) {
        log.push(`+${operationId} ${signal.aborted}`);
        return () => void log.push("-");
      },
    };
    const { client } = offline((_, count) => (count === 1 ? new Response(null, { status: 503 }) : envelope(1)), {
      limits,
    });
    await client.call(getThing);
    await wait(1);
    expect(log).toEqual(["+getThing false", "-", "+getThing false", "-"]);
    expect(client.limits()).toEqual({ running: 0, waiting: 0, pausedMs: 0 });
  });

  it("that refuses ends the call; nothing is sent", async () => {
    const cause = new Error("redis is down");
    const { client, seen } = offline(() => envelope(1), { limits: { acquire: () => Promise.reject(cause) } });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "InputError", cause, operationId: "getThing" });
    expect(seen).toHaveLength(0);
  });

  it("that fails to take a place back, at once or later, does not cost the answer", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    for (const release of [
      () => {
        throw new Error("no");
      },
      async () => {
        throw new Error("no");
      },
    ]) {
      const { client } = offline(() => envelope("ok"), { limits: { acquire: async () => release } });
      expect(await client.call(getThing)).toBe("ok");
    }
    await wait(5);
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });
});
