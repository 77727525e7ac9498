import { createServer } from "node:http";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createClient, InputError, type PandaPonError } from "../../src/index.ts";
import { readBody } from "../../src/transport/read-body.ts";
import { credentials, envelope, failure, offline } from "../support/client.ts";
import { createThing, getThing, operations } from "../support/operations.ts";

const OK = '{"code":200,"data":{"id":"1"}}';
const chunked = (...chunks: (string | Uint8Array)[]): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks)
          controller.enqueue(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
        controller.close();
      },
    }),
  );

describe("maxAnswerBytes", () => {
  it("counts after decompression: a small answer cannot fill the memory", async () => {
    const bomb = gzipSync("x".repeat(3_000_000));
    const server = createServer((_, response) => response.setHeader("content-encoding", "gzip").end(bomb));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const client = createClient({ ...credentials, baseUrl: `http://127.0.0.1:${port}`, maxAnswerBytes: 1_000_000 });
    client.register(operations);
    try {
      const [read, write] = await Promise.all([failure(client.call(getThing)), failure(client.call(createThing))]);
      const text = "the answer is longer than maxAnswerBytes (1000000) (HTTP 200)";
      expect(read).toMatchObject({ name: "ProtocolError", message: `getThing: ${text}`, attempts: 1 });
      expect(write).toMatchObject({ name: "OutcomeUnknownError", message: `createThing: outcome unknown: ${text}` });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it("ends an endless answer, and lets go of it", async () => {
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1000)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const { client } = offline(() => new Response(endless), { maxAnswerBytes: 10_000 });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "ProtocolError" });
    expect(isCancelled).toBe(true);
  });

  it("holds to the byte, and without a stream too", async () => {
    for (const make of [
      () => new Response(OK),
      () => chunked(OK.slice(0, 7), OK.slice(7)),
      () => ({ status: 200, headers: new Headers(), text: async () => OK, body: null }) as never,
    ]) {
      const fits = offline(make, { maxAnswerBytes: OK.length });
      expect(await fits.client.call(getThing)).toEqual({ id: "1" });
      const tooLong = offline(make, { maxAnswerBytes: OK.length - 1 });
      expect(await failure(tooLong.client.call(getThing))).toMatchObject({ name: "ProtocolError" });
    }
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d", (maxAnswerBytes) => {
    expect(() => createClient({ ...credentials, maxAnswerBytes })).toThrow(InputError);
  });
});

describe("a body", () => {
  it("is read in any pieces, a character cut in half included", async () => {
    const bytes = new TextEncoder().encode("成功");
    for (const response of [
      chunked(bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4)),
      { body: Readable.from([Buffer.from("成"), "功"]), headers: new Headers() } as never,
      { body: null, headers: new Headers(), text: async () => "成功" } as never,
    ])
      expect(await readBody(response, 100)).toEqual({ text: "成功", flaw: undefined });
    expect(await readBody(new Response(null), 100)).toEqual({ text: "", flaw: undefined });
  });

  it("that was read before is taken from text()", async () => {
    const response = new Response("x");
    await response.text();
    Object.defineProperty(response, "text", { value: async () => "again" });
    expect(await readBody(response, 100)).toEqual({ text: "again", flaw: undefined });
  });

  it("that cannot be cancelled decides nothing", async () => {
    const { client } = offline((_, count) =>
      count === 1 ? ({ status: 503, headers: new Headers(), body: {} } as never) : envelope({ id: "1" }),
    );
    expect(await client.call(getThing)).toEqual({ id: "1" });
  });
});

