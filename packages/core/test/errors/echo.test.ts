import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { PandaPonError } from "../../src/index.ts";
import { credentials, failure, offline } from "../support/client.ts";
import { createThing, getThing } from "../support/operations.ts";

const address = "文三路 1 号, Apt 5/12";
const input = { orderAddress: { address, phone: "13800138000" } };
/** All that a program may print of an error. */
const shown = (error: unknown): string =>
  [String(error), JSON.stringify(error), inspect(error, { depth: 20, showHidden: true })].join("\n");
const readable = (text: string, secret: string, part = 12): string[] =>
  Array.from({ length: Math.max(1, secret.length - part + 1) }, (_, at) => secret.slice(at, at + part)).filter(
    (piece) => text.includes(piece),
  );

describe("a server that echoes", () => {
  it("at any place of the body, the cut included, shows no piece of a secret", async () => {
    for (let at = 960; at <= 1010; at++) {
      const { client } = offline(
        ({ headers }) => new Response(`${"x".repeat(at)}${headers.get("signature")}y`, { status: 400 }),
      );
      const error = (await failure(client.call(createThing, input))) as PandaPonError;
      expect(error.body?.length).toBeLessThanOrEqual(1000);
      expect(error.body).toMatch(/^x+(\[redacted\]y?|\[[a-z]*|)$/);
    }
  });

  it("far behind, in a text that is cut, shows none either", async () => {
    for (const at of [3990, 7980, 7999]) {
      const echo = (secret: string): string => "m".repeat(at) + secret + "m".repeat(20_000);
      const { client } = offline(({ headers }) =>
        Response.json({ code: 5, msg: echo(headers.get("access-key") ?? ""), requestId: echo("13800138000") }),
      );
      const text = shown(await failure(client.call(createThing, input)));
      expect(readable(text, credentials.accessKey)).toEqual([]);
      expect(readable(text, "13800138000", 8)).toEqual([]);
    }
  });

  it("keeps nothing of a huge answer alive", async () => {
    const { client } = offline(() => new Response("x".repeat(1_000_000), { status: 400 }));
    const error = (await failure(client.call(getThing))) as PandaPonError;
    expect(error.body).toBe("x".repeat(1000));
  });

  it("in names of headers, as numbers, in text that is not JSON, shows none", async () => {
    const replies = [
      () =>
        new Response("no", {
          status: 400,
          headers: { [`x-${credentials.userId}`]: "1", "retry-after": credentials.userId },
        }),
      () => Response.json({ code: Number(credentials.userId), msg: Number(input.orderAddress.phone) }),
      () => Response.json({ code: 5, msg: { [credentials.accessKey]: credentials.userId } }),
      () => new Response(`{"a":${credentials.accessKey}x${address}`),
      () => new Response(`${"<".repeat(5)}${address}`),
    ];
    for (const reply of replies) {
      for (const operation of [getThing, createThing] as (typeof createThing)[]) {
        const { client } = offline(reply, { retries: 0 });
        const text = shown(await failure(client.call(operation, input)));
        for (const secret of [credentials.accessKey, credentials.userId, input.orderAddress.phone])
          expect(readable(text, secret, 10)).toEqual([]);
        expect(text).not.toContain("Apt 5");
      }
    }
  });

  it("with the id of the main account shows none to a sub-account", async () => {
    const { client } = offline(() => new Response(`for ${credentials.userId}`, { status: 400 }));
    expect(shown(await failure(client.as("2100000000009").call(getThing)))).not.toContain(credentials.userId);
  });

  it("what client.raw was given outside a plain body shows none", async () => {
    const { client } = offline(({ url }) => new Response(decodeURIComponent(url), { status: 400 }));
    const post = client.raw.POST as (path: string, init: object) => Promise<unknown>;
    const query = { address, phone: 13800138000 };
    const error = await failure(post("/v2/thing/create", { params: { query }, body: JSON.stringify(query) }));
    expect(shown(error)).not.toContain("Apt 5");
    expect(shown(error)).not.toContain("13800138000");
  });
});

it("keeps the reason of an abort unchanged, also in writes", async () => {
  for (const reason of [
    new Map([["user", credentials.userId]]),
    new Error(`of ${credentials.userId}`),
    "enough",
    { a: 1 },
  ]) {
    const controller = new AbortController();
    const { client } = offline(() => new Promise(() => {}));
    setTimeout(() => controller.abort(reason), 10);
    const error = (await failure(client.call(createThing, {}, { signal: controller.signal }))) as Error;
    expect(error.name).toBe("OutcomeUnknownError");
    expect((error.cause as Error).cause).toBe(reason);
  }
});
