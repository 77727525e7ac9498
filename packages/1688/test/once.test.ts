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
import { create1688 } from "../src/index.ts";
import { type AlibabaOnce, createOnce, PendingError } from "../src/once.ts";

const cart = [
  { id: "71", specId: "aa1", quantity: 2 },
  { id: "72", specId: "bb1", quantity: 1 },
];
const orderOf = (order: WorldOrder): object => ({
  baseInfo: {
    idOfStr: order.id,
    status: order.isPaid ? "waitsellersend" : "waitbuyerpay",
    createTime: formatChinaTime(new Date(order.createdAt), "1688"),
    buyerFeedback: order.mark ?? null,
  },
  productItems: order.lines.map(({ sku, quantity }) => ({ specId: sku.toUpperCase(), quantity })),
});

/** The first letter of a SKU names its seller: each gets an order of its own. */
function split(lines: WorldOrder["lines"]): WorldOrder["lines"][] {
  const sellers = [...new Set(lines.map(({ sku }) => sku[0]))];
  return sellers.map((seller) => lines.filter(({ sku }) => sku[0] === seller));
}

const shop: Shop = {
  creation(path, input) {
    const { cartIds, cargoParamList, message } = input as Record<string, unknown>;
    const mark = typeof message === "string" ? { mark: message } : {};
    if (path === "/v2/alibaba/cart/create/order") {
      const records = cart.filter(({ id }) => (cartIds as unknown[]).map(String).includes(id));
      return { ...mark, orders: split(records.map(({ specId, quantity }) => ({ sku: specId, quantity }))) };
    }
    if (path !== "/v2/alibaba/order/create" && path !== "/v2/alibaba/order/batch/create") return undefined;
    const lines = cargoParamList as { specId?: string; quantity: number }[];
    return { ...mark, orders: split(lines.map(({ specId = "x1", quantity }) => ({ sku: specId, quantity }))) };
  },
  payment: (path, input) =>
    path === "/v2/alibaba/order/pay/url" ? [String((input as { orderId: unknown }).orderId)] : undefined,
  data(path, input, shown, made) {
    if (path === "/v2/alibaba/cart/list") return { enableList: [{ cartItemInfos: cart }], disableList: [] };
    if (path === "/v2/alibaba/order/pay/url") return { protocolPaySuccess: true };
    if (path !== "/v2/alibaba/order/page") return made.map(orderOf);
    const { pageNo, pageSize } = input as { pageNo: number; pageSize: number };
    const page = shown.slice((pageNo - 1) * pageSize, pageNo * pageSize);
    return { totalRecords: shown.length, data: page.map(orderOf) };
  },
};

const addressParam = {
  fullName: "张三",
  mobile: "13800138000",
  provinceText: "浙江省",
  cityText: "杭州市",
  address: "文三路 1 号",
};
const cargo = (...lines: [specId: string, quantity: number][]) =>
  lines.map(([specId, quantity]) => ({ offerMapId: "L0PTnwSnx_dWNZWCtgK7Gg", specId, quantity }));
const KEY = "TH-2026-000123";

// The runs that are counted here and in the tests of Taobao are more than 2,000, half of them in each.
const direct = { flow: "general", addressParam, cargoParamList: cargo(["aa1", 2], ["aa2", 1]) };
const inputs = {
  "orders.create": direct,
  "orders.create with the key in its message": { ...direct, message: `订单 ${KEY}` },
  "cart.createOrder": { flow: "general", cartIds: ["71"], addressParam },
  "cart.createOrder of two sellers": { flow: "general", cartIds: ["71", "72"], addressParam },
} satisfies Record<string, Parameters<AlibabaOnce["createOrder"]>[1]>;

function set(trouble: Trouble = {}) {
  const world = createWorld(shop, trouble);
  const connect = (): AlibabaOnce => {
    const { clock, fetch, journal } = world;
    return createOnce(create1688({ ...credentials, fetch: fetch as never, clock, retries: 0 }), { journal, clock });
  };
  const run = <T>(call: (once: AlibabaOnce) => Promise<T>, isShared = false) =>
    persist(
      world,
      () => {
        const once = connect();
        return () => call(once);
      },
      isShared,
    );
  return { world, connect, run };
}

/** Runs with a death at every await, and checks what is there in the end. */
const dieEverywhere: typeof dieAtEach = (...all) => withoutStacks(() => dieAtEach(...all));

async function dieAtEach<T>(
  troubles: readonly Trouble[],
  call: (once: AlibabaOnce) => Promise<T>,
  check: (result: T, orders: readonly WorldOrder[]) => void,
): Promise<number> {
  let runs = 0;
  for (const [index, trouble] of troubles.entries()) {
    const { world, run } = set(trouble);
    await run(call);
    const longest = world.awaits();
    for (let dieAt = 1; dieAt <= longest; dieAt++) {
      for (const diesBefore of [true, false]) {
        // Every death with two of the three lists.
        if ((dieAt + Number(diesBefore) + index) % 3 === 0) continue;
        const one = set({ ...trouble, dieAt, diesBefore });
        const result = await one.run(call);
        runs++;
        try {
          if (result instanceof Error) throw result;
          check(result, one.world.orders);
        } catch (cause) {
          throw new Error(JSON.stringify({ ...trouble, dieAt, diesBefore }), { cause });
        }
      }
    }
  }
  return runs;
}

