import { ActRefused, createMock } from "@pandapon/mock";
import { describe, expect, test } from "vitest";
import { mockForFile } from "../support/server.ts";
import { call, orderSeeded } from "../support/shop.ts";
import { signed } from "../support/signed.ts";

const running = mockForFile({ auth: "off" });
const statusOf = async (world: Parameters<typeof call>[0], id: string): Promise<string> => {
  const { data } = await call(world, "GET", `/v2/taobao/order/detail/get?orderId=${id}`);
  return JSON.stringify(data);
};

describe("worlds of one mock", () => {
  test("never meet: orders, journals and rules of one are unknown to the other", async () => {
    const [a, b] = await Promise.all([running.mock.createWorld(), running.mock.createWorld()]);
    const id = await orderSeeded(a);
    a.next("listTaobaoOrders", { status: 503 });
    expect(
      JSON.stringify((await call(b, "POST", "/v2/taobao/order/page", { pageNo: 1, pageSize: 40 })).data),
    ).not.toContain(id);
    expect((await call(a, "POST", "/v2/taobao/order/page", { pageNo: 1, pageSize: 40 })).code).toBe(99503);
    expect(
      JSON.stringify((await call(a, "POST", "/v2/taobao/order/page", { pageNo: 1, pageSize: 40 })).data),
    ).toContain(id);
    expect(b.requests().map(({ operationId }) => operationId)).toEqual(["listTaobaoOrders"]);
    expect(a.requests()).toHaveLength(3);
  });

  test("are chosen by the key set, where credentials are checked", async () => {
    await using mock = await createMock();
    const world = await mock.createWorld("shop");
    const { accessKey, accessSecret, userId } = world.credentials;
    const answer = await fetch(`${mock.url}/v2/taobao/cart/list`, {
      headers: signed({ accessKey, accessSecret, userId }),
    });
    expect(answer.headers.get("x-mock-auth")).toBe('{"result":"verified"}');
    expect(world.requests()).toHaveLength(1);
    expect(mock.requests()).toHaveLength(0);
    await fetch(`${mock.url}/v2/taobao/cart/list`, { headers: { ...signed(), "x-mock-world": "shop" } });
    expect(mock.requests()).toHaveLength(1);
  });

  test("are chosen by a header, where they are not; an unknown name is refused", async () => {
    const world = await running.mock.createWorld("by-header");
    await fetch(`${running.mock.url}/v2/taobao/cart/list`, { headers: { "x-mock-world": "by-header" } });
    expect(world.requests()).toHaveLength(1);
    const refused = await fetch(`${running.mock.url}/v2/taobao/cart/list`, { headers: { "x-mock-world": "nope" } });
    expect([refused.status, (await refused.json()) as { code: number }]).toMatchObject([400, { code: 99426 }]);
  });

  test("have clocks whose moves add up, however many are started at once", async () => {
    const world = await running.mock.createWorld();
    const before = world.clock.now();
    await Promise.all(["3d", "3d", "4d", 3_600_000.4].map((by) => world.clock.advance(by)));
    const hours = (world.clock.now() - before) / 3_600_000;
    expect(Math.floor(hours)).toBe(241);
    const saved = world.snapshot();
    await world.clock.advance("10d");
    world.restore(saved);
    await world.clock.advance("1d");
    expect(Math.floor((world.clock.now() - before) / 3_600_000)).toBe(265);
  });

  test("show whole milliseconds, also when the real clock shows fractions", async () => {
    await using mock = await createMock({ auth: "off", clock: () => Date.now() + 0.25 });
    await mock.clock.advance(1.5);
    expect(Number.isInteger(mock.clock.now())).toBe(true);
    expect(await orderSeeded(mock)).toMatch(/^\d{19}$/);
  });

  test("go back to a snapshot, and to their birth", async () => {
    const world = await running.mock.createWorld();
    const cart = async (): Promise<unknown> => (await call(world, "GET", "/v2/taobao/cart/list")).data;
    const atBirth = await cart();
    const saved = JSON.parse(JSON.stringify(world.snapshot())) as ReturnType<typeof world.snapshot>;
    await orderSeeded(world);
    expect(await cart()).not.toEqual(atBirth);
    world.restore(saved);
    expect(await cart()).toEqual(atBirth);
    await orderSeeded(world);
    world.reset();
    expect(world.requests()).toEqual([]);
    expect(await cart()).toEqual(atBirth);
    expect(() => world.restore({ ...saved, format: 2 as 1 })).toThrow("format");
  });
});

