import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { verifyPush } from "@pandapon/core/webhooks";
import type { MockWorld } from "@pandapon/mock";
import { afterEach, describe, expect, test } from "vitest";
import { mockForFile } from "../support/server.ts";
import { call, orderSeeded } from "../support/shop.ts";

const running = mockForFile({ auth: "off", manual: true });

interface Arrived {
  readonly body: string;
  readonly authorization: string;
}

/** A receiver without a socket, that answers with these statuses, the last one again and again. */
function receiver(...statuses: readonly number[]) {
  const arrived: Arrived[] = [];
  const handler = async (request: Request): Promise<Response> => {
    const status = statuses[Math.min(arrived.length, statuses.length - 1)] ?? 200;
    arrived.push({ body: await request.text(), authorization: request.headers.get("authorization") ?? "" });
    return new Response(null, { status });
  };
  return { arrived, handler };
}

/** An order that is paid: the push of it is the first. */
async function paid(world: MockWorld): Promise<string> {
  const id = await orderSeeded(world);
  await world.act.buyer.pay(id);
  return id;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("pushes", () => {
  test("are recorded where no callback URL is set", async () => {
    const world = await running.mock.createWorld();
    await paid(world);
    expect(world.pushes()).toMatchObject([{ state: "recorded", event: "status", attempts: [], byHand: false }]);
  });

  test("go out on a change of state, signed over the very bytes, through a real socket", async () => {
    const world = await running.mock.createWorld();
    const arrived: Arrived[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        arrived.push({ body: Buffer.concat(chunks).toString(), authorization: request.headers.authorization ?? "" });
        response.end("ok");
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    world.pushTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/push`);
    const id = await paid(world);
    const [push] = world.pushes();
    expect(push).toMatchObject({ state: "delivered", orderId: id, attempts: [{ status: 200, answerBody: "ok" }] });
    expect(arrived).toHaveLength(1);
    const { accessKey, accessSecret } = world.credentials;
    await expect(
      verifyPush(arrived[0] ?? { body: "", authorization: "" }, { accessKey, secrets: [accessSecret] }),
    ).resolves.toBeDefined();
    expect(JSON.parse(arrived[0]?.body ?? "")).toMatchObject({ messageBody: { status: "WAIT_SELLER_SEND_GOODS" } });
  });

  test("that fail come again every half hour of the world's time, five times, the same bytes each time", async () => {
    const world = await running.mock.createWorld();
    const { arrived, handler } = receiver(500);
    world.pushTo(handler);
    await paid(world);
    const start = world.clock.now();
    expect(world.pushes()).toMatchObject([{ state: "retrying", attempts: [{ status: 500, error: "status 500" }] }]);
    await world.clock.advance("29m");
    expect(arrived).toHaveLength(1);
    await world.clock.advance("1h");
    expect(arrived).toHaveLength(3);
    await world.clock.advance("10h");
    expect(arrived).toHaveLength(6);
    expect(new Set(arrived.map((one) => JSON.stringify(one))).size).toBe(1);
    const [push] = world.pushes();
    expect(push).toMatchObject({ state: "gaveUp" });
    expect(push?.nextAt).toBeUndefined();
    const minutes = push?.attempts.map(({ at }) => Math.abs(Math.round((at - start) / 60_000)));
    expect(minutes).toEqual([0, 30, 60, 90, 120, 150]);
  });

  test("stop coming once they were answered 200", async () => {
    const world = await running.mock.createWorld();
    const { arrived, handler } = receiver(503, 200);
    world.pushTo(handler);
    await paid(world);
    await world.clock.advance("1d");
    expect(arrived).toHaveLength(2);
    expect(world.pushes()).toMatchObject([{ state: "delivered", attempts: [{ status: 503 }, { status: 200 }] }]);
  });

  test("that are answered after a second count as failed", async () => {
    const world = await running.mock.createWorld();
    world.pushTo(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1100));
      return new Response("ok");
    });
    await paid(world);
    expect(world.pushes()).toMatchObject([{ state: "retrying", attempts: [{ status: 200, error: "too late" }] }]);
  });

  test("to a port without a server are reported as refused connections", async () => {
    const world = await running.mock.createWorld();
    world.pushTo("http://127.0.0.1:9/");
    await paid(world);
    expect(world.pushes()[0]?.attempts[0]?.error).toMatch(/refused|bad port/);
  });

  test("come as object or as text, twice, late, or in the wrong order, on demand", async () => {
    const world = await running.mock.createWorld();
    const { arrived, handler } = receiver(200);
    world.pushTo(handler, { form: "text", duplicates: 1 });
    const id = await paid(world);
    expect(arrived).toHaveLength(2);
    expect(arrived[0]).toEqual(arrived[1]);
    expect(typeof (JSON.parse(arrived[0]?.body ?? "") as { messageBody: unknown }).messageBody).toBe("string");
    expect(world.pushes().map(({ duplicateOf }) => duplicateOf)).toEqual([undefined, "1"]);
    arrived.length = 0;
    world.pushTo(handler, { delay: "10m" });
    await world.act.seller.ship(id);
    expect(arrived).toHaveLength(0);
    await world.clock.advance("10m");
    expect(arrived).toHaveLength(1);
  });

  test("swap places where the order has to be wrong", async () => {
    const world = await running.mock.createWorld();
    const { arrived, handler } = receiver(200);
    world.pushTo(handler, { reorder: true });
    const id = await paid(world);
    await world.act.seller.ship(id);
    await world.clock.advance("1m");
    expect(arrived.map(({ body }) => /"status":"(\w+)"/.exec(body)?.[1])).toEqual([
      "WAIT_BUYER_CONFIRM_GOODS",
      "WAIT_SELLER_SEND_GOODS",
    ]);
  });

  test("are made by hand, with overrides, and sent again", async () => {
    const world = await running.mock.createWorld();
    const { arrived, handler } = receiver(200);
    world.pushTo(handler);
    const id = await orderSeeded(world);
    const made = await world.push({
      orderId: id,
      event: "status",
      overrides: { messageBody: { status: "TRADE_CLOSED" } },
    });
    expect(made).toMatchObject({ state: "delivered", byHand: true, orderId: id });
    expect(JSON.parse(arrived[0]?.body ?? "")).toMatchObject({ messageBody: { status: "TRADE_CLOSED" } });
    await world.resendPush(made.id);
    expect(arrived).toHaveLength(2);
    await world.push({ rawBody: '{"messageType":"X"}' });
    expect(arrived[2]?.body).toBe('{"messageType":"X"}');
    await expect(world.push({ orderId: "1", event: "status" })).rejects.toThrow("has no order");
    expect(await world.resendPush("99")).toBeUndefined();
    expect((await call(world, "GET", `/v2/taobao/order/detail/get?orderId=${id}`)).code).toBe(200);
  });

  test("refuse an invalid callback URL", async () => {
    const world = await running.mock.createWorld();
    expect(() => world.pushTo("localhost:3000")).toThrow("neither http nor https");
    expect(() => world.pushTo("/push")).toThrow("not an absolute URL");
    expect(() => world.pushTo("http://x", { form: "xml" as "text" })).toThrow("form");
    expect(() => world.pushTo("http://x", { duplicates: -1 })).toThrow("duplicates");
  });
});
