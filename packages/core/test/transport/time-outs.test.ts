import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { createLimiter, type Limiter, type PandaPonError } from "../../src/index.ts";
import { envelope, failure, NOW, offline, type Reply, type Seen } from "../support/client.ts";
import { createThing, findThings, getThing } from "../support/operations.ts";
import { failOnUnhandledRejections } from "../support/unhandled.ts";

const never = (): Promise<never> => new Promise(() => {});
const hangingBody = (): Response =>
  new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array([123])) }));

failOnUnhandledRejections();

describe("timeoutMs", () => {
  it.each([
    ["before the headers", never],
    ["in the body", hangingBody],
  ])("ends an attempt that hangs %s, and the fetch sees it", async (_, reply) => {
    const { client, seen } = offline(reply, { timeoutMs: 30, retries: 0 });
    const error = await failure(client.call(getThing));
    expect(error).toMatchObject({ name: "TimeoutError", retryable: true, attempts: 1, operationId: "getThing" });
    expect(String(error)).toContain("timeoutMs (30)");
    expect(seen[0]?.signal.aborted).toBe(true);
  });

  it.each([
    ["before the headers", never],
    ["in the body", hangingBody],
  ])("of a write that hangs %s: outcome unknown", async (_, reply) => {
    const { client, seen } = offline(reply, { timeoutMs: 30 });
    const error = await failure(client.call(createThing));
    expect(error).toMatchObject({ name: "OutcomeUnknownError", attempts: 1, cause: { name: "TimeoutError" } });
    expect(seen).toHaveLength(1);
  });

  it("holds for each attempt anew", async () => {
    const { client, seen } = offline((_, count) => (count < 3 ? never() : envelope("ok")), { timeoutMs: 30 });
    expect(await client.call(getThing)).toBe("ok");
    expect(seen).toHaveLength(3);
    expect(seen.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  });

  it("of 0 is refused, as some libraries mean no time-out by it", async () => {
    const { client, seen } = offline(() => envelope("ok"));
    expect(await failure(client.call(createThing, {}, { timeoutMs: 0 }))).toMatchObject({
      name: "InputError",
      message: expect.stringContaining("timeoutMs is 0, not a whole number from 1"),
    });
    expect(seen).toHaveLength(0);
  });

  it("covers a credentials provider and a signer that hang, and what they give later is not sent", async () => {
    for (const options of [
      { credentials: () => new Promise<never>(() => {}), accessKey: undefined, accessSecret: undefined },
      { signer: () => new Promise<string>((resolve) => setTimeout(resolve, 60, "LATE")) },
    ]) {
      const { client, seen } = offline(() => envelope("ok"), { ...options, timeoutMs: 30, retries: 0 } as never);
      expect(await failure(client.call(createThing))).toMatchObject({
        name: "TimeoutError",
        hint: expect.stringMatching(/^Nothing was sent\. Send it again/),
      });
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(seen).toHaveLength(0);
    }
  });

  it("cancels an answer that comes too late", async () => {
    let cancelled = false;
    const cancel = (): void => {
      cancelled = true;
    };
    const late = new Response(new ReadableStream({ cancel }));
    const { client } = offline(() => new Promise((resolve) => setTimeout(resolve, 60, late)), {
      timeoutMs: 20,
      retries: 0,
    });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "TimeoutError" });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(cancelled).toBe(true);
  });
});

