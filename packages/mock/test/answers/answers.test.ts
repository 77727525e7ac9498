import { countingRequestIds, createMock, mockCodes } from "@pandapon/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf, refusalOf } from "../support/envelope.ts";
import { type OwnMock, ownDocument, ownMock } from "../support/own-api.ts";

let mock: OwnMock;
beforeAll(async () => {
  mock = await ownMock();
});
afterAll(async () => {
  await mock.close();
});

const headers = { "content-type": "application/json" };
const post = (body: string, prefer?: string): Promise<Response> =>
  fetch(`${mock.url}/orders`, {
    method: "POST",
    headers: prefer === undefined ? headers : { ...headers, prefer },
    body,
  });

describe("without a wish", () => {
  it("the first success example, with a fresh request id", async () => {
    const first = await envelopeOf(await post('{"kind":"普通","quantity":2}'));
    const second = await envelopeOf(await post('{"kind":"普通","quantity":2}'));
    expect(first).toMatchObject({ code: 200, data: { text: "1232730479761801257" } });
    expect(first.requestId).toMatch(/^[0-9a-f]{32}$/);
    expect(second.requestId).not.toBe(first.requestId);
    expect({ ...second, requestId: "" }).toEqual({ ...first, requestId: "" });
  });

  it("request ids come from the generator that was given", async () => {
    const own = await ownMock({ requestId: countingRequestIds() });
    const ids = [];
    for (let count = 0; count < 2; count++)
      ids.push((await envelopeOf(await own.fetch("http://any/orders/page"))).requestId);
    expect(ids).toEqual([`${"0".repeat(31)}1`, `${"0".repeat(31)}2`]);
    await own.close();
  });
});

describe("pairing by name", () => {
  it.each([
    ["equal", '{"kind":"加急","id":"1232730479761801257"}', "rush"],
    ["in another order, the id bare", '{"id":1232730479761801257,"kind":"加急"}', "rush"],
    ["one digit different", '{"kind":"加急","id":"1232730479761801258"}', null],
    ["a field more", '{"kind":"加急","id":"1232730479761801257","quantity":1}', null],
    ["a field less", '{"kind":"加急"}', null],
    ["of a failure example", '{"kind":"普通","quantity":99}', "refused"],
  ])("%s", async (_, body, example) => {
    const response = await post(body);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-mock-example")).toBe(example);
    expect((await envelopeOf(response)).code).toBe(example === "refused" ? 99100 : 200);
  });

  it.each([
    ["/orders/1", 1, "first"],
    ["/orders/2?page=2", 2, "second"],
    ["/orders/2", 0, null],
    ["/orders/2?page=3", 0, null],
  ])("parameters: %s", async (target, page, example) => {
    const response = await fetch(mock.url + target);
    expect(response.headers.get("x-mock-example")).toBe(example);
    expect((await envelopeOf(response)).data).toMatchObject({ page });
  });
});

describe("64-bit ids on the wire", () => {
  it("bare or text as the description says, at any depth, every digit", async () => {
    const text = await (await post('{"kind":"加急","id":"1232730479761801257"}')).text();
    expect(text).toContain('"tree":{"id":1232730479761801257,"children":[{"id":1232730479761801258,"children":[]}]}');
    expect(text).toContain('"map":{"a":1232730479761801259}');
    expect(text).toContain('"text":"1232730479761801250"');
  });
});

