import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import type { AttemptEvent, CallEvent, Hooks } from "../../src/index.ts";
import { otelHooks } from "../../src/otel.ts";
import { credentials, envelope, failure, offline } from "../support/client.ts";
import { createThing, findThings, getThing, payThing, quoteFreight } from "../support/operations.ts";

const twice = (_: unknown, count: number): Response =>
  count === 1 ? new Response(null, { status: 503 }) : envelope("ok");

/** Hooks that write down a copy of what they are told. */
function recorder(): { hooks: Hooks; log: [string, CallEvent | AttemptEvent][] } {
  const log: [string, CallEvent | AttemptEvent][] = [];
  const names = ["onCallStart", "onAttemptStart", "onAttemptEnd", "onRetry", "onCallEnd"] as const;
  const hooks = Object.fromEntries(
    names.map((name) => [name, (event: CallEvent | AttemptEvent) => void log.push([name, { ...event }])]),
  );
  return { hooks, log };
}

describe("hooks", () => {
  it("are told of the call and of each attempt, in order", async () => {
    const { hooks, log } = recorder();
    const { client } = offline(twice, { hooks });
    await client.call(findThings, { keyword: "k" });
    expect(log.map(([name]) => name)).toEqual([
      "onCallStart",
      "onAttemptStart",
      "onAttemptEnd",
      "onRetry",
      "onAttemptStart",
      "onAttemptEnd",
      "onCallEnd",
    ]);
    const [started, , failed, again, , succeeded, ended] = log.map(([, event]) => event);
    expect(started).toEqual({
      operationId: "findThings",
      method: "POST",
      path: "/v2/thing/search",
      attempts: 0,
      queuedMs: 0,
    });
    expect(failed).toMatchObject({
      operationId: "findThings",
      attempt: 1,
      status: 503,
      url: "https://api.pandapon.com/v2/thing/search",
      error: { name: "ApiError" },
      retryInMs: 0,
    });
    expect(again).toMatchObject({ attempt: 1, retryInMs: 0 });
    expect(succeeded).toMatchObject({
      attempt: 2,
      status: 200,
      code: 200,
      requestId: "f".repeat(32),
      error: undefined,
    });
    expect(ended).toMatchObject({
      operationId: "findThings",
      attempts: 2,
      status: 200,
      code: 200,
      requestId: "f".repeat(32),
    });
    for (const event of [failed, succeeded, ended]) {
      expect(event?.ms).toBeGreaterThanOrEqual(0);
      expect(event?.queuedMs).toBeGreaterThanOrEqual(0);
    }
  });

  it("are told of a call that fails, also before anything is sent", async () => {
    const { hooks, log } = recorder();
    const { client } = offline(() => Response.json({ code: 99100, requestId: "r1" }), { hooks });
    await failure(client.call(createThing));
    expect(log.at(-1)).toMatchObject([
      "onCallEnd",
      { code: 99100, requestId: "r1", status: 200, error: { name: "ApiError" } },
    ]);
    log.length = 0;
    await failure(client.call(payThing, { id: ".." }));
    expect(log).toMatchObject([
      ["onCallStart", { operationId: "payThing" }],
      ["onCallEnd", { attempts: 0, error: { name: "InputError" } }],
    ]);
    log.length = 0;
    await client.raw.POST("/v2/thing/create" as never, {} as never);
    expect(log.at(-1)).toMatchObject(["onCallEnd", { operationId: "createThing", error: { name: "ApiError" } }]);
  });

  it("see the wait for a place", async () => {
    const { hooks, log } = recorder();
    const limits = { acquire: () => new Promise<() => void>((resolve) => setTimeout(resolve, 30, () => {})) };
    const { client } = offline(() => envelope(1), { hooks, limits });
    await client.call(findThings);
    expect(log.at(-1)?.[1].queuedMs).toBeGreaterThan(25);
    expect(log.find(([name]) => name === "onAttemptEnd")?.[1].queuedMs).toBeGreaterThan(25);
  });

  it("see just how long that was, and where an attempt goes without its query", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const { hooks, log } = recorder();
      const limits = { acquire: () => new Promise<() => void>((resolve) => setTimeout(resolve, 30, () => {})) };
      const { client } = offline(() => envelope(1), { hooks, limits });
      await vi.advanceTimersByTimeAsync(1000);
      const call = client.call(getThing, { id: "secret", q: "too" });
      await vi.advanceTimersByTimeAsync(30);
      await call;
      expect(log.find(([name]) => name === "onAttemptStart")?.[1]).toMatchObject({
        queuedMs: 30,
        url: "https://api.pandapon.com/v2/thing/get",
      });
      expect(log.at(-1)?.[1]).toMatchObject({ queuedMs: 30, ms: 30 });
    } finally {
      vi.useRealTimers();
    }
  });

  it("may add headers to an attempt, but none of the signed ones", async () => {
    const { client, seen } = offline(twice, {
      hooks: {
        onAttemptStart({ headers, attempt }) {
          headers.traceparent = `00-${attempt}`;
          headers.signature = "forged";
        },
      },
    });
    await client.call(findThings);
    expect(seen.map(({ headers }) => headers.get("traceparent"))).toEqual(["00-1", "00-2"]);
    expect(seen[0]?.headers.get("signature")).not.toBe("forged");
    expect(seen[0]?.headers.get("content-type")).toBe("application/json");
  });

  it("that throw or reject break nothing, nor does a logger", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    const bad = () => {
      throw new Error("hook");
    };
    const late = async () => {
      throw new Error("hook");
    };
    for (const hook of [bad, late]) {
      const { client } = offline(twice, {
        hooks: { onCallStart: hook, onAttemptStart: hook, onAttemptEnd: hook, onRetry: hook, onCallEnd: hook },
        logger: { debug: hook, warn: hook },
      });
      expect(await client.call(findThings)).toBe("ok");
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  it("see neither a value in a path, nor what a success echoes of it or of a form", async () => {
    const shown: string[] = [];
    const show = (event: object): void => void shown.push(inspect(event, { depth: 8 }));
    const hooks = { onCallStart: show, onAttemptStart: show, onAttemptEnd: show, onCallEnd: show };
    const { client } = offline(() => Response.json({ code: 200, requestId: "r-Zhangsan", data: null }), { hooks });
    const raw = client.raw as unknown as Record<"GET" | "POST", (path: string, init: object) => Promise<unknown>>;
    await raw.GET("/v2/user/{phone}/cart", { params: { path: { phone: "Zhangsan" } } });
    const form = new FormData();
    form.set("contact", "Zhangsan");
    await raw.POST("/v2/user", { body: form });
    expect(shown.length).toBe(8);
    expect(shown.join()).not.toContain("Zhangsan");
    expect(shown.join()).toContain("https://api.pandapon.com/v2/user/{…}/cart");
  });

  it("never see a secret, nor does the logger, nor does a call without watchers measure", async () => {
    const shown: string[] = [];
    const show = (...args: unknown[]): void => void shown.push(args.map((arg) => inspect(arg, { depth: 8 })).join(" "));
    const address = { name: "张三丰", phone: "13900000000", address: "文三路 1 号" };
    const signatures: string[] = [];
    const { client } = offline(
      ({ headers, body, url }) => {
        signatures.push(headers.get("signature") ?? "");
        return Response.json({ code: 99100, msg: `${[...headers].join()} ${body} ${url}` });
      },
      {
        hooks: { onCallStart: show, onAttemptStart: show, onAttemptEnd: show, onRetry: show, onCallEnd: show },
        logger: { debug: show, warn: show },
      },
    );
    await failure(client.call(createThing, { orderAddress: address }));
    await failure(client.call(quoteFreight, { weight: 1 }));
    const text = shown.join("\n");
    expect(shown.length).toBeGreaterThan(9);
    for (const secret of [...Object.values(credentials), ...Object.values(address), ...signatures]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(encodeURIComponent(secret));
    }
  });
});

