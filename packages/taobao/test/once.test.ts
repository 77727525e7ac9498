import { formatChinaTime } from "@pandapon/core";
import {
  createWorld,
  credentials,
  type Fate,
  persist,
  type Shop,
  type Trouble,
  type WorldOrder,
  withoutStacks,
} from "@pandapon/testkit";
import { describe, expect, it, vi } from "vitest";
import { createTaobao, type TaobaoReceiver } from "../src/index.ts";
import { AmbiguousError, createOnce, PendingError, RefusedError } from "../src/once.ts";

const cart = [
  { id: "382", skuId: "5016042822039", quantity: 2 },
  { id: "383", skuId: "5016042822040", quantity: 1 },
];
const orderOf = (order: WorldOrder): object => ({
  id: order.id,
  orderNo: `9${order.id}`,
  createTime: formatChinaTime(new Date(order.createdAt)),
  status: order.isPaid ? "WAIT_SELLER_SEND_GOODS" : "WAIT_BUYER_P",
  sellerOrderNumber: order.mark === undefined ? null : ` ${order.mark.toLowerCase()}`,
  subOrderVOS: order.lines.map(({ sku, quantity }) => ({ skuId: sku, quantity })),
});
const shop: Shop = {
  creation(path, input) {
    const { ids, orderLineList, sellerOrderNumber } = input as Record<string, unknown>;
    if (path === "/v2/taobao/cart/create/order") {
      const records = cart.filter(({ id }) => (ids as unknown[]).map(String).includes(id));
      return { orders: [records.map(({ skuId, quantity }) => ({ sku: skuId, quantity }))] };
    }
    if (path !== "/v2/taobao/order") return undefined;
    const lines = JSON.parse(String(orderLineList)) as { skuId: string; quantity: string }[];
    return {
      mark: String(sellerOrderNumber),
      orders: [lines.map(({ skuId, quantity }) => ({ sku: skuId, quantity: Number(quantity) }))],
    };
  },
  payment: (path, input) =>
    path === "/v2/taobao/order/pay" ? [String((input as { orderId: unknown }).orderId)] : undefined,
  data(path, input, shown, made) {
    if (path === "/v2/taobao/cart/list") return { enableList: [{ shopId: "1", cartItemInfos: cart }], disableList: [] };
    if (path === "/v2/taobao/order/pay") return { willPayPurchaseOrderIds: ["1"], payFailurePurchaseOrderIds: [] };
    if (path === "/v2/taobao/order/detail/get") {
      const order = shown.find(({ id }) => id === (input as { orderId: string }).orderId);
      return order ? orderOf(order) : {};
    }
    if (path !== "/v2/taobao/order/page") return made[0] ? orderOf(made[0]) : null;
    const { pageNo, pageSize } = input as { pageNo: number; pageSize: number };
    const page = shown.toReversed().slice((pageNo - 1) * pageSize, pageNo * pageSize);
    return { totalRecords: shown.length, data: page.map(orderOf) };
  },
};

const receiver: TaobaoReceiver = { name: "张三", mobile_phone: "13800138000", city: "杭州市", address: "文三路 1 号" };
const direct = {
  orderLineList: [{ itemId: "600126245031041190", skuId: "5016042822039", quantity: "2", price: "3990" }],
  purchaseAmount: 7980,
  receiver,
};
const fromCart = { ids: ["382", "383"] };
const KEY = "TH-2026-000123";

function set(trouble: Trouble = {}) {
  const world = createWorld(shop, trouble);
  const connect = () => {
    const { clock, fetch, journal } = world;
    const taobao = createTaobao({ ...credentials, fetch: fetch as never, clock, retries: 0 });
    return createOnce(taobao, { journal, clock });
  };
  const order = (input: typeof direct | typeof fromCart = direct, isShared = false) =>
    persist(
      world,
      () => {
        const once = connect();
        return () => once.createOrder(KEY, input);
      },
      isShared,
    );
  const pay = (orderId: string, confirmedUnpaidBy?: string) =>
    persist(world, () => {
      const once = connect();
      return () => once.payOrder(KEY, { orderId }, { confirmedUnpaidBy });
    });
  return { world, connect, order, pay };
}