const troublesOf = (fates: readonly (readonly Fate[])[]): Trouble[] =>
  fates.flatMap((one) =>
    [
      { lagMs: 0, clockJumpMs: 3_600_000 },
      { lagMs: 119_000, clockJumpMs: 0 },
      { lagMs: 60_000, clockJumpMs: -3_600_000 },
    ].map((more) => ({ fates: one, ...more })),
  );

describe.each(Object.entries(inputs))("%s, once", (_, input) => {
  it("orders once, wherever the process dies, regardless of what gets lost and how the list lags", async () => {
    const sellers = "cartIds" in input ? input.cartIds.length : 1;
    const runs = await dieEverywhere(
      troublesOf([["answer"], ["lose"], ["drop", "answer"]]),
      (once) => once.createOrder(KEY, input),
      ({ orderIds }, orders) => {
        expect(orders).toHaveLength(sellers);
        expect([...orderIds].sort()).toEqual(orders.map(({ id }) => id));
      },
    );
    expect(runs).toBeGreaterThan(140);
  }, 240_000);
});

describe("createBatch", () => {
  const input = { flow: "general", addressParam, cargoParamList: cargo(["aa1", 2], ["bb1", 1], ["cc1", 3]) };
  const skusOf = (orders: readonly WorldOrder[]): string[] =>
    orders.flatMap(({ lines }) => lines.map(({ sku, quantity }) => `${sku} ${quantity}`)).sort();

  it("orders each line once, also after a partial success, wherever the process dies", async () => {
    const runs = await dieEverywhere(
      troublesOf([["answer"], ["lose"], ["drop", "answer"], ["half", "answer"], ["half", "half", "answer"]]),
      (once) => once.createBatch(KEY, input),
      ({ parts }, orders) => {
        expect(skusOf(orders)).toEqual(["aa1 2", "bb1 1", "cc1 3"]);
        expect(parts.map(({ sku, orderId }) => orders.find(({ id }) => id === orderId)?.lines[0]?.sku === sku)).toEqual(
          [true, true, true],
        );
      },
    );
    expect(runs).toBeGreaterThan(480);
  }, 240_000);

  it("orders each line once, whichever write the journal refuses, and whether it is there anyway", async () => {
    let runs = 0;
    const fates: Fate[][] = [["answer"], ["lose"], ["drop", "answer"], ["half", "answer"], ["half", "lose"]];
    for (const fate of fates) {
      for (let failWriteAt = 1; failWriteAt <= 8; failWriteAt++) {
        for (const how of [{ isTorn: true }, { failWrites: 4 }]) {
          const { world, run } = set({ fates: fate, lagMs: 60_000, failWriteAt, ...how });
          const ended = await run((once) => once.createBatch(KEY, input));
          if (ended instanceof Error) throw new Error(JSON.stringify({ fate, failWriteAt, how }), { cause: ended });
          expect(skusOf(world.orders)).toEqual(["aa1 2", "bb1 1", "cc1 3"]);
          runs++;
        }
      }
    }
    expect(runs).toBe(80);
  }, 60_000);

  it("orders each line once in two processes with the same key", async () => {
    let runs = 0;
    const fates: Fate[][] = [["answer"], ["lose"], ["drop", "answer"], ["half", "answer"], ["half", "lose"]];
    for (const { fates: one, lagMs } of troublesOf(fates)) {
      const { world, run } = set({ ...(one && { fates: one }), ...(lagMs && { lagMs }) });
      const [first, second] = await Promise.all([
        run((once) => once.createBatch(KEY, input), true),
        run((once) => once.createBatch(KEY, input), true),
      ]);
      expect(skusOf(world.orders)).toEqual(["aa1 2", "bb1 1", "cc1 3"]);
      const ids = world.orders.map(({ id }) => id).sort();
      for (const ended of [first, second]) {
        if (ended instanceof Error) throw ended;
        expect([...ended.orderIds].sort()).toEqual(ids);
      }
      runs++;
    }
    expect(runs).toBe(15);
  }, 60_000);

  it("names the orders that exist when the server refuses the rest, and sends the rest when it is repeated", async () => {
    const { run, world } = set({ fates: ["half", "refuse", "answer"] });
    const refused = await run((once) => once.createBatch(KEY, input));
    expect(refused).toMatchObject({
      name: "RefusedError",
      orderIds: [world.orders[0]?.id],
      cause: { name: "ApiError", msg: "库存不足" },
    });
    const ended = await run((once) => once.createBatch(KEY, input));
    expect(ended).toMatchObject({ orderIds: world.orders.map(({ id }) => id) });
    expect(skusOf(world.orders)).toEqual(["aa1 2", "bb1 1", "cc1 3"]);
  });

  it("remembers the lines that have their order", async () => {
    const { run, world } = set();
    const first = await run((once) => once.createBatch(KEY, input));
    expect(first).toMatchObject({ orderIds: world.orders.map(({ id }) => id) });
    expect(await run((once) => once.createBatch(KEY, input))).toMatchObject({
      orderIds: world.orders.map(({ id }) => id),
      orders: [],
    });
    expect(world.orders).toHaveLength(3);
  });

  it("is not sent when its lines could not be told apart", async () => {
    const { connect, world } = set();
    for (const cargoParamList of [[], cargo(["aa1", 1], ["AA1", 2]), [{ offerMapId: "x", quantity: 1 }]]) {
      await expect(connect().createBatch(KEY, { ...input, cargoParamList })).rejects.toThrow(/Nothing|line/);
    }
    expect(world.orders).toEqual([]);
  });
});