describe("otelHooks", () => {
  const setup = (reply: Parameters<typeof offline>[0], options: object = {}) => {
    const spans: {
      name: string;
      kind: number;
      attributes: Record<string, unknown>;
      status?: unknown;
      ended: number;
    }[] = [];
    const records: [number, Record<string, unknown>][] = [];
    const hooks = otelHooks({
      tracer: {
        startSpan(name, { kind, attributes }) {
          const span = {
            name,
            kind,
            attributes: { ...attributes } as Record<string, unknown>,
            ended: 0,
            status: undefined as unknown,
          };
          spans.push(span);
          return {
            setAttributes: (more: object) => void Object.assign(span.attributes, more),
            setStatus(status: unknown) {
              span.status = status;
            },
            end: () => void span.ended++,
          };
        },
      },
      meter: {
        createHistogram: (name, { unit }) => {
          expect([name, unit]).toEqual(["http.client.request.duration", "s"]);
          return { record: (value, attributes) => void records.push([value, attributes]) };
        },
      },
      inject: (_, headers) => {
        headers.traceparent = `00-${spans.length}`;
      },
    });
    return { ...offline(reply, { hooks, ...options }), spans, records };
  };

  it("makes one client span per attempt, after the semantic conventions", async () => {
    const { client, spans, records, seen } = setup(twice);
    await client.call(findThings);
    expect(spans).toMatchObject([
      {
        name: "POST /v2/thing/search",
        kind: 2,
        ended: 1,
        status: { code: 2 },
        attributes: {
          "http.request.method": "POST",
          "server.address": "api.pandapon.com",
          "server.port": 443,
          "url.full": "https://api.pandapon.com/v2/thing/search",
          "url.template": "/v2/thing/search",
          "http.response.status_code": 503,
          "error.type": "503",
          "pandapon.operation.id": "findThings",
        },
      },
      {
        ended: 1,
        status: undefined,
        attributes: { "http.request.resend_count": 1, "http.response.status_code": 200, "pandapon.response.code": 200 },
      },
    ]);
    expect(spans[0]?.attributes).not.toHaveProperty("http.request.resend_count");
    expect(spans[1]?.attributes).not.toHaveProperty("error.type");
    expect(seen.map(({ headers }) => headers.get("traceparent"))).toEqual(["00-1", "00-2"]);
    expect(records).toHaveLength(2);
    expect(records[0]?.[0]).toBeLessThan(1);
    expect(records[0]?.[1]).toMatchObject({ "error.type": "503", "server.port": 443 });
    // The histogram must not have one series per request.
    expect(records[0]?.[1]).not.toHaveProperty("url.full");
  });

  it("names failures without a status by their kind", async () => {
    const { client, spans } = setup(
      () => {
        throw new TypeError("fetch failed");
      },
      { retries: 0, baseUrl: "http://localhost:4010" },
    );
    await failure(client.call(findThings));
    expect(spans[0]?.attributes).toMatchObject({ "error.type": "TransportError", "server.port": 4010 });
    const { client: other, spans: more } = setup(() => Response.json({ code: 99100 }));
    await failure(other.call(findThings));
    expect(more[0]?.attributes).toMatchObject({ "error.type": "ApiError", "pandapon.response.code": 99100 });
  });

  it("keeps the query, with the signature of warehouse operations in it, out", async () => {
    const { client, spans } = setup(() => envelope(1));
    await client.call(quoteFreight, {});
    expect(spans[0]?.attributes["url.full"]).toBe("https://api.pandapon.com/v2/open/pp/quote");
  });

  it("works with a tracer or a meter alone", async () => {
    const { client } = offline(() => envelope("ok"), { hooks: otelHooks({}) });
    expect(await client.call(findThings)).toBe("ok");
  });
});
