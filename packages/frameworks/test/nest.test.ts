import "reflect-metadata";
import { Controller, Module, Post, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { Request, Response } from "express";
import { describe, it } from "vitest";
import { closeLater, keepsThePromises, namesTheFix, type Station, station } from "./support.ts";

/** Decorators as functions: the tests run without a compiler that knows them. */
async function start({ receiver }: Station, options: { readonly rawBody?: boolean }): Promise<string> {
  class PushController {
    push(request: Request, response: Response): Promise<void> {
      return receiver.node(request, response);
    }
  }
  const { prototype } = PushController;
  Req()(prototype, "push", 0);
  Res()(prototype, "push", 1);
  Post()(prototype, "push", Object.getOwnPropertyDescriptor(prototype, "push") as PropertyDescriptor);
  Controller("pandapon")(PushController);
  class App {}
  Module({ controllers: [PushController] })(App);
  const app = await NestFactory.create<NestExpressApplication>(App, { logger: false, ...options });
  return serve(app);
}

describe("a controller, with rawBody", () => {
  keepsThePromises((own) => start(own, { rawBody: true }), true);
});

describe("app.use, which comes before Nest's own parser", () => {
  keepsThePromises(async ({ receiver }) => {
    class App {}
    Module({})(App);
    const app = await NestFactory.create<NestExpressApplication>(App, { logger: false });
    app.use("/pandapon", receiver.node);
    return serve(app);
  });
});

it("names the fix without rawBody", async () => {
  const own = station();
  await namesTheFix(own, await start(own, {}), "Nest: NestFactory.create(App, { rawBody: true }).");
});

async function serve(app: NestExpressApplication): Promise<string> {
  await app.listen(0, "127.0.0.1");
  closeLater(() => app.close());
  return `${await app.getUrl()}/pandapon`;
}
