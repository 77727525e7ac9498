import { afterEach, describe, expect, it, vi } from "vitest";
import { type ClientOptions, createClient, type PandaPonError } from "../../src/index.ts";
import { credentials, envelope, failure, NOW, offline } from "../support/client.ts";
import { createThing, findThings, getThing, payThing, quoteFreight } from "../support/operations.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const busy = (headers: Record<string, string> = {}): Response => new Response(null, { status: 503, headers });

/** What a fetch was given, as it was given. */
async function inits(run: (client: ReturnType<typeof createClient>) => Promise<unknown>, options: object = {}) {
  const given: [string, RequestInit][] = [];
  const client = createClient({
    ...credentials,
    clock: () => NOW,
    fetch: async (url, init) => {
      given.push([url, init]);
      return envelope(null);
    },
    ...options,
  } as ClientOptions);
  await run(client);
  return given;
}

describe("what fetch is given", () => {
  it("is by default a new connection for what must not be repeated", async () => {
    const given = await inits(async (client) => {
      await client.call(findThings);
      await client.call(createThing);
      await client.call(payThing, { id: "1" });
      await client.raw.POST("/v2/x" as never, { body: {}, keepalive: true } as never);
    });
    expect(given.map(([, { keepalive }]) => keepalive)).toEqual([undefined, false, false, true]);
  });

  it("has a body that Deno does not send twice, for what must not be repeated", async () => {
    const run = async (client: ReturnType<typeof createClient>): Promise<void> => {
      await client.call(findThings, { keyword: "a" });
      await client.call(createThing, { remark: "b" });
      await client.call(getThing);
    };
    const plain = (await inits(run)).map(([, init]) => init);
    expect(plain.map(({ body }) => body)).toEqual(['{"keyword":"a"}', '{"remark":"b"}', undefined]);
    expect("body" in (plain[2] as object)).toBe(false);
    vi.stubGlobal("Deno", {});
    const [read, write] = (await inits(run)).map(([, { body }]) => body);
    expect(read).toBe('{"keyword":"a"}');
    expect(write).toBeInstanceOf(Blob);
    expect(await (write as Blob).text()).toBe('{"remark":"b"}');
  });

  it("is plain and follows no redirect", async () => {
    const [[, init] = []] = await inits((client) => client.call(createThing, {}));
    expect(init).toMatchObject({ method: "POST", redirect: "manual", body: "{}" });
    expect(Object.keys(init?.headers ?? {}).sort()).toEqual(
      ["access-key", "content-type", "nonce-str", "signature", "timestamp", "user-id"].sort(),
    );
  });
});

describe("the signature", () => {
  it("has whole seconds, rounded down", async () => {
    for (const [timestampUnit, stamp] of [
      ["s", "1699999999"],
      ["ms", "1699999999999"],
    ] as const) {
      const { client, seen } = offline(() => envelope(null), { clock: () => NOW - 1, timestampUnit });
      await client.call(getThing);
      expect(seen[0]?.headers.get("timestamp")).toBe(stamp);
    }
  });

  it("of a warehouse operation is escaped in the query, and signed over its timestamp", async () => {
    const queries: string[] = [];
    const { client, seen } = offline(() => envelope(null), {
      signer: ({ query }) => {
        queries.push(query);
        return "a+b/c=";
      },
    });
    await client.call(quoteFreight);
    expect(queries).toEqual(["timestamp=1700000000"]);
    expect(new URL(seen[0]?.url ?? "").search).toBe("?timestamp=1700000000&sign=a%2Bb%2Fc%3D");
    await client.call(getThing, { id: "1" });
    expect(new URL(seen[1]?.url ?? "").search).toBe("?id=1");
  });

  it("says what is wrong with what it is made of", async () => {
    for (const [options, text] of [
      [{ clock: () => Number.NaN }, "TypeError: the clock did not return a number"],
      [{ nonce: () => "" }, "nonce is missing"],
      [{ signer: () => "a b" }, "signature is not a string of printable ASCII without white space"],
    ] as const) {
      expect(String(await failure(offline(() => envelope(null), options).client.call(getThing)))).toContain(text);
    }
    const { client } = offline(() => envelope(null));
    client.raw.use({ onRequest: ({ request }) => new Request(request.url.replace("https:", "http:"), request) });
    expect(String(await failure(client.call(getThing)))).toContain("a signed request goes to https or loopback only");
    expect(String(await failure(client.call(getThing, {}, { userId: "a b" })))).toContain(
      "userId is not a string of printable ASCII without white space",
    );
  });
});

