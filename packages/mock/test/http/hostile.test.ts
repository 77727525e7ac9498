import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { createMock, type Mock, mockCodes } from "@pandapon/mock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refusalOf } from "../support/envelope.ts";
import { type OwnMock, ownMock } from "../support/own-api.ts";
import { sendRaw } from "../support/raw-socket.ts";
import { signed } from "../support/signed.ts";

// Two mocks: the built one as users run it, and one whose description has closed enums and patterns in Chinese.
let mock: Mock;
let own: OwnMock;
const unhandled: unknown[] = [];
const note = (reason: unknown): number => unhandled.push(reason);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  const timeouts = { headersTimeoutMs: 400, requestTimeoutMs: 600 };
  mock = await createMock({ ...timeouts });
  own = await ownMock({ ...timeouts });
});
afterAll(async () => {
  await mock.close();
  await own.close();
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
});
beforeEach(() => {
  unhandled.length = 0;
});
// After every hostile request the next good one is answered, and nothing was left unhandled.
afterEach(async () => {
  expect((await fetch(`${mock.url}/v2/taobao/cart/list`, { headers: signed() })).status).toBe(200);
  expect((await fetch(`${own.url}/orders/page`)).status).toBe(200);
  expect(unhandled).toEqual([]);
});

const create = "/v2/taobao/cart/create/order";
const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(mock.url + create, { method: "POST", body, headers: { ...signed(), ...headers } });

