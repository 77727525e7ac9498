// With a real server of node:http, and requests as they lie on the wire.
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import type { PushReceiverOptions } from "../../src/webhooks/index.ts";
import { station } from "./station.ts";
import { pushOf } from "./support.ts";

const push = pushOf({ messageType: "T", messageBody: { orderId: "1" } });
const LENGTH = Buffer.byteLength(push.body);

async function served(
  own: Partial<PushReceiverOptions> = {},
  before?: (...given: Parameters<RequestListener>) => unknown,
) {
  const { accepted, refused, node } = station(own);
  const server = createServer(async (request, response) => {
    await before?.(request, response);
    await node(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    accepted,
    refused,
    url: `http://127.0.0.1:${port}/`,
    send: (...pieces: readonly (string | Buffer)[]) => exchange(port, pieces),
  };
}

/** Writes the pieces, and resolves with all that came back when the server has closed the connection. */
function exchange(port: number, pieces: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("latin1").on("data", (text) => {
      answer += text;
    });
    socket.on("end", () => resolve(answer)).on("error", reject);
    for (const piece of pieces) socket.write(piece);
  });
}

const head = (...more: readonly string[]): string =>
  [
    "POST / HTTP/1.1",
    "Host: shop.example",
    "Connection: close",
    `Authorization: ${push.authorization}`,
    ...more,
    "",
    "",
  ].join("\r\n");

describe("a push through node:http", () => {
  it("is accepted with its length, in one piece", async () => {
    const { send, accepted } = await served();
    const answer = await send(head(`Content-Length: ${LENGTH}`) + push.body);
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\ncontent-length: 0\r\n/i);
    expect(answer).toMatch(/\r\n\r\n$/);
    expect(accepted).toMatchObject([{ raw: push.body }]);
  });

  it("is accepted in chunks, byte by byte", async () => {
    const { send, accepted } = await served();
    const chunks = [...Buffer.from(push.body)].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`);
    expect(await send(head("Transfer-Encoding: chunked"), ...chunks, "0\r\n\r\n")).toMatch(/^HTTP\/1.1 200 /);
    expect(accepted).toMatchObject([{ raw: push.body }]);
  });

  it("is accepted in HTTP/1.0", async () => {
    const { send, accepted } = await served();
    const lines = head(`Content-Length: ${LENGTH}`).replace("HTTP/1.1", "HTTP/1.0");
    expect(await send(lines + push.body)).toMatch(/^HTTP\/1.1 200 /);
    expect(accepted).toHaveLength(1);
  });

  it("is verified as it came: packed bytes are others than those that were signed", async () => {
    const { send, accepted } = await served();
    const packed = gzipSync(push.body);
    const answer = await send(head(`Content-Length: ${packed.length}`, "Content-Encoding: gzip"), packed);
    expect(answer).toMatch(/^HTTP\/1.1 401 .*\r\nwrong-signature\r\n/s);
    expect(accepted).toEqual([]);
  });

  it("is refused with a second, forged Authorization in front; one behind changes nothing", async () => {
    const { send, accepted } = await served();
    const forged = `Authorization: ${"0".repeat(64)}`;
    const length = `Content-Length: ${LENGTH}`;
    const behind = await send(head(length, forged) + push.body);
    const inFront = await send(head(length).replace("Authorization:", `${forged}\r\nAuthorization:`) + push.body);
    expect([behind, inFront].map((answer) => answer.slice(9, 12))).toEqual(["200", "401"]);
    expect(accepted).toHaveLength(1);
  });

  it("is refused when it is 10 MB: the rest is read and dropped, so that the answer arrives", async () => {
    const { url, refused } = await served({ maxBytes: 1000 });
    const { authorization } = push;
    const answer = await fetch(url, { method: "POST", headers: { authorization }, body: " ".repeat(10_000_000) });
    expect([answer.status, await answer.text()]).toEqual([413, "too-large"]);
    expect(refused).toMatchObject([{ reason: "too-large" }]);
  });
});

it("answers the console's Verify call, which has neither body nor length", async () => {
  const { send, refused } = await served();
  const answer = await send("POST / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(refused).toMatchObject([{ reason: "verify-call" }]);
});

it("names the fix when other code has read the body first", async () => {
  const { send } = await served({}, async (request) => {
    for await (const _ of request);
  });
  expect(await send(head(`Content-Length: ${LENGTH}`) + push.body)).toMatch(
    /^HTTP\/1.1 500 .*Give the receiver the raw bytes/s,
  );
});

it("takes a body that an encoding was set for, letters of several bytes in pieces", async () => {
  const other = pushOf({ messageBody: { name: "张三" } });
  const { send, accepted } = await served({}, (request) => request.setEncoding("utf8"));
  const bytes = Buffer.from(other.body);
  const lines = head(`Content-Length: ${bytes.length}`).replace(push.authorization, other.authorization);
  const cut = bytes.indexOf(Buffer.from("张")) + 1;
  expect(await send(lines, bytes.subarray(0, cut), bytes.subarray(cut))).toMatch(/^HTTP\/1.1 200 /);
  expect(accepted).toMatchObject([{ body: { name: "张三" } }]);
});
