import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { BODY, keepsThePromises, listen, namesTheFix, type Station, sign, station } from "./support.ts";

/** A real server around a handler of the fetch standard. */
async function start(handler: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = serve({ fetch: handler, port: 0, hostname: "127.0.0.1" });
  server.close();
  return listen(server as Parameters<typeof listen>[0]);
}

describe("Hono", () => {
  const mount = ({ receiver }: Station, app = new Hono()): Promise<string> => {
    app.post("/pandapon", (context) => receiver.fetch(context.req.raw));
    return start(app.fetch as (request: Request) => Promise<Response>);
  };

  keepsThePromises(mount);

  it("names the fix when a middleware has read the body", async () => {
    const own = station();
    const app = new Hono();
    app.use(async (context, next) => {
      await context.req.json();
      await next();
    });
    await namesTheFix(own, await mount(own, app), "Fetch handlers: give request.clone() to the other reader.");
  });
});

describe("a route handler of Next's app directory", () => {
  // What `app/pandapon/route.ts` exports.
  const route = ({ receiver }: Station) => ({ POST: receiver.fetch });
  const context = { params: Promise.resolve({}) };

  keepsThePromises((own) => start((request) => route(own).POST(request, context)));

  it("names the fix when the body was read before", async () => {
    const own = station();
    const url = await start(async (request) => {
      await request.json();
      return route(own).POST(request, context);
    });
    await namesTheFix(own, url, "Fetch handlers: give request.clone() to the other reader.");
  });

  it("names the fix when other code holds the body", async () => {
    const own = station();
    const request = new Request("https://shop.example/", {
      method: "POST",
      body: BODY,
      headers: { authorization: sign(BODY) },
    });
    request.body?.getReader();
    expect((await own.receiver.fetch(request)).status).toBe(500);
    expect(own.refused).toMatchObject([{ reason: "body-not-raw" }]);
  });
});

describe("a Worker", () => {
  it("keeps the work alive with waitUntil", async () => {
    const own = station();
    const kept: Promise<unknown>[] = [];
    const context = { waitUntil: (work: Promise<unknown>) => void kept.push(work) };
    const request = new Request("https://shop.example/", {
      method: "POST",
      body: BODY,
      headers: { authorization: sign(BODY) },
    });
    const { fetch } = own.receiver;
    expect((await fetch(request, {}, context)).status).toBe(200);
    expect(await Promise.all(kept)).toMatchObject([{ reason: "accepted" }]);
  });
});

describe("AWS Lambda", () => {
  // The recipe of the README: the event says whether the body is base64.
  interface Event {
    readonly body?: string | null;
    readonly headers: Record<string, string>;
    readonly isBase64Encoded: boolean;
  }
  const handler =
    ({ receiver }: Station) =>
    async ({ body, headers, isBase64Encoded }: Event) => {
      const raw = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
      // A REST API of API Gateway keeps the case of the names.
      const authorization = headers.authorization ?? headers.Authorization;
      const { status } = await receiver.receive({ body: raw, authorization, headers });
      return { statusCode: status };
    };

  it("takes base64 and text", async () => {
    const own = station();
    const headers = { authorization: sign(BODY) };
    const base64 = Buffer.from(BODY).toString("base64");
    expect(await handler(own)({ body: base64, headers, isBase64Encoded: true })).toEqual({ statusCode: 200 });
    expect(await handler(own)({ body: BODY, headers, isBase64Encoded: false })).toEqual({ statusCode: 200 });
    expect(await handler(own)({ body: base64, headers, isBase64Encoded: false })).toEqual({ statusCode: 401 });
    expect(await handler(own)({ body: null, headers: {}, isBase64Encoded: false })).toEqual({ statusCode: 200 });
    const upper = { Authorization: sign(BODY) };
    expect(await handler(own)({ body: BODY, headers: upper, isBase64Encoded: false })).toEqual({ statusCode: 200 });
    expect(own.accepted).toHaveLength(3);
  });
});