it("a call whose order could not be recognized is not sent", async () => {
  const { connect, world } = set();
  const cargoParamList = [{ offerMapId: "x", quantity: 1 }];
  await expect(connect().createOrder(KEY, { ...direct, cargoParamList })).rejects.toThrow(/could not be recognized/);
  expect(world.orders).toEqual([]);
  expect(await connect().createOrder(KEY, { ...direct, cargoParamList, message: KEY })).toMatchObject({
    id: world.orders[0]?.id,
  });
});

it("a page to pay on is not a payment: the call stays pending until the order shows a payment", async () => {
  const { world } = set();
  const { id } = world.add([{ sku: "aa1", quantity: 1 }], undefined);
  let asked = 0;
  const fetch = async (url: string): Promise<Response> => {
    if (url.includes("pay/url")) asked++;
    return Response.json({
      code: 200,
      data: url.includes("pay/url")
        ? { payUrl: "https://example.com/pay", protocolPaySuccess: false }
        : { totalRecords: 1, data: world.orders.map(orderOf) },
    });
  };
  const once = createOnce(create1688({ ...credentials, fetch: fetch as never }), {
    journal: world.journal,
    clock: world.clock,
  });
  // The page is named again after a restart, and no second payment is sent for it.
  for (const call of [
    once,
    createOnce(create1688({ ...credentials, fetch: fetch as never }), { journal: world.journal, clock: world.clock }),
  ]) {
    const pending = await call.payOrder(KEY, { orderId: id }).catch((error: unknown) => error);
    expect(pending).toBeInstanceOf(PendingError);
    expect(pending).toMatchObject({ reason: "unsettled", payUrl: "https://example.com/pay" });
    expect(JSON.stringify(pending)).not.toContain("example.com");
  }
  expect(asked).toBe(1);
  const [order] = world.orders;
  if (order) order.isPaid = true;
  await expect(once.payOrder(KEY, { orderId: id })).resolves.toEqual({ state: "paid", orderIds: [id] });
});

describe("an input that is not one", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "71"],
    ["ids of another type", { ...inputs["cart.createOrder"], cartIds: { first: "71" } }],
    ["a list of lines with a hole", { ...direct, cargoParamList: [null] }],
    ["lines that are not a list", { ...direct, cargoParamList: 5 }],
  ])("is refused with the reason, and nothing is ordered: %s", async (_, input) => {
    const { world, connect } = set();
    await expect(connect().createOrder(KEY, input as never)).rejects.toMatchObject({ name: "InputError" });
    await expect(connect().createBatch(KEY, input as never)).rejects.toMatchObject({ name: "InputError" });
    expect(world.orders).toEqual([]);
  });

  it.each([undefined, null, "900001", {}, { orderId: null }, { orderIds: [] }])(
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

  it("may not be a key that is not a text", async () => {
    for (const key of [undefined, 5, Symbol("K")])
      await expect(
        set()
          .connect()
          .createOrder(key as never, { ...direct, message: "K" }),
      ).rejects.toMatchObject({
        name: "InputError",
        message: expect.stringContaining("the key is not a text"),
      });
  });
});

describe("createOnce refuses what create1688 does not return", () => {
  const journal = { read: vi.fn(), put: vi.fn(), open: vi.fn() };

  it.each([undefined, null, {}, 5, "x", { orders: {} }])("%#", (given) => {
    expect(() => createOnce(given as never, { journal })).toThrow(
      expect.objectContaining({ name: "InputError", hint: expect.stringContaining("create1688(options)") }),
    );
  });

  it("what throws when it is looked at", () => {
    const given = new Proxy({}, { get: () => raise() });
    expect(() => createOnce(given as never, { journal })).toThrow(expect.objectContaining({ name: "InputError" }));
  });

  it("the client of another marketplace", () => {
    const { client, ...groups } = create1688({ ...credentials });
    const { createBatch: _, ...orders } = groups.orders;
    expect(() => createOnce({ client, ...groups, orders } as never, { journal })).toThrow(
      "createOnce needs what create1688 returns: orders.createBatch is missing",
    );
  });
});

function raise(): never {
  throw new Error("looked at");
}