describe("an answer that cannot be read says why", () => {
  const typed =
    (body: BodyInit, type: string): (() => Response) =>
    () =>
      new Response(body, { headers: { "content-type": type } });

  it.each<[string, () => Response, string]>([
    ["another charset", typed(OK, "application/json; charset=GBK"), "not UTF-8, but gbk"],
    ["bytes of another charset", () => new Response(Uint8Array.of(0x22, 0xb3, 0xc9, 0x22)), "not UTF-8"],
    [
      "a raw tab",
      () => new Response('{"code":200,"msg":"a\tb"}'),
      "not JSON: a raw control character (U+0009) is inside a text",
    ],
    [
      "a raw line break after an escape",
      () => new Response('{"m":"\\"\n"}'),
      "not JSON: a raw control character (U+000A) is inside a text",
    ],
    ["broken JSON", () => new Response('{"code":200,\n'), "not JSON"],
    ["UTF-16", () => new Response(Buffer.from('{"code":200}', "utf16le")), "not UTF-8"],
    ["UTF-16, the other way", () => new Response(Buffer.from('{"code":200}', "utf16le").swap16()), "not UTF-8"],
    [
      "an id with decimals",
      () => new Response('{"code":200,"developId":1232000000000000001.5}'),
      "not exact: an id is a number that cannot be read exactly",
    ],
    ["nothing", () => new Response(""), "empty"],
    ["another JSON", () => new Response("[]"), "not an envelope"],
  ])("%s", async (_, reply, flaw) => {
    const read = (await failure(offline(reply).client.call(getThing))) as PandaPonError;
    expect(read).toMatchObject({ name: "ProtocolError", message: `getThing: the answer is ${flaw} (HTTP 200)` });
    expect(await failure(offline(reply).client.call(createThing))).toMatchObject({ name: "OutcomeUnknownError" });
  });

  it("takes UTF-8 under each of its names", async () => {
    for (const name of ["utf-8", "UTF8", '"UTF-8"', "us-ascii"])
      expect(await offline(typed(OK, `application/json;charset=${name}`)).client.call(getThing)).toEqual({ id: "1" });
  });

  it("a refusal in another charset is still a refusal", async () => {
    const reply = (): Response =>
      new Response('{"code":99100}', { status: 400, headers: { "content-type": "text/html; charset=gbk" } });
    expect(await failure(offline(reply).client.call(createThing))).toMatchObject({ name: "ApiError", code: 99100 });
  });

  it("100,000 levels deep", async () => {
    const deep = `{"code":200,"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const result = await offline(() => new Response(deep))
      .client.call(getThing)
      .safe();
    if (!result.ok)
      expect(result.error).toMatchObject({ name: "ProtocolError", message: expect.stringContaining("deep") });
  });
});

describe("a success without data", () => {
  const promising = { ...getThing, data: "object" } as const;
  const promisingWrite = { ...createThing, data: "object" } as const;

  it.each([null, undefined, "text", 5, []])(
    "(%j) where an object is promised does not count as success",
    async (data) => {
      const read = await failure(offline(() => envelope(data)).client.call(promising));
      expect(read).toMatchObject({ name: "ProtocolError", attempts: 1, code: 200 });
      expect(await failure(offline(() => envelope(data)).client.call(promisingWrite))).toMatchObject({
        name: "OutcomeUnknownError",
      });
    },
  );

  it("is a success where none is promised", async () => {
    expect(await offline(() => envelope(null)).client.call(createThing)).toBeNull();
    expect(await offline(() => envelope({ id: "1" })).client.call(promising)).toEqual({ id: "1" });
  });

  it("is not what a list is that holds something: the description may not know that form", async () => {
    expect(await offline(() => envelope([{ id: "1" }])).client.call(promising)).toEqual([{ id: "1" }]);
  });
});

describe("readBody", () => {
  const typed = (type: string, body: string | Uint8Array = "ok"): Response =>
    new Response(body as string, { headers: { "content-type": type } });

  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=UTF8",
    'text/plain ; charset = "utf-8"; boundary=x',
    "text/plain;  Charset=us-ascii",
    "text/plain; charset=ASCII",
    "text/plain; charset=",
  ])("reads %s as UTF-8", async (type) => {
    expect(await readBody(typed(type, "成功"), 100)).toEqual({ text: "成功", flaw: undefined });
  });

  it.each([
    ["application/json; charset=gbk", "not UTF-8, but gbk"],
    ['application/json; charset="GB18030"; x=y', "not UTF-8, but gb18030"],
    ["application/json;charset=utf-8x", "not UTF-8, but utf-8x"],
    ["application/json;charset=xutf-8", "not UTF-8, but xutf-8"],
    ["application/json; x=y ;charset\t=\tx-ascii", "not UTF-8, but x-ascii"],
    [`application/json;charset=${"x".repeat(50)}`, `not UTF-8, but ${"x".repeat(40)}`],
  ])("says what %s is", async (type, flaw) => {
    expect(await readBody(typed(type), 100)).toEqual({ text: "ok", flaw });
  });

  it("shows text of another charset, in which it was written", async () => {
    const gbk = new Uint8Array([0xb3, 0xc9, 0xb9, 0xa6]);
    expect(await readBody(typed("text/plain;charset=gbk", gbk), 100)).toEqual({
      text: "成功",
      flaw: "not UTF-8, but gbk",
    });
    expect(await readBody(typed("text/plain", gbk), 100)).toMatchObject({ flaw: "not UTF-8" });
  });

  const other = (...chunks: (string | Uint8Array)[]): Response => {
    async function* body() {
      yield* chunks;
    }
    return { headers: new Headers(), bodyUsed: false, body: body() } as never;
  };

  it("reads the body of another library's Response, in texts or bytes, up to its limit", async () => {
    const bytes = new TextEncoder().encode("成功");
    expect(await readBody(other("{", bytes.subarray(0, 2), bytes.subarray(2), "}"), 8)).toEqual({
      text: "{成功}",
      flaw: undefined,
    });
    expect(await readBody(other("成", "功"), 5)).toEqual({ text: "", flaw: "longer than maxAnswerBytes (5)" });
    expect(await readBody(other("12345"), 5)).toEqual({ text: "12345", flaw: undefined });
    expect(await readBody(other(), 5)).toEqual({ text: "", flaw: undefined });
  });

  it("takes the text where there is no body, up to its limit", async () => {
    const without = (text: string, body: unknown): Response =>
      ({ headers: new Headers(), bodyUsed: false, body, text: async () => text }) as never;
    for (const body of [null, undefined, "text", {}, { getReader: true }]) {
      expect(await readBody(without("12345", body), 5)).toEqual({ text: "12345", flaw: undefined });
      expect(await readBody(without("123456", body), 5)).toEqual({ text: "", flaw: "longer than maxAnswerBytes (5)" });
    }
  });
});

it.each([undefined, null, 5, {}])("a fetch whose text() returns %o answers no envelope", async (text) => {
  const response = { status: 200, headers: new Headers(), text: async () => text } as unknown as Response;
  const { client } = offline(() => response, { retries: 0 });
  expect(await failure(client.call(getThing, {}))).toMatchObject({ name: "ProtocolError" });
  expect(await failure(client.call(createThing, {}))).toMatchObject({ name: "OutcomeUnknownError" });
});