describe("deadlineMs", () => {
  it("ends the call in any attempt", async () => {
    vi.useFakeTimers();
    try {
      const { client, seen } = offline(never, { timeoutMs: 40, retries: 50 });
      const call = failure(client.call(getThing, {}, { deadlineMs: 100 }));
      await vi.advanceTimersByTimeAsync(99);
      expect(seen).toHaveLength(3);
      await vi.advanceTimersByTimeAsync(2);
      expect(await call).toMatchObject({ name: "TimeoutError", message: expect.stringContaining("deadlineMs (100)") });
      expect(seen).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it("of 0 sends nothing", async () => {
    const { client, seen } = offline(() => envelope("ok"));
    expect(await failure(client.call(createThing, {}, { deadlineMs: 0 }))).toMatchObject({ name: "TimeoutError" });
    expect(seen).toHaveLength(0);
  });

  it("covers the queue", async () => {
    const { client, seen } = offline(never, { limits: createLimiter({ concurrency: 1 }), timeoutMs: 300, retries: 0 });
    const first = client.call(getThing).safe();
    const error = await failure(client.call(createThing, {}, { deadlineMs: 50 }));
    expect(error).toMatchObject({
      name: "TimeoutError",
      attempts: 0,
      hint: expect.stringMatching(/^Nothing was sent\. Send it again/),
    });
    expect(String(error)).toContain("deadlineMs (50)");
    expect(client.limits()).toMatchObject({ running: 1, waiting: 0 });
    await first;
    expect(seen).toHaveLength(1);
  });

  it("of the client holds when the call has none", async () => {
    const { client } = offline(never, { deadlineMs: 30 });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "TimeoutError" });
  });
});

describe("signal", () => {
  const reason = { why: "the user closed the page" };

  it("that has fired already sends nothing", async () => {
    const { client, seen } = offline(() => envelope("ok"));
    const error = await failure(client.call(createThing, {}, { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ name: "AbortedError", retryable: false, attempts: 1 });
    expect((error as Error).cause).toBe(reason);
    expect(seen).toHaveLength(0);
  });

  it.each([
    ["before the headers", never],
    ["in the body", hangingBody],
  ])("ends a read that hangs %s, with its reason", async (_, reply) => {
    const controller = new AbortController();
    const { client, seen } = offline(reply);
    setTimeout(() => controller.abort(reason), 20);
    const error = await failure(client.call(getThing, {}, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortedError" });
    expect((error as Error).cause).toBe(reason);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.signal.aborted).toBe(true);
  });

  it("ends a write that is under way with an unknown outcome, its reason below", async () => {
    const controller = new AbortController();
    const { client } = offline(never);
    setTimeout(() => controller.abort(reason), 20);
    const error = (await failure(client.call(createThing, {}, { signal: controller.signal }))) as Error;
    expect(error).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "AbortedError" } });
    expect((error.cause as Error).cause).toBe(reason);
  });

  it("ends the wait between attempts at once", async () => {
    const controller = new AbortController();
    const { client, seen } = offline(() => new Response(null, { status: 503, headers: { "retry-after": "30" } }));
    setTimeout(() => controller.abort(reason), 20);
    const error = await failure(client.call(getThing, {}, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortedError", cause: reason, attempts: 1 });
    expect((error as PandaPonError).hint).not.toContain("Nothing was sent");
    expect(seen).toHaveLength(1);
  });

  it("ends the wait after an attempt that never went out", async () => {
    const controller = new AbortController();
    const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const { client } = offline(() => Promise.reject(refused), { random: () => 1 });
    setTimeout(() => controller.abort(reason), 20);
    const error = await failure(client.call(createThing, {}, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortedError", cause: reason, hint: "Nothing was sent." });
  });

  it("ends the wait in the queue at once", async () => {
    const controller = new AbortController();
    const { client } = offline(never, { limits: createLimiter({ concurrency: 1 }), timeoutMs: 200, retries: 0 });
    const first = client.call(getThing).safe();
    setTimeout(() => controller.abort(reason), 20);
    const error = await failure(client.call(createThing, {}, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortedError", cause: reason, attempts: 0 });
    await first;
  });

  it("is left without listeners once the call is over", async () => {
    const { signal } = new AbortController();
    const { client } = offline((_, count) => (count % 2 ? new Response(null, { status: 503 }) : envelope(1)));
    await client.call(getThing, {}, { signal });
    await failure(client.call(createThing, {}, { signal, deadlineMs: 0 }));
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("the clock", () => {
  const at = (ms: number): string => new Date(ms).toUTCString();
  const dated = (ms: number, answer: Response): Response => {
    answer.headers.set("date", at(ms));
    return answer;
  };
  const stamps = (seen: readonly Seen[]): number[] => seen.map(({ headers }) => Number(headers.get("timestamp")));

  it("is left alone within 30 s", async () => {
    const { client, seen } = offline(() => dated(NOW + 30_000, envelope(1)));
    await client.call(getThing);
    await client.call(getThing);
    expect(stamps(seen)).toEqual([NOW / 1000, NOW / 1000]);
  });

  it.each([400_000, -86_400_000])("is not moved by a success whose `Date` is off by %i ms", async (off) => {
    const { client, seen } = offline(() => dated(NOW + off, envelope(1)));
    for (let count = 0; count < 3; count++) await client.call(getThing);
    expect(stamps(seen)).toEqual([NOW / 1000, NOW / 1000, NOW / 1000]);
  });

  it("is learnt anew when the machine's clock is set right", async () => {
    let here = NOW - 3_600_000;
    const strict: Reply = ({ headers }) => {
      const off = Number(headers.get("timestamp")) - NOW / 1000;
      return dated(NOW, Math.abs(off) > 600 ? Response.json({ code: 99101, msg: "timestamp" }) : envelope(1));
    };
    const { client, seen } = offline(strict, { clock: () => here });
    await client.call(getThing);
    await client.call(getThing);
    here = NOW;
    await client.call(getThing);
    await client.call(getThing);
    expect(stamps(seen).map((stamp) => stamp - NOW / 1000)).toEqual([-3600, 0, 0, 3600, 0, 0]);
  });

  it("is not misled by dates that a gateway, a cache or a portal wrote", async () => {
    const odd: [string, () => Response][] = [
      ["a gateway that fails", () => dated(NOW + 3_600_000, new Response("<html>", { status: 502 }))],
      ["a copy", () => dated(NOW - 300_000, Response.json({ code: 5 }, { headers: { age: "300" } }))],
      ["an answer from 1970", () => dated(0, Response.json({ code: 5 }))],
      ["a portal", () => dated(NOW + 3_600_000, new Response("<html>", { status: 403 }))],
      ["a firewall", () => dated(NOW + 3_600_000, Response.json({ error: "blocked" }, { status: 403 }))],
    ];
    for (const [name, answer] of odd) {
      const { client, seen } = offline((_, count) => (count === 1 ? answer() : envelope(1)));
      await client.call(getThing, {}, { retries: 0 }).safe();
      await client.call(createThing);
      expect([name, ...stamps(seen)]).toEqual([name, NOW / 1000, NOW / 1000]);
    }
  });

  it.each(["", "yesterday", "0"])("is not misled by the date %j", async (date) => {
    const { client, seen } = offline(() => {
      const answer = envelope(1);
      answer.headers.set("date", date);
      return answer;
    });
    await client.call(getThing);
    await client.call(getThing);
    expect(stamps(seen)[1]).toBe(date === "0" ? stamps(seen)[1] : NOW / 1000);
  });

  const refused =
    (off: number, status = 200) =>
    (_: Seen, count: number) =>
      dated(NOW + off, count === 1 ? Response.json({ code: 99101, msg: "expired" }, { status }) : envelope("ok"));

  it.each([
    [700_000, 200],
    [-700_000, 401],
  ])("off by %i ms: a refused read is signed again, once", async (off, status) => {
    const { client, seen } = offline(refused(off, status));
    expect(await client.call(findThings)).toBe("ok");
    expect(stamps(seen)).toEqual([NOW / 1000, (NOW + off) / 1000]);
  });

  it("a second refusal stands", async () => {
    let count = 0;
    const { client, seen } = offline(() => dated(NOW + 700_000 * ++count, Response.json({ code: 99101 })), {
      retries: 5,
    });
    expect(await failure(client.call(findThings))).toMatchObject({ name: "ApiError", attempts: 2 });
    expect(seen).toHaveLength(2);
  });

  it("off by less than the window does not repeat the call", async () => {
    const { client, seen } = offline(refused(599_000));
    expect(await failure(client.call(findThings))).toMatchObject({ name: "ApiError", attempts: 1 });
    expect(seen).toHaveLength(1);
  });

  it("`retries: 0` still sends once", async () => {
    const { client, seen } = offline(refused(700_000));
    expect(await failure(client.call(findThings, {}, { retries: 0 }))).toMatchObject({ attempts: 1 });
    expect(seen).toHaveLength(1);
  });

  it("a refused write is not signed again; its error says why, and the next call is right", async () => {
    const { client, seen } = offline(refused(700_000));
    const error = await failure(client.call(createThing));
    expect(error).toMatchObject({ name: "ApiError", attempts: 1 });
    expect((error as { hint: string }).hint).toMatch(/^Set this machine.s clock: it is 700 s off/);
    expect(await client.call(createThing)).toBe("ok");
    expect(stamps(seen)).toEqual([NOW / 1000, NOW / 1000 + 700]);
  });
});

it("a limiter that grants a place too late gets it back", async () => {
  let released = 0;
  const limits: Limiter = {
    acquire: () => new Promise((resolve) => setTimeout(resolve, 40, () => void released++)),
  };
  const { client, seen } = offline(() => envelope(1), { limits });
  expect(await failure(client.call(createThing, {}, { deadlineMs: 10 }))).toMatchObject({ name: "TimeoutError" });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(released).toBe(1);
  expect(seen).toHaveLength(0);
});
