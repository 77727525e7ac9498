import { describe, expect, it, vi } from "vitest";
import type { TransportError } from "../../src/index.ts";
import { retryAfterMs } from "../../src/transport/retry.ts";
import { envelope, failure, NOW, offline } from "../support/client.ts";
import { createThing, findThings, getThing, payThing } from "../support/operations.ts";

const status = (code: number, headers?: Record<string, string>): Response =>
  new Response(null, { status: code, ...(headers && { headers }) });

const reset = (): never => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
};

const refusedConnection = (): never => {
  throw new TypeError("fetch failed", {
    cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" }),
  });
};

describe("a read", () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 599])("is repeated after %i", async (code) => {
    const { client, seen } = offline((_, count) => (count < 3 ? status(code) : envelope("ok")));
    const { data, attempts } = await client.call(findThings, { keyword: "a" }).withResponse();
    expect([data, attempts, seen.length]).toEqual(["ok", 3, 3]);
    expect(new Set(seen.map(({ body }) => body))).toEqual(new Set(['{"keyword":"a"}']));
  });

  it("is signed anew each time", async () => {
    let time = NOW;
    const { client, seen } = offline((_, count) => (count < 3 ? reset() : envelope("ok")), {
      clock: () => {
        time += 1000;
        return time;
      },
    });
    await client.call(findThings);
    for (const name of ["timestamp", "nonce-str", "signature"]) {
      expect(new Set(seen.map(({ headers }) => headers.get(name))).size).toBe(3);
    }
  });

  it.each([400, 401, 403, 404, 409, 422, 301])("is not repeated after %i", async (code) => {
    const { client, seen } = offline(() => status(code));
    expect(await failure(client.call(getThing))).toMatchObject({ name: "ApiError", status: code, attempts: 1 });
    expect(seen).toHaveLength(1);
  });

  it("is not repeated after an enveloped refusal on HTTP 200, or an answer that is none", async () => {
    for (const reply of [() => envelope(null, { code: 99100 }), () => new Response("<html>")]) {
      const { client, seen } = offline(reply);
      await failure(client.call(getThing));
      expect(seen).toHaveLength(1);
    }
  });

  it("stops after `retries`, and sends once when that is 0", async () => {
    for (const [retries, sent] of [
      [0, 1],
      [1, 2],
      [5, 6],
      [undefined, 3],
    ] as const) {
      const { client, seen } = offline(reset);
      expect(await failure(client.call(getThing, {}, { retries }))).toMatchObject({
        name: "TransportError",
        attempts: sent,
        retryable: true,
      });
      expect(seen).toHaveLength(sent);
    }
  });

  it("takes the client's `retries` when the call has none", async () => {
    const { client, seen } = offline(reset, { retries: 0 });
    await failure(client.call(getThing));
    await failure(client.call(getThing, {}, { retries: 1 }));
    expect(seen).toHaveLength(3);
  });

  it("cancels the body of an answer that it drops, and never waits for it", async () => {
    let cancelled = 0;
    const { client } = offline((_, count) =>
      count === 1
        ? new Response(new ReadableStream({ cancel: () => void cancelled++ }), { status: 503 })
        : envelope("ok"),
    );
    expect(await client.call(getThing)).toBe("ok");
    expect(cancelled).toBe(1);
  });

  it("reads the body of the answer that it keeps", async () => {
    const { client } = offline(() => envelope(null, { code: 99503, msg: "busy" }).clone(), { retries: 1 });
    expect(await failure(client.call(getThing))).toMatchObject({ code: 99503 });
    const { client: other } = offline(() => Response.json({ code: 99503, msg: "busy" }, { status: 503 }), {
      retries: 1,
    });
    expect(await failure(other.call(getThing))).toMatchObject({ code: 99503, msg: "busy", attempts: 2 });
  });

  it("is repeated when the answer breaks off", async () => {
    const brokenOff = (): Response =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"code":200,'));
            controller.error(new TypeError("terminated"));
          },
        }),
      );
    const { client, seen } = offline((_, count) => (count === 1 ? brokenOff() : envelope("ok")));
    expect(await client.call(getThing)).toBe("ok");
    expect(seen).toHaveLength(2);
  });
});

