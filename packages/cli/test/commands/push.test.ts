import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "@pandapon/testkit/free-port";
import { afterEach, describe, expect, it } from "vitest";
import { environment, keys, pandapon, type Run } from "../support/terminal.ts";

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const hmac = (text: string, secret: string = keys.accessSecret): string =>
  createHmac("sha256", secret).update(text).digest("hex");
const body = `{"messageType":"TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY","messageBody":{"salesOrderId":"2541753627432451492"},"messagePlatform":0,"timestamp":"1700000000000"}`;

/** Runs `push listen` on a free port until the work is done. */
async function listening(
  flags: string,
  work: (url: string) => Promise<void>,
  env: Record<string, string> = environment,
): Promise<Run> {
  const stop = new AbortController();
  let told = (_url: string): void => {};
  const url = new Promise<string>((resolve) => {
    told = resolve;
  });
  const port = await freePort();
  const running = pandapon(`push listen --port ${port} ${flags}`, {
    env,
    fetch: globalThis.fetch,
    signal: stop.signal,
  });
  told(`http://127.0.0.1:${port}`);
  await waitFor(await url);
  await work(await url);
  stop.abort();
  return running;
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(url, { method: "POST" });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error(`${url} does not listen`);
}

const post = (url: string, text: string, authorization?: string) =>
  fetch(url, {
    method: "POST",
    body: text,
    headers: { "content-type": "application/json", ...(authorization && { authorization }) },
  });

/** A receiver of the user's. */
async function receiver(
  status: number,
): Promise<{ url: string; got: { body: string; authorization: string | undefined }[] }> {
  const got: { body: string; authorization: string | undefined }[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    got.push({ body: Buffer.concat(chunks).toString(), authorization: request.headers.authorization });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pushes`, got };
}

describe("push listen", () => {
  it("tells which base matches, answers 401 to a wrong signature and 200 to the console's Verify call", async () => {
    const { out } = await listening("", async (url) => {
      expect((await post(url, body, hmac(keys.accessKey + body))).status).toBe(200);
      expect((await post(url, body, hmac(body).toUpperCase())).status).toBe(200);
      expect((await post(url, body, hmac(body, "another-test-secret"))).status).toBe(401);
      expect((await post(url, body)).status).toBe(401);
      expect((await post(url, "")).status).toBe(200);
    });
    expect(out).toContain(
      "taobao.orderPriceModified (TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY): signed, base accessKey + raw body.",
    );
    expect(out).toContain("signed, base raw body.");
    expect(out).toContain("matches no known base");
    expect(out).toContain("the console's Verify button");
  });

  it("records raw bytes, forwards them unchanged, and answers as the receiver does", async () => {
    const { url: target, got } = await receiver(202);
    const odd = body.replace("}", ' , "x":"\\u4f60" }');
    const run = await listening(`--record pushes.ndjson --forward ${target}`, async (url) => {
      expect((await post(url, odd, hmac(keys.accessKey + odd))).status).toBe(202);
    });
    expect(got.at(-1)).toEqual({ body: odd, authorization: hmac(keys.accessKey + odd) });
    const recorded = run.files.get("pushes.ndjson") ?? "";
    const verified = await pandapon("push verify pushes.ndjson", { files: { "pushes.ndjson": recorded } });
    expect(verified.out).toContain("signed, base accessKey + raw body.");
    expect(recorded).not.toContain(keys.accessSecret);
  });

  it("answers 502 when the receiver is away, so that the push is repeated", async () => {
    const port = await freePort();
    await listening(`--forward http://127.0.0.1:${port}/x`, async (url) => {
      expect((await post(url, body, hmac(keys.accessKey + body))).status).toBe(502);
    });
  });

  it("refuses a body that is too long, and continues", async () => {
    await listening("", async (url) => {
      expect((await post(url, "x".repeat(1_100_000))).status).toBe(413);
      expect((await post(url, body, hmac(keys.accessKey + body))).status).toBe(200);
    });
  });
});

describe("push send", () => {
  const fetch = globalThis.fetch;

  it.each(["object", "text"])("signs an example of each event in the form %s", async (form) => {
    const { url, got } = await receiver(200);
    for (const event of [
      "taobao.orderPriceModified",
      "taobao.orderStatusModified",
      "taobao.orderRefund",
      "1688.orderPriceModified",
      "1688.orderStatusModified",
      "1688.orderRefund",
    ]) {
      const { exitCode, out } = await pandapon(`push send ${event} --to ${url} --form ${form}`, { fetch });
      expect(out).toMatch(/HTTP 200 in \d+ ms/);
      expect(exitCode).toBe(0);
    }
    expect(got).toHaveLength(6);
    for (const push of got) {
      expect(push.authorization).toBe(hmac(keys.accessKey + push.body));
      expect(typeof (JSON.parse(push.body) as { messageBody: unknown }).messageBody).toBe(
        form === "text" ? "string" : "object",
      );
    }
  });

  it("sends a recorded file again, byte for byte, as often as wanted", async () => {
    const { url, got } = await receiver(200);
    const files = {
      "p.ndjson": `${JSON.stringify({ receivedAt: "", headers: {}, body: Buffer.from(body).toString("base64") })}\n`,
    };
    await pandapon(`push send --file p.ndjson --times 2 --to ${url} --base body`, { fetch, files });
    expect(got).toEqual([
      { body, authorization: hmac(body) },
      { body, authorization: hmac(body) },
    ]);
  });

  it("says what PandaPon would do when the receiver refuses", async () => {
    const { url } = await receiver(500);
    const { out, exitCode } = await pandapon(`push send taobao.orderRefund --to ${url}`, { fetch });
    expect(out).toContain("PandaPon would repeat it");
    expect(exitCode).toBe(1);
  });

  it.each([
    ["push send taobao.orderPriceModifed --to http://127.0.0.1:1/", "Did you mean taobao.orderPriceModified"],
    ["push send --to http://127.0.0.1:1/", "Neither an event nor --file"],
    ["push send taobao.orderRefund --to localhost:3000", "is not an http address"],
    ["push send --file none.ndjson --to http://127.0.0.1:1/", "cannot be read"],
  ])("%s is misuse", async (line, sentence) => {
    const { err, exitCode } = await pandapon(line);
    expect(err).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it("gives 3 when no server listens", async () => {
    const { err, exitCode } = await pandapon(
      `push send taobao.orderRefund --to http://127.0.0.1:${await freePort()}/`,
      { fetch },
    );
    expect(err).toContain("refused the connection");
    expect(exitCode).toBe(3);
  });
});

it.each(["{}", "x", '{"body":1}', "[1]"])("push verify refuses %j", async (text) => {
  const { exitCode, err } = await pandapon("push verify f", { files: { f: text } });
  expect(err).toContain("not a recording of pushes");
  expect(exitCode).toBe(2);
});
