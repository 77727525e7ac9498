import { request } from "node:http";
import { expect, it } from "vitest";
import { BODY, keepsThePromises, listen, namesTheFix, send, sign, station } from "./support.ts";

keepsThePromises(({ receiver }) => listen(receiver.node));

it("names the fix when the body was read before", async () => {
  const own = station();
  const url = await listen(async (request, response) => {
    for await (const _ of request);
    await own.receiver.node(request, response);
  });
  await namesTheFix(own, url, "Give the receiver the raw bytes, before anything reads them.");
});

it("takes text chunks, when an encoding was set before", async () => {
  const own = station();
  const url = await listen((request, response) => own.receiver.node(request.setEncoding("utf8"), response));
  expect(await send(url)).toMatchObject({ status: 200 });
});

it("takes a body in pieces", async () => {
  const own = station();
  const url = await listen(own.receiver.node);
  const bytes = Buffer.from(BODY);
  const status = await new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", headers: { authorization: sign(BODY) } }, ({ statusCode }) =>
      resolve(statusCode),
    );
    outgoing.on("error", reject);
    for (let at = 0; at < bytes.length; at += 3) outgoing.write(bytes.subarray(at, at + 3));
    outgoing.end();
  });
  expect(status).toBe(200);
  expect(own.accepted).toHaveLength(1);
});

it("survives a connection that breaks in the middle", async () => {
  const own = station();
  const handled: Promise<void>[] = [];
  const url = await listen((request, response) => {
    handled.push(own.receiver.node(request, response));
    outgoing.destroy();
  });
  const outgoing = request(url, { method: "POST", headers: { authorization: sign(BODY), "content-length": 500 } });
  await new Promise((resolve) => {
    outgoing.on("error", resolve);
    outgoing.write(BODY);
  });
  await Promise.all(handled);
  expect(own.refused).toMatchObject([{ reason: "failed", status: 500 }]);
  expect(own.refused[0]?.error).toMatchObject({ message: "The connection broke before the body was complete" });
});

it("leaves an answer alone that another handler has given", async () => {
  const own = station();
  const url = await listen(async (request, response) => {
    response.writeHead(504).end("the framework's own");
    await own.receiver.node(request, response);
  });
  expect(await send(url)).toEqual({ status: 504, text: "the framework's own" });
});
