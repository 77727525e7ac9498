import { createMock } from "@pandapon/mock";
import { describe, expect, it } from "vitest";
import type {
  CartShape,
  EventSummary,
  OrderDetail,
  OrderShape,
  RefundShape,
  StateShape,
} from "../../src/control/shapes/index.ts";
import { call, orderSeeded } from "../support/shop.ts";

const start = () => createMock({ auth: "off", manual: true });
type Running = Awaited<ReturnType<typeof start>>;

const get = async <T>(mock: Running, path: string): Promise<T> =>
  (await (await mock.fetch(`http://mock/__mock/${path}`)).json()) as T;
const post = (mock: Running, path: string, body: unknown): Promise<Response> =>
  mock.fetch(`http://mock/__mock/${path}`, { method: "POST", body: JSON.stringify(body) });

describe("an order in the console", () => {
  it("tells its story: who did what, by which request, and which push told of it", async () => {
    await using mock = await start();
    const id = await orderSeeded(mock);
    mock.pushTo(() => new Response(""));
    await mock.act.buyer.pay(id);
    const { events } = await get<OrderDetail>(mock, `orders/${id}`);
    expect(events[0]?.text.en).toBe(`You: order ${id} is placed`);
    expect(events[0]?.request).toBe(1);
    const paid = events.find(({ text }) => text.en.includes("is paid"));
    expect(paid?.text.en).toMatch(/^You: purchase \d+ of order \d+ is paid, ¥\d+\.\d\d$/);
    expect(paid?.text.zh).toContain("已付款 ¥");
    expect(paid?.pushId).toBe(mock.pushes().at(-1)?.id);
  });

  it("names the steps of its life, and where it stands when that is none of them", async () => {
    await using mock = await start();
    const id = await orderSeeded(mock);
    const shown = (): Promise<OrderDetail> => get(mock, `orders/${id}`);
    expect((await shown()).life.map(({ text }) => text.zh)).toEqual(["待付款", "已付款", "已发货", "已收货", "完成"]);
    expect((await shown()).lifeText).toBe(undefined);
    await mock.act.platform.close(id);
    expect(await shown()).toMatchObject({ closed: true, lifeText: { en: "Closed", zh: "已关闭" } });
    const orders = await get<OrderShape[]>(mock, "orders");
    for (const { status, partly, closed, lifeText } of orders)
      expect(lifeText !== undefined, status).toBe(partly === true || closed === true);
  });

  it("offers what can be done now first, and says why the rest cannot", async () => {
    await using mock = await start();
    const id = await orderSeeded(mock);
    const { actions } = await get<OrderDetail>(mock, `orders/${id}`);
    const ship = actions.find(({ verb }) => verb === "ship");
    expect(ship).toMatchObject({ enabled: false, why: { en: "It is unpaid; this needs paid or partly" } });
    expect(actions.find(({ verb }) => verb === "move")?.why?.en).toBe("No parcel is on its way");
    expect(actions[0]?.enabled).toBe(true);
    expect(actions.find(({ verb }) => verb === "pay")?.code).toBe(`await mock.act.buyer.pay("${id}");`);
  });

  it("each action that it offers can be done, through every state", async () => {
    for (const path of [["pay", "ship", "move", "sign"], ["pay", "outOfStock"], ["close"], ["changePrice", "pay"]]) {
      await using mock = await start();
      const id = await orderSeeded(mock);
      for (const verb of path) {
        const { actions, lines } = await get<OrderDetail>(mock, `orders/${id}`);
        const action = actions.find((one) => one.verb === verb);
        expect(action, `${verb} of ${path}`).toMatchObject({ enabled: true });
        const params = verb === "changePrice" ? [{ lines: { [lines[0]?.id ?? ""]: 100 } }] : [];
        const done = await post(mock, `orders/${id}/act`, { actor: action?.actor, verb, on: action?.on, params });
        expect(done.status, `${verb}: ${await done.text()}`).toBe(200);
      }
      const { events } = await get<OrderDetail>(mock, `orders/${id}`);
      // Every event of these ways has a sentence of its own.
      for (const { text } of events) expect(text.en).not.toMatch(/: [\w ]+, \w+ \d+$/);
    }
  });

  it("says what happens next automatically, in words", async () => {
    await using mock = await createMock({ auth: "off" });
    const id = await orderSeeded(mock);
    const [order] = await get<OrderShape[]>(mock, "orders");
    expect(order?.due?.text).toEqual({ en: `order ${id} closes unpaid`, zh: `订单 ${id} 超时未付款关闭` });
    const { clock } = await get<StateShape>(mock, "state");
    expect(clock.next?.text.en).toBe(`order ${id} closes unpaid`);
    await mock.clock.advance("25h");
    const { items } = await get<{ items: EventSummary[] }>(mock, "requests");
    const closed = items.find(({ event }) => event === "lines.closed");
    expect(closed?.summary.en).toBe(`Time is up: 1 line(s) of order ${id} are closed without payment: timeout`);
    expect(closed?.orderId).toBe(id);
  });

  it("of the seed says that it sleeps", async () => {
    await using mock = await start();
    const orders = await get<OrderShape[]>(mock, "orders");
    expect(orders.every(({ note }) => note !== undefined)).toBe(true);
  });
});

describe("cart and refunds in the console", () => {
  it("the cart shows titles, prices and stock of both marketplaces", async () => {
    await using mock = await start();
    const records = await get<CartShape[]>(mock, "cart");
    expect(new Set(records.map(({ marketplace }) => marketplace))).toEqual(new Set(["taobao", "1688"]));
    for (const { title, shop, unitFen, fen, quantity } of records) {
      expect(title).not.toBe("");
      expect(shop).not.toBe("");
      expect(unitFen).toBeGreaterThan(0);
      expect(fen).toBe(unitFen * quantity);
    }
  });

  it("a refund shows who must act by when", async () => {
    await using mock = await createMock({ auth: "off" });
    const id = await orderSeeded(mock);
    await mock.act.buyer.pay(id);
    const order = await get<OrderDetail>(mock, `orders/${id}`);
    await call(mock, "POST", "/v2/taobao/refund/render", {
      subOrderId: order.lines[0]?.id,
      goodsStatus: 1,
      bizClaimType: 1,
    });
    const refunds = await get<RefundShape[]>(mock, "refunds");
    expect(refunds.length).toBeGreaterThan(0);
    for (const { orderId, feeFen, lineIds } of refunds) {
      expect(orderId).toMatch(/^\d+$/);
      expect(feeFen).toBeGreaterThan(0);
      expect(lineIds.length).toBeGreaterThan(0);
    }
  });
});

describe("seeds", () => {
  it("a reset with another seed gives another catalogue, the same one each time", async () => {
    await using mock = await start();
    const cart = async (): Promise<string> => JSON.stringify((await call(mock, "GET", "/v2/taobao/cart/list")).data);
    const before = await cart();
    expect((await post(mock, "reset", { seed: "other" })).status).toBe(204);
    expect((await get<StateShape>(mock, "state")).seed).toBe("other");
    await post(mock, "reset", { seed: "newcomer" });
    expect(await cart()).toBe(before);
    expect((await post(mock, "reset", { seed: "../x" })).status).toBe(400);
  });

  it("a world is born from a seed of its own", async () => {
    await using mock = await start();
    await post(mock, "worlds", { name: "mine", seed: "mine" });
    expect((await get<StateShape>(mock, "state?world=mine")).seed).toBe("mine");
    expect((await get<StateShape>(mock, "state")).seed).toBe("newcomer");
  });
});