const inputs = { "orders.create": direct, "cart.createOrder": fromCart } as const;

// The runs that are counted here and in the tests of 1688 are more than 2,000, half of them in each.

describe.each(Object.entries(inputs))("%s, once", (_, input) => {
  it("orders, remembers, and never asks the server again", async () => {
    const { world, order } = set();
    const made = await order(input);
    expect(made).toMatchObject({ id: world.orders[0]?.id, orderIds: [world.orders[0]?.id] });
    expect(await order(input)).toEqual({ ...made, order: undefined });
    expect(world.orders).toHaveLength(1);
  });

  const fates: Fate[][] = [["answer"], ["lose"], ["drop", "answer"], ["drop", "lose"], ["drop", "drop", "answer"]];
  const lags = [0, 60_000, 119_000];

  it("makes exactly one order, wherever the process dies, regardless of what gets lost and how the list lags", async () => {
    const runs = await withoutStacks(dieEverywhere);
    expect(runs).toBeGreaterThan(340);
  }, 240_000);

  async function dieEverywhere(): Promise<number> {
    let runs = 0;
    const lists = [
      { lagMs: 0, clockJumpMs: 3_600_000 },
      { lagMs: 119_000, clockJumpMs: 0 },
      { lagMs: 60_000, clockJumpMs: -3_600_000 },
    ];
    for (const trouble of fates.flatMap((one) => lists.map((list) => ({ fates: one, ...list })))) {
      const longest = await countAwaits(trouble, input);
      for (let dieAt = 1; dieAt <= longest; dieAt++) {
        for (const diesBefore of [true, false]) {
          // Every death with two of the three lists.
          if ((dieAt + Number(diesBefore) + lists.findIndex(({ lagMs }) => lagMs === trouble.lagMs)) % 3 === 0)
            continue;
          await expectOne({ ...trouble, dieAt, diesBefore }, input);
          runs++;
        }
      }
    }
    return runs;
  }

  it("makes exactly one order, whichever write the journal refuses, and whether it is there anyway", async () => {
    let runs = 0;
    for (const fate of fates) {
      for (let failWriteAt = 1; failWriteAt <= 8; failWriteAt++) {
        // One write that fails, and a disk that is full for a while.
        for (const how of [{}, { isTorn: true }, { failWrites: 4 }]) {
          await expectOne({ failWriteAt, ...how, fates: fate, lagMs: 60_000 }, input);
          runs++;
        }
      }
    }
    expect(runs).toBe(120);
  }, 60_000);

  it("makes exactly one order for two processes with the same key", async () => {
    let runs = 0;
    for (const fate of fates) {
      for (const lagMs of lags) {
        const { world, order } = set({ fates: fate, lagMs });
        const [first, second] = await Promise.all([order(input, true), order(input, true)]);
        expect(world.orders).toHaveLength(1);
        expect([first, second]).toMatchObject([{ id: world.orders[0]?.id }, { id: world.orders[0]?.id }]);
        runs++;
      }
    }
    expect(runs).toBe(15);
  }, 60_000);

  async function countAwaits(trouble: Trouble, given: typeof input): Promise<number> {
    const { world, order } = set(trouble);
    await order(given);
    return world.awaits();
  }

  async function expectOne(trouble: Trouble, given: typeof input): Promise<void> {
    const { world, order } = set(trouble);
    const made = await order(given);
    const context = JSON.stringify(trouble);
    if (made instanceof Error) throw new Error(`${context}: ${made.stack}`);
    if (world.orders.length !== 1) throw new Error(`${context}: ${world.orders.length} orders`);
    if (made.id !== world.orders[0]?.id) throw new Error(`${context}: ${made.id} is not ${world.orders[0]?.id}`);
  }
});