describe("clock and acts", () => {
  test("advance() carries out due steps: an unpaid order closes", async () => {
    const world = await running.mock.createWorld();
    const id = await orderSeeded(world);
    const before = world.clock.now();
    await world.clock.advance("10d");
    expect(world.clock.now() - before).toBeGreaterThanOrEqual(10 * 86_400_000);
    expect(await statusOf(world, id)).toContain("TRADE_CLOSED");
  });

  test("without advance() and acts nothing moves where the mock is manual", async () => {
    await using manual = await createMock({ auth: "off", manual: true, now: "2026-01-05T10:00:00+08:00" });
    expect(Math.abs(manual.clock.now() - Date.parse("2026-01-05T10:00:00+08:00"))).toBeLessThan(60_000);
    const id = await orderSeeded(manual);
    await manual.clock.advance("30d");
    expect(await statusOf(manual, id)).not.toContain("TRADE_CLOSED");
  });

  test("an act changes the world, and one that the state does not allow says why", async () => {
    const world = await running.mock.createWorld();
    const id = await orderSeeded(world);
    await expect(world.act.seller.ship(id)).rejects.toThrow(ActRefused);
    await world.act.buyer.pay(id);
    const { events } = await world.act.seller.ship(id);
    expect(events.length).toBeGreaterThan(0);
    expect(await statusOf(world, id)).toContain("WAIT_BUYER_CONFIRM_GOODS");
  });

  test("timestamps are judged by real time, or by the world's clock if it says so", async () => {
    await using mock = await createMock();
    const ask = async (timestamp: number): Promise<number> =>
      (
        await mock.fetch("http://mock/v2/taobao/cart/list", {
          headers: signed({ timestamp: String(Math.floor(timestamp / 1000)) }),
        })
      ).status;
    await mock.clock.advance("2d");
    expect(await ask(Date.now())).toBe(200);
    expect(await ask(mock.clock.now())).toBe(401);
    await mock.clock.advance("1d", { judgeTimestamps: true });
    expect(await ask(Date.now())).toBe(401);
    expect(await ask(mock.clock.now())).toBe(200);
    const { headers } = await mock.fetch("http://mock/v2/taobao/cart/list", { headers: signed() });
    expect(Math.abs(Date.parse(headers.get("date") ?? "") - mock.clock.now())).toBeLessThan(10_000);
  });
});

