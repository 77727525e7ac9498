import { describe, expect, it, vi } from "vitest";
import { type Client, createLimiter, type PandaPonError } from "../../src/index.ts";
import { credentials, envelope, failure, NOW, offline } from "../support/client.ts";
import { useFakeTimers } from "../support/fake-timers.ts";
import { createThing, getThing } from "../support/operations.ts";

useFakeTimers(NOW);

describe("what must hold before the next call starts", () => {
  it("is a pause: a call that waits for the slot of a refused one waits as long as the server asked", async () => {
    const starts: number[] = [];
    const { client } = offline(
      (_, count) => {
        starts.push(performance.now());
        return count === 1 ? new Response(null, { status: 429, headers: { "retry-after": "1" } }) : envelope(1);
      },
      { limits: createLimiter({ concurrency: 1 }) },
    );
    const refused = failure(client.call(createThing));
    const next = client.call(getThing);
    await vi.advanceTimersByTimeAsync(2000);
    await Promise.all([refused, next]);
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  it("is told to a limiter in this order: pause, then release", async () => {
    const told: string[] = [];
    const { client } = offline(() => new Response(null, { status: 429, headers: { "retry-after": "1" } }), {
      limits: { acquire: async () => () => told.push("release"), pause: (ms) => told.push(`pause ${ms}`) },
    });
    await failure(client.call(createThing));
    expect(told).toEqual(["pause 1000", "release"]);
  });

  it.each<[string, () => BodyInit]>([
    ["never ends", () => new ReadableStream()],
    ["breaks off", () => new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) })],
    ["is too long", () => "x".repeat(101)],
  ])("is told to a limiter when the status arrives, though the body of the 429 %s", async (_, body) => {
    for (const send of [(client: Client) => client.call(createThing), (client: Client) => client.call(getThing)]) {
      const told: string[] = [];
      const { client } = offline(() => new Response(body(), { status: 429, headers: { "retry-after": "1" } }), {
        limits: { acquire: async () => () => told.push("release"), pause: (ms) => told.push(`pause ${ms}`) },
        maxAnswerBytes: 100,
        timeoutMs: 500,
        retries: 0,
      });
      const call = failure(send(client));
      await vi.advanceTimersByTimeAsync(0);
      expect(told[0]).toBe("pause 1000");
      await vi.advanceTimersByTimeAsync(500);
      await call;
      expect(told).toEqual(["pause 1000", "release"]);
    }
  });

  it("is told to a limiter though the caller has given up", async () => {
    const told: string[] = [];
    const given = new AbortController();
    const { client } = offline(
      () => {
        given.abort();
        return new Response(null, { status: 429, headers: { "retry-after": "1" } });
      },
      { limits: { acquire: async () => () => {}, pause: (ms) => told.push(`pause ${ms}`) } },
    );
    expect(await failure(client.call(getThing, {}, { signal: given.signal }))).toMatchObject({ name: "AbortedError" });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(["pause 1000"]);
  });

  it.each(["random", "clock"])("does not keep the slot of an attempt when %s throws after it", async (name) => {
    let running = 0;
    let isSent = false;
    const { client } = offline(
      () => {
        isSent = true;
        return new Response(null, { status: 503 });
      },
      {
        limits: {
          acquire: async () => {
            running++;
            return () => running--;
          },
        },
        [name]: () => {
          if (isSent) throw new Error("mine");
          return 0;
        },
      },
    );
    const call = failure(client.call(getThing));
    await vi.advanceTimersByTimeAsync(9000);
    expect(await call).toMatchObject({ cause: { message: "mine" } });
    expect(running).toBe(0);
  });

  it("does not keep the slot of a limiter whose pause throws", async () => {
    const told: string[] = [];
    const { client } = offline(() => new Response(null, { status: 429 }), {
      limits: {
        acquire: async () => () => told.push("release"),
        pause: () => {
          throw new Error("no");
        },
      },
    });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "RateLimitError" });
    expect(told).toEqual(["release"]);
  });
});

