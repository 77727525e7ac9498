import { PassThrough } from "node:stream";
import { type FastifyInstance, fastify } from "fastify";
import { expect, it } from "vitest";
import { BODY, closeLater, keepsThePromises, namesTheFix, type Station, send, station } from "./support.ts";

async function start(prepare: (app: FastifyInstance) => unknown): Promise<string> {
  const app = fastify();
  await prepare(app);
  closeLater(() => app.close());
  return `${await app.listen({ port: 0, host: "127.0.0.1" })}/pandapon`;
}

const mount = ({ receiver }: Station) => start((app) => app.register(receiver.fastify, { url: "/pandapon" }));

keepsThePromises(mount);

it("leaves the parsers of the application unchanged", async () => {
  const own = station();
  const url = await start((app) => {
    app.register(own.receiver.fastify, { url: "/pandapon" });
    app.post("/orders", async ({ body }) => ({ body }));
  });
  const response = await fetch(new URL("/orders", url), {
    method: "POST",
    body: '{"id":7}',
    headers: { "content-type": "application/json" },
  });
  expect(await response.json()).toEqual({ body: { id: 7 } });
  expect(await send(url)).toMatchObject({ status: 200 });
});

it("stands after the application's own hooks", async () => {
  const own = station();
  const url = await start((app) => {
    app.addHook("onRequest", async (_request, reply) => reply.code(403).send("no"));
    app.register(own.receiver.fastify, { url: "/pandapon" });
  });
  expect(await send(url)).toEqual({ status: 403, text: "no" });
});

it("takes the stream that a preParsing hook put where the request was", async () => {
  const own = station();
  const url = await start((app) => {
    app.addHook("preParsing", async (_request, _reply, payload) => payload.pipe(new PassThrough()));
    app.register(own.receiver.fastify, { url: "/pandapon" });
  });
  expect(await send(url)).toEqual({ status: 200, text: "" });
  expect(own.accepted).toMatchObject([{ raw: BODY }]);
});

it("names the fix when a route with Fastify's own parser uses receiver.node", async () => {
  const own = station();
  const url = await start((app) =>
    app.post("/pandapon", async (request, reply) => {
      reply.hijack();
      await own.receiver.node(request.raw, reply.raw);
    }),
  );
  await namesTheFix(own, url, "Fastify: fastify.register(receiver.fastify, { url }).");
});

it("names the fix when a route with Fastify's own parser uses receive", async () => {
  const own = station();
  const url = await start((app) =>
    app.post("/pandapon", async ({ body, headers }, reply) => {
      const { status, error } = await own.receiver.receive({
        body: body as string,
        authorization: headers.authorization,
      });
      const { message, hint } = error as { message: string; hint: string };
      return reply.code(status).send(`${message}. ${hint}`);
    }),
  );
  await namesTheFix(own, url, "Fastify: fastify.register(receiver.fastify, { url }).");
});