describe("a key", () => {
  it("belongs to one input", async () => {
    const { connect, world } = set();
    const once = connect();
    await once.createOrder(KEY, direct);
    await expect(once.createOrder(KEY, { ...direct, purchaseAmount: 1 })).rejects.toThrow(/another input/);
    expect(world.orders).toHaveLength(1);
  });

  it("keeps no personal data", async () => {
    const { order, world, pay } = set();
    const made = await order();
    await pay((made as { id: string }).id);
    const text = [...world.records.values()].join();
    for (const secret of ["张三", "13800138000", "文三路", credentials.accessKey]) expect(text).not.toContain(secret);
  });

  it("takes the order with the number, not another one of the same lines", async () => {
    const { world, order } = set({ fates: ["drop", "answer"] });
    world.add([{ sku: "5016042822039", quantity: 2 }], "OTHER-1");
    const made = await order();
    expect(world.orders).toHaveLength(2);
    expect(made).toMatchObject({ id: world.orders[1]?.id });
  });

  it("takes no order of the same lines that a person places by hand", async () => {
    const { world, connect } = set({ fates: ["lose"], lagMs: 60_000 });
    const once = connect();
    await expect(once.createOrder(KEY, direct)).rejects.toThrow(PendingError);
    world.advance(10_000);
    world.add([{ sku: "5016042822039", quantity: 2 }], undefined, 0);
    await expect(once.createOrder(KEY, direct)).rejects.toMatchObject({ name: "PendingError", reason: "cannot-tell" });
    world.advance(60_000);
    expect(await once.createOrder(KEY, direct)).toMatchObject({ id: world.orders[0]?.id });
  });

  it("asks a person when its own order never shows, and one without a number does", async () => {
    const { world, connect } = set({ fates: ["drop"] });
    const once = connect();
    await expect(once.createOrder(KEY, direct)).rejects.toThrow(PendingError);
    const byHand = world.add([{ sku: "5016042822039", quantity: 2 }], undefined);
    world.advance(200_000);
    await expect(once.createOrder(KEY, direct)).rejects.toMatchObject({
      name: "AmbiguousError",
      orderIds: [byHand.id],
    });
    expect(world.orders).toHaveLength(1);
  });

  it("finds its order although each page of the list takes a minute to come", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const { world } = set({ fates: ["lose"] });
      const { clock, fetch, journal } = world;
      const slow = (url: string, init: RequestInit): Promise<Response> => {
        if (url.endsWith("/order/page")) {
          world.advance(60_000);
          vi.advanceTimersByTime(60_000);
        }
        return fetch(url, init);
      };
      const taobao = createTaobao({ ...credentials, fetch: slow as never, clock, retries: 0, timeoutMs: 600_000 });
      const once = createOnce(taobao, { journal, clock });
      expect(await once.createOrder(KEY, fromCart)).toMatchObject({ id: world.orders[0]?.id });
    } finally {
      vi.useRealTimers();
    }
  });

  it("is not called refused while the list cannot be read", async () => {
    const { world } = set({ fates: ["refuse"] });
    const { clock, fetch, journal } = world;
    let isBroken = true;
    const broken = async (url: string, init: RequestInit): Promise<Response> =>
      isBroken && url.endsWith("/order/page") ? new Response("", { status: 502 }) : fetch(url, init);
    const taobao = createTaobao({ ...credentials, fetch: broken as never, clock, retries: 0 });
    const once = createOnce(taobao, { journal, clock });
    await expect(once.createOrder(KEY, direct)).rejects.toMatchObject({ name: "PendingError", reason: "unreadable" });
    isBroken = false;
    world.advance(200_000);
    await expect(once.createOrder(KEY, direct)).rejects.toMatchObject({ name: "ApiError", msg: "库存不足" });
    expect(world.orders).toEqual([]);
  });

  it("from the cart takes no order that was there before", async () => {
    const { world, order } = set({ fates: ["lose"] });
    world.add(
      cart.map(({ skuId, quantity }) => ({ sku: skuId, quantity })),
      undefined,
    );
    const made = await order(fromCart);
    expect(made).toMatchObject({ id: world.orders[1]?.id });
    expect(world.orders).toHaveLength(2);
  });

  it("is not sent if its cart record is gone or its number differs from the key", async () => {
    const { connect, world } = set();
    await expect(connect().createOrder(KEY, { ids: ["999"] })).rejects.toThrow(/not in the cart/);
    await expect(connect().createOrder(KEY, { ...direct, sellerOrderNumber: "X" })).rejects.toThrow(/is not the key/);
    for (const key of ["", " a", "a\nb", "x".repeat(201), 5 as never]) {
      await expect(connect().createOrder(key, direct)).rejects.toThrow(/key/);
    }
    expect(world.orders).toEqual([]);
  });

  it("takes an order of fewer pieces for its own, as the stock did not suffice", async () => {
    const { world, order } = set({ fates: ["drop"] });
    const ended = order();
    world.add([{ sku: "5016042822039", quantity: 1 }], KEY);
    await expect(ended).resolves.toMatchObject({ id: world.orders[0]?.id });
    expect(world.orders).toHaveLength(1);
  });

  it("settles although its search takes longer than its lease", async () => {
    const { world } = set({ fates: ["lose"] });
    const { clock, fetch, journal } = world;
    const slow = (url: string, init: RequestInit): Promise<Response> => {
      if (url.endsWith("/order/page")) world.advance(200_000);
      return fetch(url, init);
    };
    const once = createOnce(createTaobao({ ...credentials, fetch: slow as never, clock, retries: 0 }), {
      journal,
      clock,
    });
    const ended = await once.createOrder(KEY, direct).catch((error: unknown) => error);
    expect(ended).toMatchObject({ id: world.orders[0]?.id });
  });

  it("waits inside the call as long as waitMs says", async () => {
    const { world } = set({ fates: ["lose"], lagMs: 20 });
    const { clock, fetch, journal } = world;
    const taobao = createTaobao({ ...credentials, fetch: fetch as never, clock, retries: 0 });
    const once = createOnce(taobao, { journal, clock, settleMs: 50 });
    const turn = setInterval(() => world.advance(10), 10);
    try {
      const order = await once.createOrder(KEY, direct, { waitMs: 20_000 });
      expect(order.id).toBe(world.orders[0]?.id);
    } finally {
      clearInterval(turn);
    }
  });

  it("of two that ordered the same from the cart, neither takes the other's order", async () => {
    const { world, connect } = set({ fates: ["lose", "lose"], lagMs: 60_000 });
    const once = connect();
    const keys = ["A", "B"];
    for (const key of keys) await expect(once.createOrder(key, fromCart)).rejects.toThrow(PendingError);
    const found = new Map<string, string>();
    for (let round = 0; round < 20 && found.size < 2; round++) {
      world.advance(15_000);
      for (const key of keys) {
        const result = await once.createOrder(key, fromCart).catch((error: Error) => error);
        if (result instanceof AmbiguousError) throw result;
        if (!(result instanceof Error)) found.set(key, result.id);
      }
    }
    expect(new Set(found.values()).size).toBe(2);
    expect(world.orders).toHaveLength(2);
  });
});