describe.each([
  ["write", createThing],
  ["payment", payThing],
])("a %s", (_, operation) => {
  const call = (reply: () => Response, retries = 5) => {
    const { client, seen } = offline(reply, { retries });
    return { error: failure(client.call(operation as typeof payThing, { id: "1" })), seen };
  };

  it.each([500, 502, 503, 504, 408])("is never repeated after %i: the outcome is unknown", async (code) => {
    const { error, seen } = call(() => status(code));
    expect(await error).toMatchObject({ name: "OutcomeUnknownError", attempts: 1, retryable: false, status: code });
    expect(seen).toHaveLength(1);
  });

  it("is never repeated after a broken connection", async () => {
    const { error, seen } = call(reset);
    expect(await error).toMatchObject({ name: "OutcomeUnknownError", attempts: 1, cause: { message: "fetch failed" } });
    expect(seen).toHaveLength(1);
  });

  it("is not repeated automatically after 429, but may be", async () => {
    const { error, seen } = call(() => status(429, { "retry-after": "3" }));
    expect(await error).toMatchObject({ name: "RateLimitError", retryable: true, retryAfterMs: 3000 });
    expect(seen).toHaveLength(1);
  });

  it("is repeated when nothing was sent", async () => {
    const { error, seen } = call(refusedConnection, 2);
    expect(await error).toMatchObject({ name: "TransportError", attempts: 3, retryable: true });
    expect(seen).toHaveLength(3);
  });

  it("has an unknown outcome when it was sent at last", async () => {
    let count = 0;
    const { error, seen } = call(() => (++count === 1 ? refusedConnection() : reset()));
    expect(await error).toMatchObject({ name: "OutcomeUnknownError", attempts: 2 });
    expect(seen).toHaveLength(2);
  });
});

