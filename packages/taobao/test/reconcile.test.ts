import { AbortedError, ApiError, type ClientOptions, InputError, ProtocolError } from "@pandapon/core";
import { createMock } from "@pandapon/mock";
import { credentials, operationsOf } from "@pandapon/testkit";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  createTaobao,
  type PaymentReconciliation,
  type Reconciliation,
  type TaobaoCreationQuestion,
  type TaobaoOrder,
  type TaobaoPaymentQuestion,
} from "../src/index.ts";

/** 24 April 2025, 16:30:00 in China: the call was sent then. Ten minutes later the caller asks. */
const since = new Date("2025-04-24T16:30:00+08:00");
const clock = () => since.getTime() + 600_000;

const mine: TaobaoOrder = {
  id: "1232730479761801257",
  orderNo: "1232730473445106613",
  createTime: "2025-04-24 16:30:49",
  status: "WAIT_BUYER_P",
  sellerOrderNumber: null,
  subOrderVOS: [
    { subOrderId: "1232730479996604373", quantity: 1, itemMapId: "NeZYO6vIHuENAqbW6iWQb7dq", skuId: "7579055774996" },
    { subOrderId: "1232730479996604374", quantity: 2, itemMapId: "WUnUC1cILiBjt-Jv3lDdlQ", skuId: "7579055774997" },
  ],
};
const lines = [
  { skuId: 7579055774996n, quantity: 1 },
  { skuId: "7579055774997", quantity: 2 },
];

/** Taobao with these orders; `single` answers `orders.get`. */
function shop(orders: readonly object[], single?: (orderId: string) => object) {
  const asked: { readonly path: string; readonly input: unknown }[] = [];
  const fetch: NonNullable<ClientOptions["fetch"]> = async (url, init) => {
    const { pathname: path, searchParams } = new URL(url);
    init?.signal?.throwIfAborted();
    if (path === "/v2/taobao/order/detail/get") {
      const orderId = searchParams.get("orderId") ?? "";
      asked.push({ path, input: { orderId } });
      return Response.json(single?.(orderId) ?? { code: 99100, msg: "订单不存在", data: null });
    }
    const input = JSON.parse(String(init?.body)) as { pageNo: number; pageSize: number };
    asked.push({ path, input });
    const from = (input.pageNo - 1) * input.pageSize;
    const data = { totalRecords: orders.length, data: orders.slice(from, from + input.pageSize) };
    return Response.json({ code: 200, msg: "成功", data });
  };
  const { orders: group } = createTaobao({ ...credentials, fetch, retries: 0 });
  const ask = (question: TaobaoCreationQuestion, options: object = {}) =>
    group.reconcile(question, { clock, ...options });
  const askPaid = (question: TaobaoPaymentQuestion, options: object = {}) =>
    group.reconcile(question, { clock, ...options });
  return { asked, ask, askPaid };
}

it.each([
  ["another page than the one asked for", { currentPage: 2 }, "ambiguous"],
  ["more pages than it gave", { totalPage: 4 }, "ambiguous"],
  ["the page asked for, and one page too many", { currentPage: 1, totalPage: 2 }, "not-found"],
  ["a page 0", { currentPage: 0, totalPage: 0 }, "not-found"],
])("orders.reconcile: a page that calls itself %s", async (_, more, state) => {
  const fetch = async () => Response.json({ code: 200, msg: "成功", data: { totalRecords: 0, data: [], ...more } });
  const { orders } = createTaobao({ ...credentials, fetch, retries: 0 });
  expect(await orders.reconcile({ since, sellerOrderNumber: "LZD-1" }, { clock })).toMatchObject({ state });
});

