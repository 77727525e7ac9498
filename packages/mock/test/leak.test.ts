import { createMock } from "@pandapon/mock";
import { usedHeap } from "@pandapon/testkit/heap";
import { expect, test } from "vitest";
import { call, orderSeeded } from "./support/shop.ts";

/** Starts a mock, uses each part of it, and closes it. */
async function useOne(): Promise<void> {
  const mock = await createMock({ auth: "off", manual: true });
  mock.pushTo(() => new Response("ok"));
  const world = await mock.createWorld();
  world.next("listTaobaoCartItems", { status: 503 });
  await call(world, "GET", "/v2/taobao/cart/list");
  await mock.act.buyer.pay(await orderSeeded(mock));
  await mock.clock.advance("1h");
  await mock.close();
}

/** Sockets that were closed are let go of a little later. */
async function settledHeap(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return usedHeap();
}

test("mocks that were closed leave nothing on the heap", async () => {
  for (let count = 0; count < 10; count++) await useOne();
  const before = await settledHeap();
  for (let count = 0; count < 60; count++) await useOne();
  // A mock that stayed would be 1 MB and more, each.
  expect(((await settledHeap()) - before) / 60).toBeLessThan(50_000);
}, 120_000);

test("requests and idle worlds are forgotten: the heap stays where it is", async () => {
  await using mock = await createMock({ auth: "off" });
  const run = async (calls: number): Promise<number> => {
    for (let count = 0; count < calls; count++) await call(mock, "GET", "/v2/taobao/cart/list");
    return usedHeap();
  };
  const before = await run(6000);
  expect((await run(3000)) - before).toBeLessThan(3_000_000);
  for (let count = 0; count < 1000; count++) await mock.createWorld();
  const full = usedHeap();
  expect((full - before) / 1000).toBeLessThan(50_000);
  for (let count = 0; count < 1000; count++) await mock.createWorld();
  expect(usedHeap() - full).toBeLessThan(3_000_000);
}, 120_000);