describe("another attempt", () => {
  it("is decided with one random number", async () => {
    const random = vi.fn(() => 0);
    const { client } = offline((_, count) => (count === 1 ? new Response("busy", { status: 503 }) : envelope(1)), {
      random,
    });
    const call = client.call(getThing);
    await vi.advanceTimersByTimeAsync(10);
    await call;
    expect(random).toHaveBeenCalledTimes(1);
  });

  it("that was refused when the status arrived is not decided again when the body fails", async () => {
    const random = vi.fn(() => 0);
    const { client, seen } = offline(
      () => new Response(new ReadableStream(), { status: 503, headers: { "retry-after": "120" } }),
      { random, timeoutMs: 50 },
    );
    const call = failure(client.call(getThing));
    await vi.advanceTimersByTimeAsync(60);
    expect(await call).toMatchObject({ name: "TimeoutError", attempts: 1 });
    expect(seen).toHaveLength(1);
    expect(random).toHaveBeenCalledTimes(1);
  });

  it("does not feel an earlier one that outlived its time-out", async () => {
    const provided: ((given: typeof credentials) => void)[] = [];
    let time = NOW;
    let answer = (_: Response): void => {};
    const { client, seen } = offline(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      {
        clock: () => time,
        timeoutMs: 12_000,
        retries: 1,
        credentials: () => new Promise((resolve) => provided.push(resolve)),
        accessKey: undefined,
        accessSecret: undefined,
        userId: undefined,
      } as object,
    );
    const call = failure(client.call(getThing));
    await vi.advanceTimersByTimeAsync(12_001);
    provided[1]?.(credentials);
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toHaveLength(1);
    time += 700_000;
    provided[0]?.(credentials);
    await vi.advanceTimersByTimeAsync(0);
    answer(new Response('{"code":401}', { status: 401, headers: { date: new Date(NOW).toUTCString() } }));
    await vi.advanceTimersByTimeAsync(0);
    const error = (await call) as PandaPonError;
    expect(error).toMatchObject({ name: "ApiError", attempts: 2 });
    expect(error.hint).not.toContain("clock");
  });
});

describe("a number", () => {
  it("is not a condition: hooks see attempts that start at 0 on the clock of performance.now()", async () => {
    vi.spyOn(performance, "now").mockReturnValue(0);
    const told: string[] = [];
    const { client } = offline(() => envelope(1), {
      hooks: {
        onAttemptStart: ({ attempt }) => told.push(`start ${attempt}`),
        onAttemptEnd: ({ attempt }) => told.push(`end ${attempt}`),
      },
    });
    await client.call(getThing);
    vi.restoreAllMocks();
    expect(told).toEqual(["start 1", "end 1"]);
  });
});

describe("what a client was created with", () => {
  it("does not keep the clock, the timers, the random source and the fetch of that moment", async () => {
    vi.useRealTimers();
    const { client } = offline(() => envelope(1), { clock: undefined, random: undefined, fetch: undefined });
    vi.useFakeTimers({ now: 1_500_000_000_000 });
    const stamps: (string | null)[] = [];
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      stamps.push(new Headers(init.headers).get("timestamp"));
      return stamps.length === 1 ? new Response(null, { status: 503 }) : envelope(1);
    });
    const random = vi.spyOn(Math, "random").mockReturnValue(0.5);
    const bytes = vi.spyOn(crypto, "getRandomValues");
    try {
      const call = client.call(getThing);
      await vi.advanceTimersByTimeAsync(249);
      expect(stamps).toEqual(["1500000000"]);
      await vi.advanceTimersByTimeAsync(2);
      await call;
      expect(stamps).toHaveLength(2);
      expect(random).toHaveBeenCalledTimes(1);
      expect(bytes).toHaveBeenCalled();
    } finally {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    }
  });
});
