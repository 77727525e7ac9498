import { describe, expect, it, vi } from "vitest";
import { createPushReceiver, type LatePush, type PushReceiverOptions } from "../../src/webhooks/index.ts";
import { accessKey, deferred, pushOf, secret } from "./support.ts";

const push = pushOf({ messageType: "T", messageBody: {} });
const LENGTH = Buffer.byteLength(push.body);

const receiverOf = (own: Partial<PushReceiverOptions> = {}) =>
  createPushReceiver({ accessKey, secrets: secret, guardMs: 3_600_000, accept: () => {}, ...own });

const post = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request("https://shop.example/", {
    method: "POST",
    body,
    headers: { authorization: push.authorization, ...headers },
    duplex: "half",
  } as RequestInit);

describe("a length in a header", () => {
  it("of exactly the limit lets the body be read at once", async () => {
    const request = post(push.body, { "content-length": `${LENGTH}` });
    const readAtOnce = vi.spyOn(request, "arrayBuffer");
    expect((await receiverOf({ maxBytes: LENGTH }).fetch(request)).status).toBe(200);
    expect(readAtOnce).toHaveBeenCalledOnce();
  });

  it.each(["1000000000", "unknown"])(
    "beyond the limit or of another form (%s) never puts all of the body into memory",
    async (length) => {
      let pulled = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          pulled++;
          controller.enqueue(new Uint8Array(1000));
        },
      });
      const { status } = await receiverOf({ maxBytes: 5000 }).fetch(post(endless, { "content-length": length }));
      expect(status).toBe(413);
      expect(pulled).toBeLessThan(10);
    },
  );
});

it("fails when a stream without a length breaks, and accepts nothing of it", async () => {
  const accept = vi.fn();
  const pieces = [new TextEncoder().encode(push.body)];
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.error(new Error("reset"));
    },
  });
  const response = await receiverOf({ accept }).fetch(post(broken));
  expect([response.status, await response.text()]).toEqual([500, "failed"]);
  expect(accept).not.toHaveBeenCalled();
});

it("refuses two Authorization headers, which the fetch standard joins", async () => {
  const request = post(push.body);
  request.headers.append("authorization", push.authorization);
  const response = await receiverOf().fetch(request);
  expect([response.status, await response.text()]).toEqual([401, "malformed-signature"]);
});

it("keeps a Worker alive until accept has ended, though the answer was 503 before", async () => {
  const stored = deferred();
  const late: LatePush[] = [];
  const kept: Promise<unknown>[] = [];
  const receiver = receiverOf({ guardMs: 1, accept: () => stored.promise, onLate: (it) => late.push(it) });
  const response = await receiver.fetch(post(push.body), undefined, {
    waitUntil: (work: Promise<unknown>) => kept.push(work),
  });
  expect(response.status).toBe(503);
  stored.resolve();
  expect(await Promise.all(kept)).toMatchObject([{ status: 200, reason: "accepted" }]);
});