describe("prefer", () => {
  it("example=…: value for value, request id included", async () => {
    const response = await post('{"kind":"普通"}', "example=plain");
    const shown = ownDocument.paths["/orders"].post.responses["200"].content["application/json"].examples.plain;
    expect(await envelopeOf(response)).toEqual(shown?.value);
    expect(response.headers.get("x-mock-example")).toBe("plain");
  });

  it("example=… of the failures: HTTP 200 with that envelope, marked as invented", async () => {
    const response = await post('{"kind":"普通"}', "example=refused");
    expect(response.status).toBe(200);
    expect(await envelopeOf(response)).toEqual({ requestId: "r", code: 99100, data: null });
    expect(response.headers.get("x-mock-code")).toContain('99100; note="invented');
  });

  it("example=… and code=…: that envelope with that status", async () => {
    const response = await post('{"kind":"普通"}', "example=refused, code=503");
    expect(response.status).toBe(503);
    expect((await envelopeOf(response)).code).toBe(99100);
  });

  it("code=… alone: a failure with that status", async () => {
    const response = await post('{"kind":"普通"}', "code=429");
    expect(response.status).toBe(429);
    expect((await envelopeOf(response)).code).toBe(99100);
  });

  it("is honoured only for a request that is right", async () => {
    expect((await refusalOf(await post("{}", "example=plain"))).code).toBe(mockCodes.violation.code);
  });

  it("what no description knows is passed over", async () => {
    expect((await post('{"kind":"普通"}', "respond-async, wait=10; x=y, return=minimal")).status).toBe(200);
  });

  it.each([
    ["example=nope", 'has no example "nope", but: plain, rush, refused'],
    ["example=示例", "a-z, 0-9 and hyphens"],
    ["example=", "a-z, 0-9 and hyphens"],
    ["example", "a-z, 0-9 and hyphens"],
    ["delay", "milliseconds"],
    ["code=abc", "an HTTP status"],
    ["code=99999", "an HTTP status"],
    ["code=100", "an HTTP status"],
    ["dynamic=true", "is not offered"],
    ["example=plain, code=404", "404"],
  ])("%s is refused with what can be had", async (prefer, text) => {
    const latin = Buffer.from(prefer, "utf8").toString("latin1");
    const envelope = await refusalOf(await post('{"kind":"普通"}', latin));
    expect(envelope.code).toBe(mockCodes.preferUnusable.code);
    expect(envelope.msg).toContain(text);
  });
});

describe("accept", () => {
  const get = (accept: string): Promise<Response> => fetch(`${mock.url}/orders/page`, { headers: { accept } });

  it.each(["*/*", "application/*", "application/json", "text/html, */*;q=0.1", "not a media type", ""])(
    "%s is served",
    async (accept) => {
      expect((await envelopeOf(await get(accept))).code).toBe(200);
    },
  );

  it("text/html alone is refused", async () => {
    const response = await get("text/html");
    expect(response.status).toBe(406);
    expect((await refusalOf(response)).code).toBe(mockCodes.notAcceptable.code);
  });
});

describe("paths and methods", () => {
  it("an unknown path", async () => {
    const response = await fetch(`${mock.url}/nope`);
    expect(response.status).toBe(404);
    expect((await refusalOf(response)).msg).toContain("/nope");
  });

  it("a known path with another method", async () => {
    const response = await fetch(`${mock.url}/orders`, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
    expect((await refusalOf(response)).code).toBe(mockCodes.wrongMethod.code);
  });

  it("HEAD is GET without a body", async () => {
    const response = await fetch(`${mock.url}/orders/page`, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });

  it.each(["/api", "/api/", "/deep/er"])("base path %s", async (basePath) => {
    const own = await createMock({ auth: "off", basePath });
    expect(own.url.endsWith(basePath.replace(/\/$/, ""))).toBe(true);
    expect((await fetch(`${own.url}/v2/taobao/cart/list`)).status).toBe(200);
    const outside = await fetch(`${new URL(own.url).origin}/v2/taobao/cart/list`);
    expect(outside.status).toBe(404);
    expect((await refusalOf(outside)).msg).toContain(
      `did you mean GET ${new URL(own.url).pathname.replace(/\/$/, "")}/v2/taobao/cart/list`,
    );
    expect((await fetch(`${new URL(own.url).origin}/__mock/health`)).status).toBe(200);
    await own.close();
  });
});
