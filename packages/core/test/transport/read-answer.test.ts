import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  ApiError,
  type OutcomeUnknownError,
  PandaPonError,
  type PandaPonFailure,
  ProtocolError,
} from "../../src/index.ts";
import { credentials, envelope, failure, offline } from "../support/client.ts";
import { createThing, findThings, getThing, payThing } from "../support/operations.ts";

const html = (status: number): Response =>
  new Response("<html>502 Bad Gateway</html>", { status, headers: { "content-type": "text/html" } });

const refused = (code: number, status = 200): Response =>
  Response.json(
    { requestId: "a".repeat(32), code, developId: "1110123456789012345", msg: "库存不足", data: null },
    { status },
  );

/** What the server answers, and the outcome: for a read, and for a write. */
const ANSWERS: readonly (readonly [string, () => Response, PandaPonFailure["name"], PandaPonFailure["name"]])[] = [
  [
    "an empty 500",
    () => new Response(null, { status: 500, headers: { "content-length": "0" } }),
    "ApiError",
    "OutcomeUnknownError",
  ],
  ["an empty 500 without length", () => new Response("", { status: 500 }), "ApiError", "OutcomeUnknownError"],
  ["an HTML 502", () => html(502), "ApiError", "OutcomeUnknownError"],
  ["an enveloped 500", () => refused(99100, 500), "ApiError", "OutcomeUnknownError"],
  ["an HTML 200", () => html(200), "ProtocolError", "OutcomeUnknownError"],
  ["an HTML 404", () => html(404), "ApiError", "ApiError"],
  ["truncated JSON", () => new Response('{"code":200,"data":{"id":1'), "ProtocolError", "OutcomeUnknownError"],
  ["an empty 200", () => new Response(""), "ProtocolError", "OutcomeUnknownError"],
  [
    "an empty 200 with length 0",
    () => new Response(null, { headers: { "content-length": "0" } }),
    "ProtocolError",
    "OutcomeUnknownError",
  ],
  ["a 204", () => new Response(null, { status: 204 }), "ProtocolError", "OutcomeUnknownError"],
  ["JSON without envelope", () => Response.json({ data: { id: 1 } }), "ProtocolError", "OutcomeUnknownError"],
  ["an envelope without code", () => Response.json({ code: null, data: {} }), "ProtocolError", "OutcomeUnknownError"],
  [
    "a code that is not a number",
    () => Response.json({ code: "OK", data: {} }),
    "ProtocolError",
    "OutcomeUnknownError",
  ],
  ["null", () => new Response("null"), "ProtocolError", "OutcomeUnknownError"],
  ["a list", () => new Response("[200]"), "ProtocolError", "OutcomeUnknownError"],
  ["text", () => new Response('"200"'), "ProtocolError", "OutcomeUnknownError"],
  ["NaN", () => new Response('{"code":NaN}'), "ProtocolError", "OutcomeUnknownError"],
  ["a refusal on HTTP 200", () => refused(99100), "ApiError", "ApiError"],
  ["code 0", () => refused(0), "ApiError", "ApiError"],
  ["a refusal on HTTP 400", () => refused(99100, 400), "ApiError", "ApiError"],
  ["code 200 on HTTP 403", () => refused(200, 403), "ApiError", "OutcomeUnknownError"],
  ["a refusal on HTTP 401", () => refused(99100, 401), "ApiError", "ApiError"],
  ["a 408", () => new Response(null, { status: 408 }), "ApiError", "OutcomeUnknownError"],
  ["a 429", () => refused(99429, 429), "RateLimitError", "RateLimitError"],
  ["an empty 429", () => new Response(null, { status: 429 }), "RateLimitError", "RateLimitError"],
  [
    "a redirect",
    () => new Response(null, { status: 307, headers: { location: "https://evil.example" } }),
    "ApiError",
    "ApiError",
  ],
];