describe("proof that nothing was sent", () => {
  const sent = async (cause: unknown, message = "fetch failed"): Promise<boolean> => {
    const { client } = offline(
      () => {
        throw new TypeError(message, { cause });
      },
      { retries: 0 },
    );
    return ((await failure(client.call(createThing))) as TransportError).name !== ("TransportError" as string);
  };
  const coded = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });

  it.each([
    ["Node, DNS", coded("ENOTFOUND", { syscall: "getaddrinfo" })],
    ["Node, DNS server", coded("EAI_AGAIN")],
    ["Node, refused", coded("ECONNREFUSED")],
    ["Node, no route", coded("EHOSTUNREACH", { syscall: "connect" })],
    ["Node, connecting took too long", coded("ETIMEDOUT", { syscall: "connect" })],
    ["undici, connecting took too long", coded("UND_ERR_CONNECT_TIMEOUT")],
    ["TLS, expired", coded("CERT_HAS_EXPIRED")],
    ["TLS, other name", coded("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["TLS, self-signed", coded("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["TLS, unknown issuer", coded("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
    ["several addresses that time out", new AggregateError([coded("ETIMEDOUT", { syscall: "connect" })])],
    ["an error of another realm", { code: "ENOTFOUND", message: "getaddrinfo ENOTFOUND" }],
    ["arguments of another undici", coded("UND_ERR_INVALID_ARG")],
    ["several addresses", Object.assign(new AggregateError([coded("ECONNREFUSED")]), { code: "ECONNREFUSED" })],
    ["Bun, refused", coded("ConnectionRefused")],
    ["Bun, DNS", coded("FailedToOpenSocket")],
  ])("%s", async (_, cause) => {
    expect(await sent(cause)).toBe(false);
  });

  it("Deno tells it in the text of its own fetch, for what has a body", async () => {
    const refused =
      "error sending request for url (https://api.pandapon.com/v2/thing/create): client error (Connect): x";
    expect(await sent(undefined, refused)).toBe(true);
    vi.stubGlobal("Deno", {});
    try {
      expect(await sent(undefined, refused)).toBe(true);
      vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed", { cause: new Error(refused) })));
      const write = failure(offline(() => envelope(1), { fetch: undefined, retries: 0 }).client.call(createThing));
      expect(await write).toMatchObject({ name: "TransportError" });
      vi.stubGlobal("fetch", () => Promise.reject(new TypeError(refused.replace("Connect", "SendRequest"))));
      const other = failure(offline(() => envelope(1), { fetch: undefined, retries: 0 }).client.call(createThing));
      expect(await other).toMatchObject({ name: "OutcomeUnknownError" });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each([
    ["reset", coded("ECONNRESET", { syscall: "read" })],
    ["reset while connecting", coded("ECONNRESET", { syscall: "connect" })],
    ["broken pipe", coded("EPIPE", { syscall: "write" })],
    ["time-out while reading", coded("ETIMEDOUT", { syscall: "read" })],
    ["other side closed", coded("UND_ERR_SOCKET")],
    ["headers took too long", coded("UND_ERR_HEADERS_TIMEOUT")],
    ["body took too long", coded("UND_ERR_BODY_TIMEOUT")],
    ["nothing told", undefined],
    ["a code within a longer word", coded("NOT_ECONNREFUSED_AT_ALL")],
    ["words alone", new Error("ECONNREFUSED")],
    ["words of Deno elsewhere", new Error("client error (Connect): dns error")],
    ["a code of the business", coded("USER_NOT_CERTIFIED")],
    ["an alert of TLS 1.3 about the client's certificate", coded("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED")],
    ["one of several addresses reset", new AggregateError([coded("ECONNREFUSED"), coded("ECONNRESET")])],
    ["no address at all", new AggregateError([])],
  ])("not: %s", async (_, cause) => {
    expect(await sent(cause)).toBe(true);
  });
});

describe("the wait between attempts", () => {
  /** The waits that were asked of the timer, without waiting for them. */
  async function waits(run: () => Promise<unknown>): Promise<number[]> {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const asked: number[] = [];
    const spy = vi.spyOn(globalThis, "setTimeout");
    try {
      const running = run();
      running.catch(() => {});
      for (let round = 0; round < 12; round++) await vi.advanceTimersByTimeAsync(70_000);
      await running.catch(() => {});
      for (const [, ms] of spy.mock.calls) if (ms !== 30_000) asked.push(ms ?? 0);
    } finally {
      spy.mockRestore();
      vi.useRealTimers();
    }
    return asked;
  }

  it("doubles from 0.5 s to 8 s, times a random number", async () => {
    const { client } = offline(() => status(503), { retries: 7, random: () => 1 });
    expect(await waits(() => client.call(getThing))).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
    const { client: half } = offline(() => status(503), { retries: 2, random: () => 0.5 });
    expect(await waits(() => half.call(getThing))).toEqual([250, 500]);
  });

  it("is as long as the server asks, in seconds or to a date", async () => {
    for (const after of ["7", "Tue, 14 Nov 2023 22:13:27 GMT"]) {
      const { client } = offline((_, count) => (count === 1 ? status(429, { "retry-after": after }) : envelope(1)));
      expect(await waits(() => client.call(getThing))).toEqual([7000]);
    }
  });

  it("goes by the server's own date, regardless of the clock here", async () => {
    const headers = { date: "Tue, 14 Nov 2023 12:00:00 GMT", "retry-after": "Tue, 14 Nov 2023 12:00:05 GMT" };
    const { client } = offline((_, count) => (count === 1 ? status(503, headers) : envelope(1)));
    expect(await waits(() => client.call(getThing))).toEqual([5000]);
  });

  it("is not waited for when the server asks for more than a minute", async () => {
    const { client, seen } = offline(() => status(429, { "retry-after": "61" }));
    expect(await failure(client.call(getThing))).toMatchObject({
      name: "RateLimitError",
      retryAfterMs: 61_000,
      attempts: 1,
    });
    expect(seen).toHaveLength(1);
  });

  it("is not waited for when the deadline would pass", async () => {
    const { client, seen } = offline(() => status(503, { "retry-after": "5" }));
    // With these timers, it would be waited for without end.
    vi.useFakeTimers();
    try {
      expect(await failure(client.call(getThing, {}, { deadlineMs: 3000 }))).toMatchObject({
        name: "ApiError",
        attempts: 1,
      });
    } finally {
      vi.useRealTimers();
    }
    expect(seen).toHaveLength(1);
  });
});

describe("retryAfterMs", () => {
  it.each([
    [null, undefined],
    ["", undefined],
    ["0", 0],
    ["1", 1000],
    ["1.5", 1500],
    ["1.23456", 1235],
    [" 2 ", 2000],
    ["-5", undefined],
    ["1, 2", undefined],
    ["0x1", undefined],
    ["1e400", undefined],
    ["Infinity", undefined],
    ["1 GMT GMT", undefined],
    ["soon", undefined],
    ["Tue, 14 Nov 2023 22:13:30 GMT", 10_000],
    ["Tue, 14 Nov 2023 22:13:10 GMT", 0],
    ["99999999999", 99_999_999_999_000],
    ["0".repeat(20), 0],
    ["9".repeat(20), Number.MAX_SAFE_INTEGER],
    ["9".repeat(400), Number.MAX_SAFE_INTEGER],
  ])("%j → %s", (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});