describe("the envelope", () => {
  it.each([
    ["-1", "ApiError"],
    [-1, "ApiError"],
    ["99100", "ApiError"],
    ["1a", "ProtocolError"],
    ["a1", "ProtocolError"],
    ["--1", "ProtocolError"],
    [1.5, "ProtocolError"],
    ["", "ProtocolError"],
  ])("with code %j: %s", async (code, name) => {
    const { client } = offline(() => Response.json({ code }));
    expect(await failure(client.call(getThing))).toMatchObject({ name });
  });

  it("is success for each 2xx, and for no other status", async () => {
    const answer = (status: number): Response => new Response('{"code":200,"data":1}', { status });
    for (const status of [200, 201, 299]) expect(await offline(() => answer(status)).client.call(getThing)).toBe(1);
    for (const status of [300, 400]) {
      expect(await failure(offline(() => answer(status)).client.call(getThing))).toMatchObject({
        name: "ApiError",
        status,
      });
    }
  });

  it("turns null into undefined", async () => {
    const nothing = { requestId: null, developId: null, msg: null };
    const { client } = offline((_, count) => Response.json({ code: count === 1 ? 200 : 5, data: 1, ...nothing }));
    expect(await client.call(getThing).withResponse()).toMatchObject({ requestId: undefined, developId: undefined });
    const error = (await failure(client.call(getThing))) as PandaPonError;
    expect([error.requestId, error.developId, error.msg, error.code]).toEqual([undefined, undefined, undefined, 5]);
  });

  it("whose refusal came 600 s off the clock does not sign again, 601 s does", async () => {
    for (const [off, attempts] of [
      [600_000, 1],
      [-600_000, 1],
      [601_000, 2],
      [-601_000, 2],
    ] as const) {
      const { client, seen } = offline(() =>
        Response.json({ code: 5 }, { headers: { date: new Date(NOW + off).toUTCString() } }),
      );
      expect(await failure(client.call(getThing))).toMatchObject({ name: "ApiError", attempts });
      expect(seen).toHaveLength(attempts);
    }
  });
});

describe("the wait between attempts", () => {
  it("leaves no timer behind when it is cut short", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const controller = new AbortController();
    const { client } = offline(() => busy({ "retry-after": "30" }));
    const ended = failure(client.call(getThing, {}, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    expect(await ended).toMatchObject({ name: "AbortedError", attempts: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is begun only when there is time for another attempt after it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    for (const [deadlineMs, attempts] of [
      [1001, 1],
      [1002, 2],
    ] as const) {
      const { client, seen } = offline(() => busy({ "retry-after": "1" }), { retries: 1 });
      const ended = failure(client.call(getThing, {}, { deadlineMs }));
      await vi.advanceTimersByTimeAsync(2000);
      expect(await ended).toMatchObject({ name: "ApiError", attempts });
      expect(seen).toHaveLength(attempts);
    }
  });
});

describe("a call that ends between its attempts", () => {
  const refused = (): never => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) });
  };

  it("has sent nothing when none of them has", async () => {
    const controller = new AbortController();
    const { client } = offline(refused, { random: () => 1 });
    const ended = failure(client.call(createThing, {}, { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await ended).toMatchObject({ name: "AbortedError", attempts: 1, retryable: false });
  });
});

describe("a call that was stopped", () => {
  it("may be sent again when it is a read and was not aborted", async () => {
    const hang = (): Promise<never> => new Promise(() => {});
    const ended = async (operation: typeof getThing, options: object): Promise<PandaPonError> =>
      (await failure(offline(hang).client.call(operation, {}, { retries: 0, ...options }))) as PandaPonError;
    const read = await ended(getThing, { timeoutMs: 5 });
    expect(read).toMatchObject({ name: "TimeoutError", retryable: true });
    expect("cause" in read).toBe(false);
    const write = await ended(createThing as never, { deadlineMs: 0 });
    expect(write).toMatchObject({ name: "TimeoutError", retryable: false });
    for (const operation of [getThing, createThing as never])
      expect(await ended(operation, { signal: AbortSignal.abort() })).toMatchObject({
        name: "AbortedError",
        retryable: false,
      });
  });
});

it("a limiter that cannot pause is not asked to", async () => {
  const limits = { acquire: async () => () => {} };
  const { client } = offline(() => new Response(null, { status: 429 }), { limits, retries: 0 });
  expect(await failure(client.call(getThing))).toMatchObject({ name: "RateLimitError" });
});

it("Retry-After is counted from the date of the answer, also where the clock is not corrected by it", async () => {
  const at = (seconds: number): string => new Date(NOW + seconds * 1000).toUTCString();
  const { client } = offline(() => busy({ date: at(20), "retry-after": at(25) }), { retries: 0 });
  expect(await failure(client.call(getThing))).toMatchObject({ retryAfterMs: 5000 });
});

it("an error of another call keeps that call's name", async () => {
  const { client } = offline(() => Response.json({ code: 5 }));
  client.raw.use({
    async onRequest({ schemaPath }: { schemaPath: string }) {
      if (schemaPath === findThings.path) await client.call(getThing);
    },
  } as never);
  expect(await failure(client.call(findThings))).toMatchObject({ name: "ApiError", operationId: "getThing" });
});

it("the bytes of a form arrive unchanged", async () => {
  const bytes = Uint8Array.of(0xff, 0, 0xfe, 0x80);
  const form = new FormData();
  form.set("file", new Blob([bytes]), "a.bin");
  let sent = new FormData();
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    sent = await new Request(url, init).formData();
    return envelope(null);
  };
  const { client } = offline(() => envelope(null), { fetch });
  await client.raw.POST("/v2/x" as never, { body: form } as never);
  expect(new Uint8Array(await (sent.get("file") as File).arrayBuffer())).toEqual(bytes);
});