describe("verification", () => {
  test("waitFor() resolves to a request that has come, or comes", async () => {
    const world = await running.mock.createWorld();
    const coming = world.waitFor("listTaobaoCartItems");
    await call(world, "GET", "/v2/taobao/cart/list");
    expect(await coming).toMatchObject({ operationId: "listTaobaoCartItems", status: 200 });
    expect(await world.waitFor("listTaobaoCartItems", ({ status }) => status === 200)).toBe(
      world.calls("listTaobaoCartItems")[0],
    );
  });

  test("waitFor() says what came instead", async () => {
    const world = await running.mock.createWorld();
    await call(world, "GET", "/v2/taobao/cart/list");
    await expect(world.waitFor("payTaobaoOrder", undefined, { timeoutMs: 10 })).rejects.toThrow(
      "payTaobaoOrder did not come within 10 ms; the last that came: listTaobaoCartItems",
    );
    await expect(world.waitFor("listTaobaoCartItems", () => false, { timeoutMs: 10 })).rejects.toThrow(
      "1 came that did not fit",
    );
  });

  test("rules report their hits, and unused rules are listed", async () => {
    const world = await running.mock.createWorld();
    const rule = world.next("listTaobaoCartItems", "user-unknown", { times: 2 });
    expect(world.unusedRules().map(({ id }) => id)).toEqual([rule.id]);
    await call(world, "GET", "/v2/taobao/cart/list");
    expect([rule.hits, rule.left]).toEqual([1, 1]);
    await call(world, "GET", "/v2/taobao/cart/list");
    expect(world.unusedRules()).toEqual([]);
    expect((await call(world, "GET", "/v2/taobao/cart/list")).code).toBe(200);
  });

  test("a rule for an operation that does not exist names the one that was meant", async () => {
    expect(() => running.mock.next("listTaobaoCartItem" as "listTaobaoCartItems", "reset")).toThrow(
      'did you mean "listTaobaoCartItems"?',
    );
    expect(() => running.mock.next("*", "reset", { times: 0 })).toThrow("times");
    expect(() => running.mock.next("*", "reset", { rate: 2 })).toThrow("rate");
    expect(() => running.mock.next("*", "reset", { rate: "0.5" as never })).toThrow("rate");
    expect(() => running.mock.pushTo("http://127.0.0.1:9/", { duplicate: 1 } as never)).toThrow("did you mean");
    expect(() => running.mock.pushTo("http://127.0.0.1:9/", { reorder: "yes" } as never)).toThrow("reorder");
    await expect(running.mock.waitFor("listTaobaoCartItems", () => false, { timeout: 5 } as never)).rejects.toThrow(
      'no option "timeout"',
    );
    expect(() => running.mock.next("*", "reset", { time: 2 } as never)).toThrow('did you mean "times"?');
    expect(() => running.mock.next(undefined as never, "reset")).toThrow('no operation is named "undefined"');
  });

  test("calls() and waitFor() refuse an operation that does not exist, instead of finding nothing", async () => {
    const wrong = "listTaobaoCartItem" as "listTaobaoCartItems";
    expect(() => running.mock.calls(wrong)).toThrow('did you mean "listTaobaoCartItems"?');
    await expect(running.mock.waitFor(wrong)).rejects.toThrow('did you mean "listTaobaoCartItems"?');
  });

  test("a token bucket limits until it is removed, and not only once", async () => {
    const world = await running.mock.createWorld();
    const statuses = async (count: number): Promise<number[]> => {
      const seen: number[] = [];
      for (let call = 0; call < count; call++) seen.push((await world.fetch("http://mock/v2/taobao/cart/list")).status);
      return seen;
    };
    const rule = world.next("listTaobaoCartItems", { limit: { calls: 2, perMs: 3_600_000 } });
    expect(await statuses(5)).toEqual([200, 200, 429, 429, 429]);
    expect(rule.hits).toBe(3);
    rule.remove();
    expect(await statuses(1)).toEqual([200]);
    world.next("listTaobaoCartItems", { limit: { calls: 1, perMs: 3_600_000 } }, { times: 1 });
    expect(await statuses(3)).toEqual([200, 429, 200]);
  });

  test("a push of an event that does not exist is refused", async () => {
    const world = await running.mock.createWorld();
    const orderId = await orderSeeded(world);
    await expect(world.push({ orderId, event: "stauts" as "status" })).rejects.toThrow(
      'event is one of status, price, refund, not "stauts"',
    );
  });

  test("a lost answer was carried out: the order is in the list", async () => {
    const world = await running.mock.createWorld();
    world.next("createTaobaoCartOrder", "lose-answer");
    await expect(orderSeeded(world)).rejects.toThrow("fetch failed");
    const orderId = /"id":"(\d+)"/.exec(world.calls("createTaobaoCartOrder")[0]?.answer.rawBody ?? "")?.[1] ?? "none";
    expect(
      JSON.stringify((await call(world, "POST", "/v2/taobao/order/page", { pageNo: 1, pageSize: 40 })).data),
    ).toContain(orderId);
  });
});
