// The servers that benchmarks/push.ts sends pushes to, each twice: receiving, and with a handler that does nothing. Prints their ports.
import { createServer } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { serve } from "@hono/node-server";
import { createPushReceiver, type NodeHandler } from "@pandapon/core/webhooks";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { accessKey, secret } from "./push-fixtures.ts";

const receiver = createPushReceiver({ accessKey, secrets: secret, accept: () => {} });
const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    const port = (): void => resolve((server.address() as AddressInfo).port);
    if (server.listening) port();
    else server.once("listening", port);
  });

const fastify = async (prepare: (app: ReturnType<typeof Fastify>) => unknown): Promise<number> => {
  const app = Fastify();
  await prepare(app as never);
  await app.listen({ port: 0, host: "127.0.0.1" });
  return (app.server.address() as AddressInfo).port;
};
const expressApp = (handler: NodeHandler): Promise<number> => {
  const app = express();
  app.post("/", handler);
  return listening(app.listen(0, "127.0.0.1"));
};
const hono = (handler: (request: Request) => Response | Promise<Response>): Promise<number> => {
  const app = new Hono().post("/", (context) => handler(context.req.raw));
  return listening(serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server);
};

const ports = {
  "node:http": {
    nothing: await listening(
      createServer((request, response) => {
        request.resume();
        response.end();
      }).listen(0, "127.0.0.1"),
    ),
    receiving: await listening(createServer(receiver.node).listen(0, "127.0.0.1")),
  },
  Express: {
    nothing: await expressApp(async (request, response) => {
      request.resume();
      response.end("");
    }),
    receiving: await expressApp(receiver.node),
  },
  Fastify: {
    nothing: await fastify((app) => {
      app.removeAllContentTypeParsers();
      app.addContentTypeParser("*", (_request: unknown, _payload: unknown, done: (error: null) => void) => done(null));
      app.post("/", async (request: { raw: { resume(): unknown } }) => void request.raw.resume());
    }),
    receiving: await fastify((app) => app.register(receiver.fastify, { url: "/" })),
  },
  Hono: { nothing: await hono(() => new Response(null)), receiving: await hono(receiver.fetch) },
};
process.stdout.write(`${JSON.stringify(ports)}\n`);
