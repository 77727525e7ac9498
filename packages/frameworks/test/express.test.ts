import express5 from "express";
import express4 from "express4";
import { describe, expect, it } from "vitest";
import { BODY, keepsThePromises, listen, namesTheFix, send, station } from "./support.ts";

const versions = { 5: express5, 4: express4 };

describe.each(["5", "4"] as const)("Express %s", (version) => {
  const express = versions[version];

  keepsThePromises(({ receiver }) => {
    const app = express();
    app.post("/pandapon", receiver.node);
    app.use(express.json());
    return listen(app);
  });

  it("names the fix with express.json() in front", async () => {
    const own = station();
    const app = express();
    app.use(express.json());
    app.post("/pandapon", own.receiver.node);
    await namesTheFix(own, await listen(app), "Express: register the route before app.use(express.json()).");
  });

  it("names the fix when the handler gives a parsed body to receive", async () => {
    const own = station();
    const app = express();
    app.use(express.json());
    app.post("/pandapon", async ({ body, headers }, response) => {
      const { status, error } = await own.receiver.receive({ body, authorization: headers.authorization });
      const { message, hint } = error as { message: string; hint: string };
      response.status(status).send(`${message}. ${hint}`);
    });
    await namesTheFix(own, await listen(app), "Express: register the route before app.use(express.json()).");
  });

  it("takes the bytes that express.raw() has read", async () => {
    const own = station();
    const app = express();
    app.use(express.raw({ type: "*/*" }));
    app.post("/pandapon", own.receiver.node);
    expect(await send(await listen(app))).toEqual({ status: 200, text: "" });
    expect(own.accepted).toMatchObject([{ raw: BODY }]);
  });

  it("takes the text that express.text() has read", async () => {
    const own = station();
    const app = express();
    app.use(express.text({ type: "*/*" }));
    app.post("/pandapon", own.receiver.node);
    expect(await send(await listen(app))).toEqual({ status: 200, text: "" });
  });

  it("takes the bytes that the verify option of express.json() saved", async () => {
    const own = station();
    const app = express();
    app.use(express.json({ verify: (request, _response, bytes) => void Object.assign(request, { rawBody: bytes }) }));
    app.post("/pandapon", own.receiver.node);
    expect(await send(await listen(app))).toEqual({ status: 200, text: "" });
  });

  it("takes the text that a middleware saved beside the parsed body", async () => {
    const own = station();
    const app = express();
    const save = (request: object, bytes: Buffer) => void Object.assign(request, { rawBody: bytes.toString() });
    app.use(express.json({ verify: (request, _response, bytes) => save(request, bytes) }));
    app.post("/pandapon", own.receiver.node);
    expect(await send(await listen(app))).toEqual({ status: 200, text: "" });
    expect(own.accepted).toMatchObject([{ raw: BODY }]);
  });

  it("reads the stream that a parser for other types left alone", async () => {
    const own = station();
    const app = express();
    app.use(express.json());
    app.post("/pandapon", own.receiver.node);
    expect(await send(await listen(app), BODY, { type: "text/plain" })).toEqual({ status: 200, text: "" });
  });
});
