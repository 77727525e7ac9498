import { describe, expect, it } from "vitest";
import { type ClientOptions, InputError } from "../../src/index.ts";
import { plainQuery, writeBody } from "../../src/raw/write-body.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { getThing } from "../support/operations.ts";

type Post = (path: string, init: object) => Promise<unknown>;

const posting = (options: Partial<ClientOptions> = {}) => {
  const { client, seen } = offline(() => envelope({ id: "1" }), options);
  return { client, seen, post: client.raw.POST as unknown as Post };
};

describe("a body that JSON cannot hold exactly", () => {
  it.each<[string, unknown]>([
    ["a number beyond 2^53", { id: Number("2541753627432451492") }],
    ["such a number deep inside", { list: [{ id: 2 ** 53 }] }],
    ["infinity", { amount: Number.POSITIVE_INFINITY }],
    ["a Blob", new Blob(["x"])],
    ["a Blob in a field", { file: new Blob(["x"]) }],
    ["a stream", new ReadableStream()],
    ["bytes", Uint8Array.of(1)],
    ["a map", { map: new Map([[1, 2]]) }],
    ["a promise", { later: Promise.resolve(1) }],
  ])("is refused: %s", async (_, body) => {
    const { post, seen } = posting();
    expect(await failure(post("/v2/x", { body }))).toBeInstanceOf(InputError);
    expect(seen).toHaveLength(0);
  });

  it("is refused in the query too", async () => {
    const { client, seen } = posting();
    const get = client.raw.GET as unknown as Post;
    const error = await failure(get("/v2/x", { params: { query: { id: 2 ** 60 } } }));
    expect(error).toMatchObject({ name: "InputError", message: expect.stringContaining("query.id") });
    expect(seen).toHaveLength(0);
  });

  it("is sent in the query as JSON would hold it: dates and what else has toJSON", async () => {
    const { client, seen } = posting();
    const get = client.raw.GET as unknown as Post;
    const from = new Date(0);
    const link = new URL("https://shop.example/");
    const page = { toJSON: () => ({ from }) };
    const query = { from, id: 2541753627432451492n, link, page, all: [from, 1], text: "a", none: undefined };
    await get("/v2/x", { params: { query } });
    const time = "1970-01-01T00:00:00.000Z";
    expect(Object.fromEntries(new URL(seen[0]?.url ?? "").searchParams)).toEqual({
      from: time,
      id: "2541753627432451492",
      link: link.href,
      "page[from]": time,
      all: "1",
      text: "a",
    });
    expect(new URL(seen[0]?.url ?? "").searchParams.getAll("all")).toEqual([time, "1"]);
    expect(await failure(get("/v2/x", { params: { query: { from: new Date("never") } } }))).toBeInstanceOf(InputError);
  });

  it("is sent if it is exact: bigints, text, plain data", async () => {
    const { post, seen } = posting();
    await post("/v2/x", { body: { id: 2541753627432451492n, text: "2541753627432451492", list: [1.5, null, true] } });
    expect(seen[0]?.body).toBe('{"id":2541753627432451492,"text":"2541753627432451492","list":[1.5,null,true]}');
  });
});

describe("a form", () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };

  it("is sent as it is, signed over what is sent", async () => {
    const { post, seen } = posting();
    await post("/v2/x", { body: new URLSearchParams({ a: "1 2" }), headers });
    await post("/v2/x", { body: "a=1+2", headers });
    expect(seen.map(({ body }) => body)).toEqual(["a=1+2", "a=1+2"]);
    expect(seen[0]?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
  });

  it("is refused where body and content type differ", async () => {
    const { post, seen } = posting();
    for (const init of [{ body: { a: 1 }, headers }, { body: new URLSearchParams({ a: "1" }) }])
      expect(await failure(post("/v2/x", init))).toBeInstanceOf(InputError);
    expect(seen).toHaveLength(0);
  });
});

describe("what a body is written as", () => {
  const write = (body: unknown, type?: string, numberIds?: readonly string[]) =>
    writeBody(body, new Headers(type === undefined ? {} : { "content-type": type }), {
      operation: { ...(numberIds && { numberIds }) },
    } as never);

  it("is JSON under any content type except that of a form", () => {
    for (const type of [
      undefined,
      "",
      "application/json",
      "text/plain",
      "x-multipart/mixed",
      "text/x-www-form-urlencoded",
    ])
      expect([type, write("a=1", type)]).toEqual([type, '"a=1"']);
    expect(write(undefined)).toBe("null");
    expect(write(null)).toBe("null");
    expect(write({ id: 2541753627432451492n })).toBe('{"id":2541753627432451492}');
  });

  it("is the text itself under the content type of a form, in any letter case", () => {
    for (const type of ["application/x-www-form-urlencoded", "Application/X-WWW-Form-URLencoded; charset=utf-8"])
      expect([type, write("a=1", type)]).toEqual([type, "a=1"]);
    expect(write("--x\r\n", "multipart/form-data; boundary=x")).toBe("--x\r\n");
  });

  it("is an unchanged form", () => {
    const form = new FormData();
    expect(write(form)).toBe(form);
    const parameters = new URLSearchParams({ a: "1" });
    expect(write(parameters, "application/x-www-form-urlencoded")).toBe(parameters);
  });

  it("holds the ids of the operation without quotes, prepared once", () => {
    const prepared = { operation: { numberIds: ["id", "list.*.id"] }, writeWire: undefined };
    const body = { id: "2541753627432451492", list: [{ id: "5", name: "6" }] };
    const wire = '{"id":2541753627432451492,"list":[{"id":5,"name":"6"}]}';
    expect(writeBody(body, new Headers(), prepared)).toBe(wire);
    const { writeWire } = prepared;
    expect(writeWire).toBeTypeOf("function");
    expect(writeBody(body, new Headers(), prepared)).toBe(wire);
    expect(prepared.writeWire).toBe(writeWire);
  });

  it.each([
    [
      new URLSearchParams({ a: "1" }),
      "application/json",
      "`body` is a URLSearchParams without its content type.",
      "Set content-type: application/x-www-form-urlencoded.",
    ],
    [
      { a: 1 },
      "application/x-www-form-urlencoded; charset=utf-8",
      "`body` is JSON under the content type application/x-www-form-urlencoded.",
      "Pass URLSearchParams or FormData, or leave the header out.",
    ],
    [
      undefined,
      "multipart/form-data",
      "`body` is JSON under the content type multipart/form-data.",
      "Pass URLSearchParams or FormData, or leave the header out.",
    ],
  ])("is neither of both where they differ: %j under %s", (body, type, message, hint) => {
    expect(() => write(body, type)).toThrow(expect.objectContaining({ name: "InputError", message, hint }));
  });

  it("is refused with the field that JSON would not hold", () => {
    expect(() => write({ list: [{ id: 2 ** 60 }] })).toThrow(/body\.list\.0\.id/);
    expect(() => plainQuery({ id: 2 ** 60 })).toThrow(/query\.id/);
    expect(() => plainQuery(undefined)).not.toThrow();
    expect(() => plainQuery({ id: "1", list: [1, 2n] })).not.toThrow();
  });
});