it("an error names its operation, also one that was made before the call was known", async () => {
  const { client } = offline(() => envelope(null));
  const error = (await failure(client.call(getThing, {}, { retries: -1 }))) as PandaPonError;
  expect(error.operationId).toBe("getThing");
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ operationId: "getThing" });
});

describe("what middleware and callers of raw are given", () => {
  const raw = (client: ReturnType<typeof offline>["client"]) =>
    client.raw as unknown as { GET(path: string, init?: object): Promise<{ data: unknown; response: Response }> };

  it("has status, headers and text of the answer", async () => {
    const text = '{"code":200, "data":1}';
    const { client } = offline(
      () => new Response(text, { status: 201, statusText: "Made", headers: { "x-a": "1", "content-type": "a/b" } }),
    );
    const { response } = await raw(client).GET("/v2/thing/get");
    expect([response.status, response.statusText, response.headers.get("x-a")]).toEqual([201, "Made", "1"]);
    expect(await response.text()).toBe(text);
  });

  it("has long numbers as text, where there are some", async () => {
    const id = '{"code":200,"data":{"id":1234567890123456789}}';
    const { client } = offline((_, count) => new Response(count === 1 ? id : `${id}x`));
    expect(await (await raw(client).GET("/v2/thing/get")).response.text()).toBe(id.replace(/(\d{19})/, '"$1"'));
    const texts: string[] = [];
    client.raw.use({ onResponse: async ({ response }) => void texts.push(await response.clone().text()) });
    await failure(client.call(getThing));
    expect(texts).toEqual([`${id}x`]);
    const { client: other } = offline(() => new Response(id));
    expect((await raw(other).GET("/v2/thing/get", { parseAs: "text" })).data).toBe(id);
  });

  it("may replace the answer: a refusal is judged by its own text", async () => {
    for (const text of ["<html>", '{"code":5,"msg":"no"}', ""]) {
      const { client } = offline(() => envelope(1));
      const headers = { "content-length": String(text.length) };
      client.raw.use({ onResponse: () => new Response(text, { status: 400, headers }) });
      expect(((await failure(client.call(getThing))) as PandaPonError).body).toBe(text);
    }
  });

  it.each([204, 205, 304])("may be a %i, which holds nothing", async (status) => {
    const { client } = offline(() => new Response(null, { status }));
    const seen: unknown[] = [];
    client.raw.use({ onResponse: ({ response }) => void seen.push(response.status, response.body) });
    await failure(client.call(getThing));
    expect(seen).toEqual([status, null]);
  });
});