describe("payOrder", () => {
  it("pays once, wherever the process dies, and never sends a second payment automatically", async () => {
    let runs = 0;
    for (const fate of ["answer", "lose", "drop"] as const) {
      for (let dieAt = 1; dieAt <= 14; dieAt++) {
        for (const diesBefore of [true, false]) {
          const { world, pay } = set({ dieAt, diesBefore, fates: [fate] });
          const { id } = world.add([{ sku: "1", quantity: 1 }], "X");
          const paid = await pay(id);
          expect(world.payments.length).toBeLessThanOrEqual(1);
          if (world.orders[0]?.isPaid) expect(paid).toEqual({ state: "paid", orderIds: [id] });
          else expect(paid).toMatchObject({ message: "it never ended" });
          runs++;
        }
      }
    }
    expect(runs).toBe(84);
  }, 60_000);

  it("sends again only with the name of a person, which is noted, and not before the first had its time", async () => {
    const { world, pay, connect } = set({ fates: ["drop", "answer"] });
    const { id } = world.add([{ sku: "1", quantity: 1 }], "X");
    await expect(connect().payOrder(KEY, { orderId: id })).rejects.toMatchObject({
      name: "PendingError",
      reason: "unsettled",
      hint: expect.stringContaining("Do NOT pay again"),
    });
    await expect(connect().payOrder(KEY, { orderId: id }, { confirmedUnpaidBy: "Li" })).rejects.toThrow(PendingError);
    expect(world.payments).toEqual([]);
    expect(await pay(id, "Li")).toEqual({ state: "paid", orderIds: [id] });
    expect(world.payments).toEqual([id]);
    expect([...world.records.values()].join()).toContain('"confirmedUnpaidBy":"Li"');
  });

  it("does not apply a person's confirmation to its own payment, however long it waits", async () => {
    const { world } = set({ fates: ["drop"] });
    const { id } = world.add([{ sku: "1", quantity: 1 }], "X");
    let sent = 0;
    const fetch = (url: string, init: RequestInit): Promise<Response> => {
      if (url.endsWith("/order/pay")) sent++;
      return world.fetch(url, init);
    };
    const { clock, journal } = world;
    const taobao = createTaobao({ ...credentials, fetch: fetch as never, clock, retries: 0 });
    const once = createOnce(taobao, { journal, clock, settleMs: 20, sendMs: 20 });
    const turn = setInterval(() => world.advance(60_000), 5);
    try {
      const paid = once.payOrder(KEY, { orderId: id }, { confirmedUnpaidBy: "Li", waitMs: 300 });
      await expect(paid).rejects.toMatchObject({ name: "PendingError", reason: "unsettled" });
      expect(sent).toBe(1);
    } finally {
      clearInterval(turn);
    }
  });

  it("says that a closed order was refused", async () => {
    const { world, connect } = set({ fates: ["drop"] });
    const { id } = world.add([{ sku: "1", quantity: 1 }], "X");
    await expect(connect().payOrder(KEY, { orderId: id })).rejects.toThrow(PendingError);
    const closed = createTaobao({
      ...credentials,
      fetch: async () => Response.json({ code: 200, data: { id, status: "TRADE_CLOSED" } }),
    });
    const once = createOnce(closed, { journal: world.journal, clock: () => world.clock() + 200_000 });
    await expect(once.payOrder(KEY, { orderId: id })).rejects.toThrow(RefusedError);
    await expect(once.payOrder(KEY, { orderId: id })).rejects.toThrow(RefusedError);
  });
});