describe("orders.reconcile: was it created?", () => {
  it("finds the order by the user's own number", async () => {
    const order = { ...mine, sellerOrderNumber: "LZD-1" };
    const { ask, asked } = shop([{ ...mine, id: "1", sellerOrderNumber: "LZD-2" }, order]);
    const result = await ask({ since, sellerOrderNumber: "LZD-1" });
    expectTypeOf(result).toEqualTypeOf<Reconciliation<TaobaoOrder>>();
    expect(result).toMatchObject({ state: "found", order, payment: "unsettled", looked: { orders: 2, pages: 1 } });
    expect(asked).toEqual([{ path: "/v2/taobao/order/page", input: { pageNo: 1, pageSize: 20 } }]);
    expect(await ask({ since, sellerOrderNumber: "LZD-3" })).toMatchObject({ state: "not-found" });
  });

  it("finds it by SKUs and quantities, ids as text or bigint", async () => {
    expect(await shop([mine]).ask({ since, lines })).toMatchObject({ state: "found", orders: [{ id: mine.id }] });
    const [line] = lines;
    expect(await shop([mine]).ask({ since, lines: [{ ...line, quantity: 7 }] })).toMatchObject({
      state: "ambiguous",
      reason: "cannot-tell",
    });
    expect(await shop([mine]).ask({ since, lines: [{ skuId: "1", quantity: 1 }] })).toMatchObject({
      state: "not-found",
    });
  });

  it("finds it by products where no SKU was given", async () => {
    const byProduct = [
      { itemMapId: "NeZYO6vIHuENAqbW6iWQb7dq", quantity: 1 },
      { itemMapId: "WUnUC1cILiBjt-Jv3lDdlQ", quantity: 2 },
    ];
    expect(await shop([mine]).ask({ since, lines: byProduct })).toMatchObject({ state: "found" });
  });

  it("leaves out orders that are known to be others, by any of their ids", async () => {
    const { ask } = shop([mine]);
    for (const id of [mine.id ?? "", mine.orderNo ?? "", 1232730479761801257n]) {
      expect(await ask({ since, lines, except: [id] })).toMatchObject({ state: "not-found" });
    }
  });

  it("reads times as China's, wherever it runs", async () => {
    const dayBefore = { ...mine, createTime: "2025-04-23 16:29:00" };
    expect(await shop([dayBefore]).ask({ since, lines })).toMatchObject({ state: "not-found" });
    const before = { ...mine, createTime: "2025-04-24 16:29:00" };
    expect(await shop([before]).ask({ since, lines })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("draws no conclusion from an answer of another form", async () => {
    const { ask } = shop([]);
    expect(await ask({ since, lines })).toMatchObject({ state: "not-found", looked: { orders: 0 } });
    const fetch = async () => Response.json({ code: 200, msg: "成功", data: { purchase_orders: [mine] } });
    const { orders } = createTaobao({ ...credentials, fetch });
    await expect(orders.reconcile({ since, lines }, { clock })).rejects.toThrow(ProtocolError);
  });

  it("hands options of the search, of the call, and filters on", async () => {
    const { ask, asked } = shop(
      Array.from({ length: 9 }, (_, id) => ({ ...mine, id: `${id}`, sellerOrderNumber: "x" })),
    );
    const options = { pageSize: 3, maxOrders: 6, filter: { status: "WAIT_BUYER_P", sortType: "DESC" } };
    expect(await ask({ since, sellerOrderNumber: "LZD-1" }, options)).toMatchObject({
      state: "ambiguous",
      reason: "list-incomplete",
      looked: { orders: 6, pages: 2 },
    });
    expect(asked[0]?.input).toEqual({ status: "WAIT_BUYER_P", sortType: "DESC", pageNo: 1, pageSize: 3 });
    await expect(ask({ since, lines }, { signal: AbortSignal.abort() })).rejects.toThrow(AbortedError);
  });

  it("refuses a question that nothing answers, and says what the server says", async () => {
    await expect(shop([]).ask({ since })).rejects.toThrow(InputError);
    const fetch = async () => Response.json({ code: 99100, msg: "查询时间范围不正确", data: null });
    const { orders } = createTaobao({ ...credentials, fetch });
    const error = await orders.reconcile({ since, lines }, { clock }).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ operationId: "listTaobaoOrders", code: 99100 });
  });

  it("works on what the mock answers", async () => {
    await using mock = await createMock({ auth: "verify" });
    const { orders } = createTaobao({ ...mock.credentials, baseUrl: mock.url });
    const result = await orders.reconcile({ sellerOrderNumber: "LZD-20250424-0001", since });
    expect(result).toMatchObject({
      state: "found",
      payment: "unsettled",
      order: { id: mine.id, orderNo: mine.orderNo },
    });
    const payment = await orders.reconcile({ orderIds: ["1232730479761801257"], since });
    expect(payment).toMatchObject({ state: "unsettled", looked: { orders: 1, pages: 0 } });
  });
});

describe("orders.reconcile: is it paid?", () => {
  const ids = { since, orderIds: [1232730479761801257n] };

  it("reads the order itself, and leaves the list alone", async () => {
    const { askPaid, asked } = shop([], () => ({ code: 200, data: { ...mine, status: "WAIT_SELLER_SEND_GOODS" } }));
    const result = await askPaid(ids);
    expectTypeOf(result).toEqualTypeOf<PaymentReconciliation<TaobaoOrder>>();
    expect(result).toMatchObject({ state: "paid" });
    expect(asked).toEqual([{ path: "/v2/taobao/order/detail/get", input: { orderId: "1232730479761801257" } }]);
  });

  it.each([
    ["BULIDING", "unsettled", "unsettled"],
    ["WAIT_BUYER_P", "unsettled", "unsettled"],
    [" wait_buyer_p ", "unsettled", "unsettled"],
    ["WAIT_SELLER_SEND_GOODS", "paid", "paid"],
    ["WAIT_BUYER_CONFIRM_GOODS", "paid", "paid"],
    ["TRADE_CLOSED", "closed", "closed"],
    ["A_STATE_OF_NEXT_YEAR", "unsettled", "unknown"],
  ])("takes %s for %s", async (status, state, payment) => {
    expect(await shop([{ ...mine, status }]).askPaid(ids)).toMatchObject({ state, orders: [{ payment }] });
  });

  it("believes a time of payment, and the sub-orders where the order has no state of its own", async () => {
    expect(await shop([{ ...mine, payTime: 1745483500000 }]).askPaid(ids)).toMatchObject({ state: "paid" });
    for (const payTime of ["0", 0, "", null, "null", "1970-01-01 08:00:00", "0001-01-01 00:00:00"]) {
      expect(await shop([{ ...mine, payTime }]).askPaid(ids)).toMatchObject({ state: "unsettled" });
    }
    const parts = (...states: string[]) => ({
      ...mine,
      status: null,
      subOrderVOS: states.map((status) => ({ status })),
    });
    expect(await shop([parts("WAIT_BUYER_P", "BULIDING")]).askPaid(ids)).toMatchObject({ reason: "no-payment-seen" });
    expect(await shop([parts("WAIT_BUYER_P", "WAIT_SELLER_SEND_GOODS")]).askPaid(ids)).toMatchObject({
      reason: "unknown-state",
    });
    expect(await shop([parts()]).askPaid(ids)).toMatchObject({ reason: "unknown-state" });
  });

  it("looks into the list when the order cannot be read by its id", async () => {
    for (const single of [undefined, () => ({ code: 200, data: null }), () => ({ code: 200, data: { id: "7" } })]) {
      const { askPaid, asked } = shop([mine], single);
      expect(await askPaid(ids)).toMatchObject({ state: "unsettled", orders: [{ id: mine.id }], looked: { pages: 1 } });
      expect(asked.map(({ path }) => path)).toEqual(["/v2/taobao/order/detail/get", "/v2/taobao/order/page"]);
    }
    expect(await shop([]).askPaid(ids)).toMatchObject({ state: "unsettled", reason: "not-seen", orders: [] });
  });

  it("takes the number of the order and the purchase id of a sub-order for ids as well", async () => {
    const order = { ...mine, subOrderVOS: [{ taobaoPurchaseId: "200066160294" }] };
    for (const orderIds of [["1232730473445106613"], ["200066160294"]]) {
      expect(await shop([order]).askPaid({ since, orderIds })).toMatchObject({ orders: [{ id: mine.id }] });
    }
  });

  it("says when to ask again, and never invites a second payment", async () => {
    const soon = { clock: () => since.getTime() + 1000 };
    const askAgainAt = new Date(since.getTime() + 120_000);
    expect(await shop([mine]).askPaid(ids, soon)).toMatchObject({ state: "unsettled", askAgainAt });
    expect(await shop([mine]).askPaid(ids)).toMatchObject({
      state: "unsettled",
      askAgainAt: new Date(clock() + 60_000),
    });
  });

  it("refuses ids that were rounded", async () => {
    const { askPaid, asked } = shop([mine]);
    const orderIds = [Number("1232730479761801257")];
    await expect(askPaid({ since, orderIds })).rejects.toThrow(InputError);
    expect(asked).toEqual([]);
  });

  it("does not swallow a failure that says nothing about the order", async () => {
    const asked: string[] = [];
    const { orders } = createTaobao({
      ...credentials,
      retries: 0,
      fetch: async (url) => {
        asked.push(new URL(url).pathname);
        return new Response("<html>bad gateway</html>", { status: 200 });
      },
    });
    await expect(orders.reconcile(ids, { clock })).rejects.toThrow(ProtocolError);
    expect(asked).toEqual(["/v2/taobao/order/detail/get"]);
  });
});

it("asks the operations that the description names for an unknown outcome", () => {
  const writes = operationsOf("taobao").filter(({ group, safety }) => group === "orders" && safety !== "read");
  const named = new Map(writes.map(({ id, reconcile }) => [id, reconcile]));
  expect(Object.fromEntries(named)).toMatchObject({
    createTaobaoOrder: "listTaobaoOrders",
    payTaobaoOrder: "getTaobaoOrder",
    cancelTaobaoOrder: "getTaobaoOrder",
  });
  const creation = operationsOf("taobao").find(({ id }) => id === "createTaobaoCartOrder");
  expect(creation?.reconcile).toBe("listTaobaoOrders");
});

it("failures of reconcile and catchUp begin at the caller's line", async () => {
  const client = createTaobao({ ...credentials, retries: 0, fetch: async () => Response.json({ code: 5, msg: "no" }) });
  const asksForOrder = async () => {
    await client.orders.reconcile({ since: new Date(), orderIds: "7" as never });
  };
  const asksForList = async () => {
    await client.orders.reconcile({ since: new Date(0), sellerOrderNumber: "LZD-1" });
  };
  const catchesUp = async () => {
    for await (const _ of client.orders.catchUp({ since: new Date(0) }));
  };
  const catchesUpWrongly = async () => {
    for await (const _ of client.orders.catchUp(null as never));
  };
  for (const [call, name] of [
    [asksForOrder, "InputError"],
    [asksForList, "ApiError"],
    [catchesUp, "ApiError"],
    [catchesUpWrongly, "InputError"],
  ] as const) {
    const error = await call().catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name });
    expect(/\n +at (.*)/.exec((error as Error).stack ?? "")?.[1]).toContain(call.name);
  }
});

it("takes a question or options that throw for wrong input, and no third argument", async () => {
  const { orders } = createTaobao({
    ...credentials,
    fetch: async () => Response.json({ code: 200, data: { data: [] } }),
  });
  const question = {
    get since(): Date {
      throw new RangeError("no");
    },
    orderIds: ["1"],
  };
  const call = orders.reconcile as (...all: unknown[]) => Promise<unknown>;
  await expect(call(question)).rejects.toThrow(InputError);
  await expect(call(undefined, undefined, 5)).rejects.toThrow(InputError);
  const loop = (orders.catchUp as (...all: unknown[]) => AsyncIterable<unknown>)(question, question, 5);
  await expect(loop[Symbol.asyncIterator]().next()).rejects.toThrow(InputError);
});
