import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient, createLimiter, type Operation } from "../../src/index.ts";
import { credentials, envelope, failure, offline } from "../support/client.ts";
import { createThing, getThing } from "../support/operations.ts";

const never = (): Promise<never> => new Promise(() => {});
const within = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ms, new Error(`still pending after ${ms} ms`));
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
/** Things that cannot even be looked at. */
const unspeakable: [string, () => unknown][] = [
  ["an object without a prototype", () => Object.create(null)],
  ["a toString that throws", () => Object.assign(new Error("x"), { toString: never().then.bind(null, null as never) })],
  [
    "getters that throw",
    () =>
      Object.defineProperties(new Error("x"), {
        cause: { get: () => fail(), enumerable: true },
        code: { get: () => fail(), enumerable: true },
      }),
  ],
  [
    "a revoked proxy",
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
];
function fail(): never {
  throw new RangeError("a getter");
}

describe("what the caller gave", () => {
  it("as a signal that is none leaves no timer that would end the process later", async () => {
    const { client, seen } = offline(() => envelope(1));
    const signal = new AbortController() as never;
    expect(await failure(client.call(getThing, {}, { signal, timeoutMs: 20 }))).toMatchObject({ name: "InputError" });
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(seen).toHaveLength(0);
  });

  it.each(unspeakable)("may reject with %s: the place is given back, the class is right", async (_, thrown) => {
    for (const [options, read, write] of [
      [{ fetch: () => Promise.reject(thrown()) }, "TransportError", "OutcomeUnknownError"],
      [{ signer: () => Promise.reject(thrown()) }, "InputError", "InputError"],
      [{ credentials: () => Promise.reject(thrown()) }, "InputError", "InputError"],
    ] as const) {
      const limits = createLimiter({ concurrency: 1 });
      const { client } = offline(() => envelope(1), { ...options, limits, retries: 0 } as Partial<ClientOptions>);
      for (const [operation, name] of [
        [getThing, read],
        [createThing, write],
      ] as [Operation<never, unknown>, string][]) {
        const error = await within(1000, failure(client.call(operation, {} as never)));
        expect(error).toMatchObject({ name, operationId: operation.id });
      }
      expect(client.limits()).toMatchObject({ running: 0, waiting: 0 });
    }
  });

  it("as a limiter may fail to pause and to take a place back", async () => {
    for (const broken of [() => fail(), () => Promise.reject(new Error("redis"))]) {
      const limits = { acquire: async () => broken as () => void, pause: broken as () => void };
      const { client } = offline(() => new Response(null, { status: 429 }), { limits, retries: 0 });
      for (const operation of [getThing, createThing] as Operation<object, unknown>[]) {
        expect(await failure(client.call(operation, {}))).toMatchObject({ name: "RateLimitError" });
      }
    }
  });

  it("as an event may be frozen", async () => {
    const freeze = (event: object): object => Object.freeze(event);
    const hooks = { onCallStart: freeze, onAttemptStart: freeze };
    const { client } = offline(() => envelope("ok"), { hooks });
    expect(await client.call(createThing)).toBe("ok");
    const { client: failing } = offline(() => new Response(null, { status: 404 }), { hooks });
    expect(await failure(failing.call(createThing))).toMatchObject({ name: "ApiError" });
  });

  it("as input may throw when it is read", async () => {
    const { client, seen } = offline(() => envelope(1));
    const input = {
      get remark(): string {
        return fail();
      },
    };
    expect(await failure(client.call(createThing, input))).toMatchObject({
      name: "InputError",
      operationId: "createThing",
    });
    expect(seen).toHaveLength(0);
  });

  it("as a fetch that takes its time sends nothing once the call is over", async () => {
    for (const options of [() => ({ timeoutMs: 20 }), () => ({ signal: AbortSignal.timeout(20) })]) {
      let isAborted: boolean | undefined;
      const fetch = async (_: string, init: RequestInit): Promise<Response> => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        isAborted = init.signal?.aborted;
        return envelope(1);
      };
      const client = createClient({ ...credentials, fetch });
      expect(await failure(client.call(createThing, {}, options()))).toMatchObject({ name: "OutcomeUnknownError" });
      await new Promise((resolve) => setTimeout(resolve, 80));
      expect(isAborted).toBe(true);
    }
  });
});