describe("bodies", () => {
  it.each<[string, BodyInit, keyof typeof mockCodes]>([
    ["{bad", "{bad", "malformedJson"],
    ["only a bracket", "[", "malformedJson"],
    ["a NUL", "\u0000", "malformedJson"],
    ["a lone surrogate escape as key", '{"\\ud800":1,}', "malformedJson"],
    ["not UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), "malformedJson"],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), "malformedJson"],
    ["a byte order mark", "\ufeff{}", "malformedJson"],
    ["nested 100 000 deep", "[".repeat(100_000), "malformedJson"],
    ["nested 100 000 deep and closed", "[".repeat(100_000) + "]".repeat(100_000), "malformedJson"],
    ["a million nulls", `{"ids":[${"null,".repeat(1_000_000)}null]}`, "tooLarge"],
    ["90 000 wrong items", `{"ids":[${"null,".repeat(90_000)}null]}`, "violation"],
    ["a number", "5", "violation"],
    ["null", "null", "violation"],
    ["an id of 10 000 digits", `{"ids":[${"9".repeat(10_000)}]}`, "violation"],
  ])("%s", async (_, body, name) => {
    const response = await post(body);
    const envelope = await refusalOf(response);
    expect(envelope.code).toBe(mockCodes[name].code);
    expect(response.status).toBe(mockCodes[name].status);
  });

  it("__proto__ and constructor as names", async () => {
    const response = await post('{"ids":[382],"__proto__":{"ids":"x"},"constructor":{"prototype":1}}');
    expect(response.status).toBe(200);
    expect(Object.hasOwn(Object.prototype, "ids")).toBe(false);
  });

  it("an enum in Chinese, broken in Chinese", async () => {
    const response = await fetch(`${own.url}/orders`, {
      method: "POST",
      body: '{"kind":"特快","phone":"电话","地址":{}}',
      headers: { "content-type": "application/json" },
    });
    const { msg } = await refusalOf(response);
    for (const text of ["普通, 加急", "特快", "电话", "城市"]) expect(msg).toContain(text);
    expect(response.headers.get("x-mock-violations")).toMatch(/^[\x20-\x7e]+$/);
  });

  it("11 MB", async () => {
    const response = await post("x".repeat(11 * 1024 * 1024));
    expect(response.status).toBe(413);
    expect((await refusalOf(response)).code).toBe(mockCodes.tooLarge.code);
  });

  it("11 MB in chunks, without a length", async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    let left = 11;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left-- > 0) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const response = await fetch(mock.url + create, {
      method: "POST",
      body,
      headers: signed(),
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  it("a gigabyte announced, asked for first", async () => {
    const { text, status } = await sendRaw(mock.port, [
      `POST ${create} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1000000000\r\n\r\n`,
    ]);
    expect(status).toBe(413);
    expect(text).not.toContain("100 Continue");
  });

  it.each([
    ["gzip", gzipSync("{}"), { "content-encoding": "gzip" }, "content-encoding"],
    ["another content type", "a=1", { "content-type": "application/x-www-form-urlencoded" }, "content-type"],
    ["no content type", new Uint8Array([0x7b, 0x7d]), { "content-type": "" }, "content-type"],
    ["a content type that is none", "{}", { "content-type": ";;;=" }, "content-type"],
    ["charset gbk", "{}", { "content-type": "application/json; charset=gbk" }, "charset"],
    ["multipart without boundary", "{}", { "content-type": "multipart/form-data" }, "content-type"],
  ])("%s", async (_, body, headers, word) => {
    const response = await post(body, headers);
    expect(response.status).toBe(415);
    expect((await refusalOf(response)).msg).toContain(word);
  });

  it("charset UTF-8 in any spelling is right", async () => {
    expect((await post("{}", { "content-type": 'Application/JSON; Charset="UTF-8"' })).status).toBe(200);
  });
});

describe("sockets", () => {
  const headersText = (extra: Record<string, string> = {}): string =>
    Object.entries({ host: "x", ...signed(), ...extra })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("");

  it("dropped in the middle of a body", async () => {
    await sendRaw(mock.port, [`POST ${create} HTTP/1.1\r\n${headersText({ "content-length": "500" })}\r\n{"ids"`], 50);
  });

  it("dropped in the middle of the headers", async () => {
    await sendRaw(mock.port, ["POST /v2 HTTP/1.1\r\nhos"], 50);
  });

  it("dropped before the answer is read", async () => {
    for (let count = 0; count < 20; count++) {
      await sendRaw(mock.port, [`GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n`], 0);
    }
  });

  it("a body that stops half-way (slow loris): 408", async () => {
    const { status, text } = await sendRaw(mock.port, [
      `POST ${create} HTTP/1.1\r\n${headersText({ "content-length": "500" })}\r\n{`,
    ]);
    expect(status).toBe(408);
    expect(text).toContain(`"code":${mockCodes.requestTimeout.code}`);
  });

  it("headers that never end: 408", async () => {
    const { status } = await sendRaw(mock.port, ["GET / HTTP/1.1\r\nhost: x\r\n"]);
    expect(status).toBe(408);
  });

  it("a header of 100 kB: 431 in the envelope", async () => {
    const { status, text } = await sendRaw(mock.port, [
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(100_000)}\r\n\r\n`,
    ]);
    expect(status).toBe(431);
    expect(text).toContain(`"code":${mockCodes.headersTooLarge.code}`);
  });

  it("a body that stops half-way, and a header that is too long, are told with the request line and CORS headers", async () => {
    const slow = await sendRaw(mock.port, [
      `POST ${create} HTTP/1.1\r\n${headersText({ "content-length": "500", origin: "https://shop.example" })}\r\n{`,
    ]);
    expect(slow.text).toContain("access-control-allow-origin: https://shop.example");
    expect(mock.requests().at(-1)).toMatchObject({ method: "POST", path: create, status: 408 });
    const long = await sendRaw(mock.port, [
      `GET /v2/taobao/cart/list HTTP/1.1\r\nhost: x\r\norigin: https://shop.example\r\nx: ${"y".repeat(100_000)}\r\n\r\n`,
    ]);
    expect(long.text).toContain("access-control-allow-origin: https://shop.example");
    expect(mock.requests().at(-1)).toMatchObject({ method: "GET", path: "/v2/taobao/cart/list", status: 431 });
  });

  it("TLS on the plain port is called by its name", async () => {
    const { text } = await sendRaw(mock.port, [Buffer.from("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "latin1")]);
    expect(text).toContain("use http:// instead of https://");
    expect(mock.requests().at(-1)?.reason).toBe("tls-on-plain-port");
  });

  it("HTTP/1.1 without Host: 400 in the envelope, and in the journal", async () => {
    const { text } = await sendRaw(mock.port, ["GET /v2/taobao/cart/list HTTP/1.1\r\n\r\n"]);
    expect(text).toContain(`"code":${mockCodes.malformedHttp.code}`);
    expect(text).toContain("the host header is missing");
    expect(mock.requests().at(-1)).toMatchObject({ path: "/v2/taobao/cart/list", status: 400 });
  });

  it.each([
    ["garbage", "\x16\x03\x01\x02\x00\x01\x00 TLS hello"],
    ["a control character in a header", "GET / HTTP/1.1\r\nhost: x\r\nx: a\x01b\r\n\r\n"],
    ["a header name with a blank", "GET / HTTP/1.1\r\nhost: x\r\na b: c\r\n\r\n"],
    ["two lengths", `POST ${create} HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx`],
    [
      "length and chunks",
      `POST ${create} HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ["a chunk size that is none", `POST ${create} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`],
    ["HTTP/9.9", "GET / HTTP/9.9\r\nhost: x\r\n\r\n"],
    ["no host", "GET / HTTP/1.1\r\n\r\n"],
    ["an unknown method", "BREW /pot HTTP/1.1\r\nhost: x\r\n\r\n"],
    ["CONNECT", "CONNECT api.pandapon.com:443 HTTP/1.1\r\nhost: x\r\n\r\n"],
  ])("%s: 400", async (_, bytes) => {
    const { status } = await sendRaw(mock.port, [Buffer.from(bytes, "latin1")]);
    expect(status).toBe(400);
  });

  it("good, then garbage in the same pipe: the good one is answered", async () => {
    const { text } = await sendRaw(mock.port, [
      `GET /v2/taobao/cart/list HTTP/1.1\r\n${headersText()}\r\n`,
      "rubbish\r\n\r\n",
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 200/);
    expect(text).toContain("HTTP/1.1 400");
  });

  it("fifty in one pipe: fifty answers", async () => {
    const one = (): string => `GET /v2/taobao/cart/list HTTP/1.1\r\n${headersText()}\r\n`;
    const last = `GET /v2/taobao/cart/list HTTP/1.1\r\n${headersText({ connection: "close" })}\r\n`;
    const { text } = await sendRaw(mock.port, [Array.from({ length: 49 }, one).join("") + last]);
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(50);
  });

  it("bytes beyond ASCII in a header: judged, not fatal", async () => {
    const { status, text } = await sendRaw(mock.port, [
      Buffer.from(
        `GET /v2/taobao/cart/list HTTP/1.1\r\n${headersText({ "access-key": "密钥", connection: "close" })}\r\n`,
        "utf8",
      ),
    ]);
    expect(status).toBe(401);
    expect(text.split("\r\n\r\n", 1)[0]).toMatch(/^[\r\n -~]+$/);
  });

  it("gone between the last byte of the request and the first of the answer", async () => {
    own.server.prependOnceListener("request", (request: IncomingMessage) => {
      request.once("end", () => request.socket.destroy());
    });
    const { text } = await sendRaw(own.port, ["GET /orders/page HTTP/1.1\r\nhost: x\r\n\r\n"], 300);
    expect(text).toBe("");
  });

  it("the answer broken off before it is written", async () => {
    own.server.prependOnceListener("request", (request: IncomingMessage, response: ServerResponse) => {
      request.once("end", () => response.destroy());
    });
    const { text } = await sendRaw(own.port, ["GET /orders/page HTTP/1.1\r\nhost: x\r\n\r\n"], 300);
    expect(text).toBe("");
  });

  it("a body that never ends: 413 while it is still being sent, then the connection is cut", async () => {
    const small = await ownMock({ maxBodyBytes: 1000 });
    const answer = await new Promise<{ text: string; ms: number }>((resolve) => {
      let text = "";
      const started = performance.now();
      const socket = connect(small.port, "127.0.0.1");
      socket.write(
        "POST /orders HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
      );
      const sending = setInterval(() => socket.write(`2000\r\n${"x".repeat(0x2000)}\r\n`), 5);
      socket.on("data", (chunk) => {
        text += String(chunk);
      });
      socket.on("error", () => undefined);
      socket.on("close", () => {
        clearInterval(sending);
        resolve({ text, ms: performance.now() - started });
      });
    });
    expect(answer.text).toMatch(/^HTTP\/1\.1 413/);
    expect(answer.text).toContain(`"code":${mockCodes.tooLarge.code}`);
    expect(answer.ms).toBeGreaterThan(1500);
    expect(answer.ms).toBeLessThan(5000);
    await small.close();
  });

  it("an upgrade to WebSocket: answered as the plain request that it is", async () => {
    const upgrade = { connection: "upgrade", upgrade: "websocket" };
    const { status } = await sendRaw(
      mock.port,
      [`GET /v2/taobao/cart/list HTTP/1.1\r\n${headersText(upgrade)}\r\n`],
      500,
    );
    expect(status).toBe(200);
  });

  it("an unknown expectation: 417", async () => {
    const { status } = await sendRaw(mock.port, [
      `GET /v2/taobao/cart/list HTTP/1.1\r\n${headersText({ expect: "tea" })}\r\n`,
    ]);
    expect(status).toBe(417);
  });
});

describe("targets", () => {
  const raw = async (target: string, method = "GET"): Promise<number | undefined> =>
    (await sendRaw(mock.port, [`${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`])).status;

  it.each([
    ["/%", 400],
    ["/%zz", 400],
    ["/v2/taobao/cart/list?a=%E4%BD", 400],
    ["/v2/%2e%2e/taobao/cart/list", 404],
    ["/v2/../../etc/passwd", 404],
    ["//v2/taobao/cart/list", 404],
    ["/v2/taobao/cart/list/", 404],
    ["/v2/taobao%2Fcart/list", 404],
    ["/__mock/nope", 403],
    ["http://other.example/v2/taobao/cart/list", 401],
    ["/v2/taobao/cart/list?__proto__=1&constructor=2&toString=3", 401],
  ])("%s → %i", async (target, status) => {
    expect(await raw(target)).toBe(status);
  });

  it("a path of 10 000 characters", async () => {
    expect(await raw(`/${"a/".repeat(5000)}`)).toBe(404);
  });

  it("OPTIONS *", async () => {
    expect(await raw("*", "OPTIONS")).toBe(204);
  });

  it("HEAD of nothing", async () => {
    expect(await raw("/nope", "HEAD")).toBe(404);
  });
});

describe("callbacks of the user that throw", () => {
  const fail = (): never => {
    throw new Error("密钥 lost");
  };

  it.each([
    ["clock", { clock: fail }],
    ["requestId", { requestId: fail }],
  ])("%s: 500 in the envelope, and the mock goes on", async (_, options) => {
    const broken = await ownMock(options);
    for (const call of [fetch, broken.fetch]) {
      for (const target of ["/orders/page", "/nope"]) {
        const response = await call(broken.url + target);
        expect(response.status).toBe(500);
        const { code, msg } = await refusalOf(response);
        expect(code).toBe(mockCodes.internal.code);
        expect(msg).toContain("密钥 lost");
      }
    }
    await broken.close();
  });

  it.each([
    ["throws", fail],
    ["rejects", () => Promise.reject(new Error("密钥 lost"))],
  ])("a logger that %s: the answer stands, the process is warned and lives", async (_, logger) => {
    const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
    const noisy = await ownMock({ logger });
    expect((await fetch(`${noisy.url}/orders/page`)).status).toBe(200);
    expect(await warned).toMatchObject({ name: "MockLogger", message: "the logger failed: 密钥 lost" });
    await noisy.close();
  });

  it("once: the fault is told, the request is in the journal", async () => {
    let left = 1;
    const once = await ownMock({ requestId: () => (left-- > 0 ? fail() : "0".repeat(32)) });
    const response = await fetch(`${once.url}/orders/page`);
    expect((await refusalOf(response)).code).toBe(mockCodes.internal.code);
    expect(once.requests()[0]).toMatchObject({ operationId: "listOrders", status: 500, reason: "internal" });
    expect((await fetch(`${once.url}/orders/page`)).status).toBe(200);
    await once.close();
  });
});

describe("Prefer", () => {
  it.each([
    ["example=%00", 400],
    ["code=1e3", 400],
    ['example="', 400],
    [",,,;;;===", 200],
    ["code=NaN", 400],
  ])("%s → %i", async (prefer, status) => {
    expect((await post("{}", { prefer })).status).toBe(status);
  });

  it("an example name of 8000 characters", async () => {
    expect((await post("{}", { prefer: `example=${"a".repeat(8000)}` })).status).toBe(400);
  });
});
