// The adapters alone. With the real frameworks: packages/frameworks.
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { lazily } from "../../src/values/lazily.ts";
import type { PushReceiverOptions } from "../../src/webhooks/index.ts";
import { joinChunks } from "../../src/webhooks/join-chunks.ts";
import type { FastifyLike } from "../../src/webhooks/node-adapters.ts";
import type { NodeRequest } from "../../src/webhooks/node-body.ts";
import { station } from "./station.ts";
import { pushOf, signed } from "./support.ts";

const push = pushOf({ messageType: "T", messageBody: { orderId: "1" } });
const bytes = new TextEncoder().encode(push.body);
const NOT_RAW = /^The body was parsed or read before the receiver saw it\. Give the receiver the raw bytes/;

function requestOf(stream: object, authorization: string | undefined = push.authorization): NodeRequest {
  return Object.assign(stream, { headers: { authorization } }) as unknown as NodeRequest;
}

function responseOf(headersSent = false) {
  const written: unknown[] = [];
  return {
    written,
    headersSent,
    writeHead: (status: number, headers: object) => void written.push(status, headers),
    end: (text: string) => void written.push(text),
  };
}

const OK = [200, { "content-length": 0 }, ""];
const plain = (status: number, text: unknown) => [status, { "content-type": "text/plain; charset=utf-8" }, text];

describe("receiver.node", () => {
  const answer = async (request: NodeRequest, own: Partial<PushReceiverOptions> = {}) => {
    const { node, ...rest } = station(own);
    const response = responseOf();
    await node(request, response);
    return { ...rest, written: response.written };
  };

  it("reads the stream in pieces, as bytes or as text", async () => {
    const pieces = [bytes.slice(0, 5), bytes.slice(5, 6), bytes.slice(6)];
    expect((await answer(requestOf(Readable.from(pieces)))).written).toEqual(OK);
    const texts = [push.body.slice(0, 7), push.body.slice(7)];
    const { written, accepted } = await answer(requestOf(Readable.from(texts)));
    expect(written).toEqual(OK);
    expect(accepted).toMatchObject([{ raw: push.body }]);
  });

  it("shows a stranger only the reason", async () => {
    const forged = requestOf(Readable.from([bytes]), "0".repeat(64));
    expect((await answer(forged)).written).toEqual(plain(401, "wrong-signature"));
  });

  it("takes the raw body that a framework kept, as bytes or as text, before the stream", async () => {
    for (const rawBody of [bytes, push.body]) {
      const request = requestOf({ rawBody, body: { parsed: true }, readableDidRead: true });
      expect((await answer(request)).written).toEqual(OK);
    }
  });

  it("takes the raw body that a parser kept, not the parsed body", async () => {
    for (const body of [bytes, push.body])
      expect((await answer(requestOf({ body, readableDidRead: true }))).written).toEqual(OK);
  });

  it("names the fix when the body was parsed, or read and dropped", async () => {
    for (const body of [{ parsed: true }, undefined, null]) {
      const { written, accepted, refused } = await answer(requestOf({ body, readableDidRead: true }));
      expect(written).toEqual(plain(500, expect.stringMatching(NOT_RAW)));
      expect(refused).toMatchObject([{ reason: "body-not-raw" }]);
      expect(accepted).toEqual([]);
    }
  });

  it("leaves a parsed body alone where the stream was not read: a parser for other types made it", async () => {
    const request = requestOf(Object.assign(Readable.from([bytes]), { body: {} }));
    expect((await answer(request)).written).toEqual(OK);
  });

  it("takes a stream that ended without a byte for the Verify call", async () => {
    const request = Object.assign({ readableEnded: true }, { headers: {} }) as unknown as NodeRequest;
    expect((await answer(request)).written).toEqual(OK);
  });

  it("fails when the connection is broken, before and while it reads", async () => {
    const message = "The connection broke before the body was complete";
    const before = await answer(requestOf({ destroyed: true }));
    expect(before.written).toEqual(plain(500, "failed"));
    expect(before.refused[0]?.error).toMatchObject({ message });

    for (const error of [undefined, new Error("reset")]) {
      const stream = new PassThrough();
      stream.write(bytes);
      const answered = answer(requestOf(stream));
      await vi.waitFor(() => expect(stream.listenerCount("data")).toBeGreaterThan(0), { timeout: 4000 });
      stream.destroy(error);
      expect((await answered).refused[0]?.error).toMatchObject({ message });
    }
  });

  it("takes a body of exactly the limit; of a longer one it drops the rest, so that the answer is read", async () => {
    const limit = bytes.length;
    expect((await answer(requestOf(Readable.from([bytes])), { maxBytes: limit })).written).toEqual(OK);

    const stream = new PassThrough();
    const answered = answer(requestOf(stream), { maxBytes: limit });
    stream.write(bytes);
    stream.write("x");
    const { written, refused } = await answered;
    expect(written).toEqual(plain(413, "too-large"));
    expect(refused[0]?.body).toHaveLength(limit + 1);
    expect(stream.listenerCount("data")).toBe(0);
    const drained = new Promise((resolve) => stream.on("end", resolve));
    stream.end("y".repeat(1_000_000));
    await drained;
  });

  it("leaves an answer alone that another handler has given", async () => {
    const { node } = station();
    const response = responseOf(true);
    await node(requestOf(Readable.from([bytes])), response);
    expect(response.written).toEqual([]);
  });
});