describe("middleware that hangs", () => {
  const hanging = [
    ["onRequest", { onRequest: never }],
    ["onResponse", { onResponse: never }],
    ["a body without an end", { onResponse: () => new Response(new ReadableStream({ start() {} })) }],
  ] as const;

  it.each(hanging)("%s: ends with the deadline and with the signal", async (_, middleware) => {
    const { client } = offline(() => envelope(1));
    client.raw.use(middleware as never);
    const calls = [
      (options: object) => client.call(getThing, {}, options),
      (options: object) =>
        (client.raw.GET as (path: string, init: object) => Promise<unknown>)("/v2/thing/get", options),
    ];
    for (const call of calls) {
      expect(await within(500, failure(call({ deadlineMs: 40 })))).toMatchObject({ name: "TimeoutError" });
      const controller = new AbortController();
      const reason = new Error("enough");
      setTimeout(() => controller.abort(reason), 30);
      const error = await within(500, failure(call({ signal: controller.signal })));
      expect(error).toMatchObject({ name: "AbortedError" });
      expect((error as Error).cause).toBe(reason);
      expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    }
  });

  it("leaves nothing on a signal that lives on", async () => {
    const { signal } = new AbortController();
    const { client } = offline(() => envelope(1));
    client.raw.use({ onRequest() {} });
    for (let count = 0; count < 20; count++) await client.call(getThing, {}, { signal });
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("an envelope", () => {
  it.each(["[200]", "[[200]]", '["200"]', '{"toString":1}', "true", "null", '""', '" 200"', "2e400"])(
    "whose code is %s is none",
    async (code) => {
      const { client } = offline(() => new Response(`{"code":${code},"data":1}`), { retries: 0 });
      expect(await failure(client.call(getThing))).toMatchObject({ name: "ProtocolError" });
    },
  );

  it.each(['{"toString":1}', '{"toString":null}', "[[[]]]", "true", `${"[".repeat(5000)}${"]".repeat(5000)}`])(
    "whose texts are %s is still a refusal, sent once",
    async (odd) => {
      const text = `{"code":99100,"msg":${odd},"requestId":${odd},"developId":${odd}}`;
      for (const operation of [getThing, createThing] as Operation<object, unknown>[]) {
        const { client, seen } = offline(() => new Response(text));
        const error = await failure(client.call(operation, {}));
        expect(error).toMatchObject({ name: "ApiError", code: 99100 });
        expect(error).not.toHaveProperty("requestId");
        expect(seen).toHaveLength(1);
      }
    },
  );

  it("breaks no line of a log", async () => {
    const msg = `no\r\n2026-01-01 paid\u001b[31m ${"x".repeat(1500)}`;
    const { client } = offline(() => Response.json({ code: 99100, msg }));
    const error = (await failure(client.call(getThing))) as Error & { msg?: string };
    expect(error.message).toContain("99100 no 2026-01-01 paid [31m xx");
    expect(error.message).not.toMatch(/\p{Cc}/u);
    expect(error.message.length).toBeLessThan(4001);
    expect(error.msg).toBe(msg);
  });
});

it("tells hooks and logger no secret that a success echoes", async () => {
  const told: string[] = [];
  const note = (...all: unknown[]): void => void told.push(JSON.stringify(all));
  const echo: [string, (headers: Headers) => string][] = [
    ["access-key", (headers) => headers.get("access-key") ?? ""],
    ["signature", (headers) => `<${headers.get("signature")}>`],
    ["user-id", (headers) => headers.get("user-id") ?? ""],
  ];
  for (const [name, text] of echo) {
    told.length = 0;
    const { client } = offline(({ headers }) => envelope(1, { requestId: text(headers) }), {
      hooks: { onAttemptEnd: note, onCallEnd: note },
      logger: { debug: note, warn: note },
    });
    await client.call(getThing);
    expect([name, told.length > 2]).toEqual([name, true]);
    expect(told.join()).toContain("[redacted]");
    expect(told.join()).not.toMatch(/0{32}|2100000000000|[0-9A-F]{32}/);
  }
});

it("takes an answer whose encoding is another than it says for a broken proxy, however it is called", async () => {
  for (const code of ["Z_DATA_ERROR", "ERR_BROTLI_DECODER_ERROR", "ERR__ERROR_FORMAT_PADDING_1", "ZSTD_error_prefix"]) {
    const broken = new TypeError("terminated", { cause: Object.assign(new Error("x"), { code }) });
    const { client, seen } = offline(() => Promise.reject(broken));
    expect(await failure(client.call(getThing))).toMatchObject({ name: "ProtocolError" });
    expect(seen).toHaveLength(1);
  }
});

it("gives a slot of the limiter back once, and none to a caller that no longer wants it", async () => {
  const limiter = createLimiter({ concurrency: 1 });
  const request = { operationId: "x", signal: new AbortController().signal };
  const release = await limiter.acquire(request);
  release();
  release();
  expect(limiter.snapshot?.()).toMatchObject({ running: 0 });
  const reason = new Error("gone");
  await expect(limiter.acquire({ ...request, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(limiter.snapshot?.()).toMatchObject({ running: 0, waiting: 0 });
});