describe("an answer that is not a success", () => {
  it.each(ANSWERS)("%s: %3$s for a read", async (_, answer, name) => {
    const { client, seen } = offline(answer, { retries: 0 });
    const error = await failure(client.call(findThings));
    expect(error).toBeInstanceOf(PandaPonError);
    expect(error).toMatchObject({ name, operationId: "findThings", attempts: 1, status: answer().status });
    expect((error as PandaPonError).hint).not.toBe("");
    expect(seen).toHaveLength(1);
  });

  it.each(ANSWERS)("%s: %4$s for a write, sent once regardless of the retries", async (_, answer, __, name) => {
    const { client, seen } = offline(answer, { retries: 5 });
    const error = await failure(client.call(createThing));
    expect(error).toMatchObject({ name, operationId: "createThing", attempts: 1, status: answer().status });
    expect(seen).toHaveLength(1);
  });

  it("is told with all that the server said", async () => {
    const { client } = offline(() => refused(99100));
    const error = await failure(client.call(createThing));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 99100,
      msg: "库存不足",
      requestId: "a".repeat(32),
      developId: "1110123456789012345",
      status: 200,
      retryable: false,
    });
    expect(String(error)).toBe(
      `ApiError: createThing: the server answered 99100 库存不足 (HTTP 200, requestId ${"a".repeat(32)})`,
    );
    expect((error as ApiError).headers?.get("content-type")).toBe("application/json");
    expect((error as ApiError).body).toContain("库存不足");
  });

  it("keeps a long id of the envelope exact", async () => {
    const { client } = offline(() => new Response('{"code":99100,"developId":1110123456789012345}'));
    expect(await failure(client.call(createThing))).toMatchObject({ developId: "1110123456789012345" });
  });

  it("is retryable for reads where repeating may help", async () => {
    for (const [status, retryable] of [
      [500, true],
      [503, true],
      [429, true],
      [408, true],
      [425, true],
      [404, false],
      [400, false],
    ] as const) {
      const { client } = offline(() => new Response(null, { status }), { retries: 0 });
      expect(await failure(client.call(getThing))).toMatchObject({ status, retryable });
    }
  });

  it("keeps the parser's error as cause", async () => {
    const { client } = offline(() => html(200));
    const error = (await failure(client.call(getThing))) as ProtocolError;
    expect(error.cause).toMatchObject({ name: "SyntaxError", message: "not JSON" });
    expect(error.body).toBe("<html>502 Bad Gateway</html>");
  });

  it("accepts an envelope under a wrong content type", async () => {
    const { client } = offline(
      () => new Response('{"code":200,"data":1}', { headers: { "content-type": "text/html" } }),
    );
    expect(await client.call(getThing)).toBe(1);
  });

  it("accepts code 200 as text", async () => {
    const { client } = offline(() => Response.json({ code: "200", data: 1 }));
    expect(await client.call(getThing)).toBe(1);
  });

  it("keeps only the beginning of a huge answer", async () => {
    const { client } = offline(() => new Response("x".repeat(1_000_000)));
    const error = (await failure(client.call(getThing))) as ProtocolError;
    expect(error.body).toHaveLength(1000);
    expect(error.message.length).toBeLessThan(300);
  });
});

describe("OutcomeUnknownError", () => {
  it("names the operation that shows what happened", async () => {
    const { client } = offline(() => html(502));
    const error = (await failure(client.call(createThing))) as OutcomeUnknownError;
    expect(error).toMatchObject({ reconcile: "findThings", retryable: false });
    expect(error.hint).toContain("findThings");
  });

  it("says so when there is none", async () => {
    const { client } = offline(() => html(502));
    const error = (await failure(client.call(payThing, { id: "1" }))) as OutcomeUnknownError;
    expect(error.reconcile).toBeUndefined();
    expect(error.hint).toMatch(/console/);
  });

  it("has the unreadable answer as its cause", async () => {
    const { client } = offline(() => html(200));
    expect(((await failure(client.call(createThing))) as Error).cause).toBeInstanceOf(ProtocolError);
  });
});