describe("receiver.fastify", () => {
  type Handler = Parameters<FastifyLike["post"]>[1];
  type Parser = Parameters<FastifyLike["addContentTypeParser"]>[1];

  async function mounted() {
    const calls: unknown[] = [];
    const found: { handler?: Handler; parser?: Parser } = {};
    const own = station();
    await own.fastify(
      {
        removeAllContentTypeParsers: () => calls.push("parsers removed"),
        addContentTypeParser: (type, parser) => {
          calls.push(type);
          found.parser = parser;
        },
        post: (url, handler) => {
          calls.push(url);
          found.handler = handler;
        },
      },
      { url: "/pandapon" },
    );
    const { handler, parser } = found;
    if (!handler || !parser) throw new Error("nothing was mounted");
    return { ...own, calls, handler, parser };
  }

  function replyOf() {
    const said: unknown[] = [];
    const note = (value: unknown) => void said.push(value);
    return { said, code: note, headers: note, send: (text?: string | null) => note(text ?? "nothing") };
  }

  it("replaces all other parsers with its own, which passes the stream on", async () => {
    const { calls, parser } = await mounted();
    expect(calls).toEqual(["parsers removed", "*", "/pandapon"]);
    const payload = requestOf({});
    const done = vi.fn();
    parser(undefined, payload, done);
    expect(done).toHaveBeenCalledWith(null, payload);
  });

  it("reads the stream that the parser handed on, or the request's own", async () => {
    const { handler, accepted } = await mounted();
    const raw = requestOf({ readableDidRead: true });
    const reply = replyOf();
    await handler({ body: Readable.from([bytes]), raw }, reply);
    await handler({ body: undefined, raw: requestOf(Readable.from([bytes])) }, reply);
    expect(reply.said).toEqual([200, "nothing", 200, "nothing"]);
    expect(accepted).toHaveLength(2);
  });

  it("answers a refusal as plain text", async () => {
    const { handler } = await mounted();
    const reply = replyOf();
    await handler({ body: Readable.from([bytes]), raw: requestOf({}, "") }, reply);
    expect(reply.said).toEqual([401, { "content-type": "text/plain; charset=utf-8" }, "missing-signature"]);
  });
});