describe("headers", () => {
  const forms: [string, never][] = [
    ["fields", { "x-a": "1" } as never],
    ["Headers", new Headers({ "x-a": "1" }) as never],
    ["pairs", [["x-a", "1"]] as never],
    ["a map", new Map([["x-a", "1"]]) as never],
  ];

  it.each(forms)("may be given as %s", async (_, headers) => {
    const { client, post, seen } = posting();
    await client.call(getThing, {}, { headers });
    await post("/v2/x", { body: {}, headers });
    client.raw.use({ onRequest() {} });
    await client.call(getThing, {}, { headers });
    expect(seen.map((one) => one.headers.get("x-a"))).toEqual(["1", "1", "1"]);
  });
});

describe("the signed request is the one that is sent", () => {
  it("regardless of what requestInitExt, a signer and a hook do", async () => {
    const inits: RequestInit[] = [];
    const { client } = posting({
      requestInitExt: { method: "PUT", body: "other", headers: { "x-b": "1" }, signal: "none", credentials: "omit" },
      hooks: { onAttemptStart: ({ headers }) => Object.assign(headers, { "bad name": "x", bad: "a\nb", good: "1" }) },
      fetch: async (_, init) => {
        inits.push(init);
        return envelope({ id: "1" });
      },
    });
    await client.call(getThing);
    expect(inits[0]).toMatchObject({ method: "GET", credentials: "omit", cache: "no-store" });
    expect("body" in (inits[0] ?? {})).toBe(false);
    const headers = new Headers(inits[0]?.headers);
    expect([headers.get("x-b"), headers.get("good"), headers.get("bad")]).toEqual([null, "1", null]);
  });

  it("refuses a signer that changes its argument", async () => {
    const { client, seen } = posting({
      signer: (input) => {
        Object.assign(input, { body: "other" });
        return "ABC";
      },
    });
    expect(await failure(client.call(getThing))).toMatchObject({ name: "InputError" });
    expect(seen).toHaveLength(0);
  });

  it("has one `sign` and one `timestamp` in the query", async () => {
    const { client, seen } = posting();
    client.register([{ ...getThing, id: "quote", path: "/v2/quote", auth: "query" }]);
    const get = client.raw.GET as unknown as Post;
    await get("/v2/quote", { params: { query: { sign: "mine", timestamp: 1, q: "a b" } } });
    const query = new URL(seen[0]?.url ?? "").search;
    expect(query).toMatch(/^\?q=a%20b&timestamp=1700000000&sign=[0-9A-F]{32}$/);
  });
});

describe("middleware that takes its time", () => {
  it("sends nothing after the call has ended, regardless of what it returns", async () => {
    const { client, seen } = posting();
    let resume = (): void => {};
    client.raw.use({
      onRequest: ({ request }) =>
        new Promise((resolve) => {
          resume = () => resolve(new Request(request.url, { method: "GET" }));
        }),
    });
    const controller = new AbortController();
    const call = failure(client.call(getThing, {}, { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    expect(await call).toMatchObject({ name: "AbortedError", hint: "Nothing was sent." });
    resume();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toHaveLength(0);
  });

  it("keeps redirect, signal and deadline of its call for the request that it makes anew", async () => {
    const inits: RequestInit[] = [];
    const { client } = posting({
      fetch: (_, init) => {
        inits.push(init);
        return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
      },
    });
    client.raw.use({ onRequest: async ({ request }) => new Request(request.url, { redirect: "follow" }) });
    const controller = new AbortController();
    const aborted = failure(client.call(getThing, {}, { signal: controller.signal }));
    const late = failure(client.call(getThing, {}, { deadlineMs: 60 }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    controller.abort();
    expect(await aborted).toMatchObject({ name: "AbortedError" });
    expect(await late).toMatchObject({ name: "TimeoutError" });
    expect(inits.map(({ redirect, signal }) => [redirect, signal?.aborted])).toEqual([
      ["manual", true],
      ["manual", true],
    ]);
  });
});