describe("redaction", () => {
  const address = { name: "张三", phone: "13900000000", address: "文三路 1 号 & Co" };
  const secrets = [credentials.accessKey, credentials.accessSecret, credentials.userId, ...Object.values(address)];

  /** Everything an error can be made to show. */
  const shown = (error: unknown): string =>
    [
      inspect(error, { depth: 10, showHidden: true }),
      JSON.stringify(error),
      String(error),
      (error as Error).stack,
      inspect((error as Error).cause, { depth: 10 }),
    ].join("\n");

  const leaks = (text: string, also: readonly string[] = []): string[] =>
    [...secrets, ...also].filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));

  it("takes an echoed request out of message, msg, body and headers", async () => {
    let signature = "";
    const { client } = offline(({ headers, body }) => {
      signature = headers.get("signature") ?? "";
      const echo = `${[...headers].join(" ")} ${body} ${encodeURIComponent(body)} ${encodeURIComponent(address.address)}`;
      return Response.json(
        { code: 99100, msg: echo, data: echo },
        { headers: { "x-echo": signature, "x-key": credentials.accessKey } },
      );
    });
    const error = await failure(client.call(createThing, { orderAddress: address }));
    expect(leaks(shown(error), [signature])).toEqual([]);
    expect(inspect([...((error as ApiError).headers ?? [])])).not.toContain(signature);
  });

  it("takes secrets out of causes, however deep, and keeps what a cause is", async () => {
    const { client } = offline(({ headers }) => {
      const socket = Object.assign(new Error(`socket for ${credentials.accessKey}`), { code: "ECONNRESET" });
      throw Object.assign(new TypeError(`fetch failed: ${headers.get("signature")}`, { cause: socket }), {
        request: new Request("https://api.pandapon.com", { headers }),
        config: { headers: Object.fromEntries(headers), list: [credentials.accessSecret] },
      });
    });
    const error = (await failure(client.call(createThing, { orderAddress: address }))) as Error;
    expect(leaks(shown(error))).toEqual([]);
    expect(error.cause).toMatchObject({ name: "TypeError", message: "fetch failed: [redacted]" });
    expect(error.cause).not.toHaveProperty("request");
    expect((error.cause as Error).cause).toMatchObject({ code: "ECONNRESET" });
  });

  it("keeps the identity of what the caller's own functions throw", async () => {
    const cause = Object.assign(new TypeError("no key"), { vault: new Map() });
    const fail = (): never => {
      throw cause;
    };
    for (const options of [{ signer: fail }, { limits: { acquire: fail } }, { clock: fail }, { nonce: fail }]) {
      const { client } = offline(() => envelope(1), options);
      expect(((await failure(client.call(createThing))) as Error).cause).toBe(cause);
    }
  });

  it("manages causes that hold themselves", async () => {
    const cause: Error & { self?: unknown } = new Error(credentials.accessSecret);
    cause.self = cause;
    cause.cause = cause;
    const { client } = offline(() => {
      throw cause;
    });
    expect(leaks(shown(await failure(client.call(createThing))))).toEqual([]);
  });

  it.each([undefined, null, 0, "text", Symbol("odd"), { code: "ECONNREFUSED" }, []])(
    "manages a fetch that rejects with %s",
    async (thrown) => {
      const { client } = offline(() => {
        throw thrown;
      });
      expect(await failure(client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
      expect(await failure(client.call(getThing))).toMatchObject({ name: "TransportError" });
    },
  );
});

describe("safe and withResponse", () => {
  it("give a result instead of throwing", async () => {
    const { client } = offline((_, count) => (count === 1 ? envelope(5) : refused(99100)));
    expect(await client.call(getThing).safe()).toEqual({ ok: true, data: 5 });
    const result = await client.call(getThing).safe();
    expect(result.ok).toBe(false);
    expect(result.error).toBeInstanceOf(ApiError);
  });

  it("cover errors that are thrown before sending", async () => {
    const { client } = offline(() => envelope(null));
    expect(await client.call(payThing, { id: ".." }).safe()).toMatchObject({
      ok: false,
      error: { name: "InputError" },
    });
  });

  it("withResponse rejects with the same error", async () => {
    const { client } = offline(() => refused(99100));
    const call = client.call(createThing);
    const error = await failure(call.withResponse());
    expect(await failure(call)).toBe(error);
  });
});

it("a gzip that is none is not the API's answer", async () => {
  const { createServer } = await import("node:http");
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" });
    response.end("this is not gzip");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  try {
    const { client } = offline(() => envelope(null), {
      baseUrl: `http://127.0.0.1:${port}`,
      fetch: undefined,
      retries: 0,
    });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "ProtocolError" });
    expect(await failure(client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