describe("an input that is not one", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "382"],
    ["ids of another type", { ids: { first: "382" } }],
    ["lines that are not a list", { ...direct, orderLineList: 5 }],
    ["lines as a text that is not JSON", { ...direct, orderLineList: "{" }],
    ["a number of another order", { ...direct, sellerOrderNumber: "OTHER" }],
  ])("is refused with the reason, and nothing is ordered: %s", async (_, input) => {
    const { world, connect } = set();
    await expect(connect().createOrder(KEY, input as never)).rejects.toMatchObject({ name: "InputError" });
    expect(world.orders).toEqual([]);
  });

  it.each([undefined, null, "900001", {}, { orderId: null }, { purchaseOrderIdList: [] }])(
    "is refused with the reason, and nothing is paid: %j",
    async (input) => {
      await expect(
        set()
          .connect()
          .payOrder(KEY, input as never),
      ).rejects.toMatchObject({
        name: "InputError",
        message: "the input names no order to pay",
      });
    },
  );
});

describe("createOnce refuses what createTaobao does not return", () => {
  const journal = { read: vi.fn(), put: vi.fn(), open: vi.fn() };

  it.each([undefined, null, {}, 5, "x", { orders: {} }])("%#", (given) => {
    expect(() => createOnce(given as never, { journal })).toThrow(
      expect.objectContaining({ name: "InputError", hint: expect.stringContaining("createTaobao(options)") }),
    );
  });

  it("what throws when it is looked at", () => {
    const given = new Proxy({}, { get: () => raise() });
    expect(() => createOnce(given as never, { journal })).toThrow(expect.objectContaining({ name: "InputError" }));
  });

  it("the client of another marketplace", () => {
    const { client, ...groups } = createTaobao({ ...credentials });
    const { get: _, ...orders } = groups.orders;
    expect(() => createOnce({ client, ...groups, orders } as never, { journal })).toThrow(
      "createOnce needs what createTaobao returns: orders.get is missing",
    );
  });
});

function raise(): never {
  throw new Error("looked at");
}