describe("receiver.fetch", () => {
  const request = (body: BodyInit | null, authorization: string | null = push.authorization): Request =>
    new Request("https://shop.example/", {
      method: "POST",
      body,
      ...(authorization !== null && { headers: { authorization } }),
      ...(body instanceof ReadableStream && { duplex: "half" }),
    } as RequestInit);

  const streamOf = (pieces: readonly Uint8Array[], cancel?: () => void): ReadableStream<Uint8Array> => {
    const left = [...pieces];
    return new ReadableStream({
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
      ...(cancel && { cancel }),
    });
  };

  it("reads the body in pieces, and answers an empty 200", async () => {
    const { fetch, accepted } = station();
    const response = await fetch(request(streamOf([bytes.slice(0, 3), bytes.slice(3)])));
    expect(response.status).toBe(200);
    expect(response.body).toBeNull();
    expect([...response.headers]).toEqual([]);
    expect(accepted).toMatchObject([{ raw: push.body }]);
  });

  it("takes a request without a body for the Verify call", async () => {
    const { fetch, refused } = station();
    expect((await fetch(request(null, null))).status).toBe(200);
    expect(refused).toMatchObject([{ reason: "verify-call" }]);
  });

  it("hands the headers on, and answers a refusal as plain text", async () => {
    const { fetch, refused } = station();
    const response = await fetch(request(push.body, signed("another")));
    expect([response.status, await response.text()]).toEqual([401, "wrong-signature"]);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(refused[0]?.headers).toMatchObject({ authorization: "[64 characters]" });
  });

  it("names the fix when other code has read the body, or holds it", async () => {
    const { fetch } = station();
    const read = request(push.body);
    await read.text();
    const held = request(push.body);
    held.body?.getReader();
    for (const it of [read, held]) {
      const response = await fetch(it);
      expect(response.status).toBe(500);
      expect(await response.text()).toMatch(NOT_RAW);
    }
  });

  it("takes a body of exactly the limit, and stops reading beyond it", async () => {
    const { fetch } = station({ maxBytes: bytes.length });
    expect((await fetch(request(streamOf([bytes])))).status).toBe(200);
    const cancel = vi.fn();
    const endless = streamOf(Array(100).fill(bytes), cancel);
    expect((await fetch(request(endless))).status).toBe(413);
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
  });

  describe("with the length of the body in a header", () => {
    const long = (body: BodyInit, length: number): Request => {
      const it = request(body);
      it.headers.set("content-length", `${length}`);
      return it;
    };

    it("makes no stream", async () => {
      const { fetch, accepted } = station();
      const it = long(push.body, bytes.length);
      const body = vi.spyOn(it, "body", "get");
      expect((await fetch(it)).status).toBe(200);
      expect(body).not.toHaveBeenCalled();
      expect(accepted).toMatchObject([{ raw: push.body }]);
    });

    it("names the fix when other code holds the body", async () => {
      const held = long(push.body, bytes.length);
      held.body?.getReader();
      expect(await (await station().fetch(held)).text()).toMatch(NOT_RAW);
    });

    it("fails when the connection breaks", async () => {
      const { fetch, refused } = station();
      const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
      expect((await fetch(long(broken, bytes.length))).status).toBe(500);
      expect(refused).toMatchObject([{ reason: "failed" }]);
    });

    it("believes neither a length that is too short nor one beyond the limit", async () => {
      const { fetch } = station({ maxBytes: bytes.length - 1 });
      expect((await fetch(long(push.body, 1))).status).toBe(413);
      expect((await fetch(long(push.body, bytes.length))).status).toBe(413);
    });
  });

  it.each([undefined, null, {}])("needs no context: %j", async (context) => {
    expect((await station().fetch(request(push.body), undefined, context)).status).toBe(200);
  });
});

describe("chunks", () => {
  it("are one piece, in their order; a single one is not copied", () => {
    const [one, two] = [Uint8Array.of(1, 2), Uint8Array.of(3)];
    expect(joinChunks([one, two, one])).toEqual(Uint8Array.of(1, 2, 3, 1, 2));
    expect(joinChunks([one])).toBe(one);
    expect(joinChunks([])).toEqual(new Uint8Array());
  });
});

describe("code that is loaded on demand", () => {
  it("is loaded once, and again after a failure", async () => {
    const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("offline")).mockResolvedValue("loaded");
    const get = lazily(load);
    expect(load).not.toHaveBeenCalled();
    await expect(get()).rejects.toThrow("offline");
    expect([await get(), await get()]).toEqual(["loaded", "loaded"]);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
