import { ApiError, type ClientOptions, InputError, ProtocolError } from "@pandapon/core";
import { createMock } from "@pandapon/mock";
import { credentials, operationsOf } from "@pandapon/testkit";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type AlibabaCreationQuestion,
  type AlibabaPaymentQuestion,
  type AlibabaTradeInfo,
  create1688,
  type PaymentReconciliation,
  type Reconciliation,
} from "../src/index.ts";

/** 24 April 2025, 16:30:00 in China: the call was sent then. Ten minutes later the caller asks. */
const since = new Date("2025-04-24T16:30:00+08:00");
const clock = () => since.getTime() + 600_000;

const order = (id: string, specId: string, quantity: number, more: object = {}): AlibabaTradeInfo => ({
  baseInfo: { id, idOfStr: id, status: "waitbuyerpay", createTime: "20250424163049000+0800", ...more },
  productItems: [{ specId, quantity, productID: "743470146022" }],
});
const red = "e61a85a671bb3d0301d0412b51641c6b";
const blue = "cd2b8c31408766f9fb089e74e2a6ac15";
const lines = [
  { specId: red, quantity: 1 },
  { specId: blue, quantity: 2 },
];
const first = order("2542285634920345678", red, 1);
const second = order("2542285634930345679", blue, 2, { status: "waitsellersend" });

/** 1688 with these orders. The ids stand on the wire as bare numbers. */
function shop(orders: readonly AlibabaTradeInfo[]) {
  const asked: unknown[] = [];
  const fetch: NonNullable<ClientOptions["fetch"]> = async (url, init) => {
    expect(new URL(url).pathname).toBe("/v2/alibaba/order/page");
    const input = JSON.parse(String(init?.body)) as { pageNo: number; pageSize: number };
    asked.push(input);
    const from = (input.pageNo - 1) * input.pageSize;
    const data = { totalRecords: orders.length, data: orders.slice(from, from + input.pageSize) };
    return new Response(JSON.stringify({ code: 200, data }).replace(/"(id|productID)":"(\d+)"/g, '"$1":$2'));
  };
  const { orders: group } = create1688({ ...credentials, fetch, retries: 0 });
  const ask = (question: AlibabaCreationQuestion, options: object = {}) =>
    group.reconcile(question, { clock, ...options });
  const askPaid = (question: AlibabaPaymentQuestion, options: object = {}) =>
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
  const { orders } = create1688({ ...credentials, fetch, retries: 0 });
  expect(await orders.reconcile({ since, message: "LZD-1" }, { clock })).toMatchObject({ state });
});

describe("orders.reconcile: was it created?", () => {
  it("finds the orders of one call, one for each seller", async () => {
    const { ask, asked } = shop([second, first, order("1", "0".repeat(32), 1)]);
    const result = await ask({ since, lines });
    expectTypeOf(result).toEqualTypeOf<Reconciliation<AlibabaTradeInfo>>();
    expect(result).toMatchObject({
      state: "found",
      payment: "unknown",
      orders: [
        { id: "2542285634930345679", payment: "paid" },
        { id: "2542285634920345678", payment: "unsettled" },
      ],
      looked: { orders: 3, pages: 1 },
    });
    // The page behind proves that this is the end.
    expect(asked).toEqual([
      { pageNo: 1, pageSize: 20 },
      { pageNo: 2, pageSize: 20 },
    ]);
  });

  it("says when only some of the sellers got their order", async () => {
    expect(await shop([first]).ask({ since, lines })).toMatchObject({ state: "ambiguous", reason: "partly" });
  });

  it("says that it is not there, and leaves out orders that are known to be others", async () => {
    const one = { since, lines: lines.slice(0, 1) };
    expect(await shop([second]).ask(one)).toMatchObject({ state: "not-found" });
    expect(await shop([first]).ask(one)).toMatchObject({ state: "found" });
    expect(await shop([first]).ask({ ...one, except: [2542285634920345678n] })).toMatchObject({ state: "not-found" });
  });

  it("compares products where no SKU was given, and cannot tell where orders show neither", async () => {
    const byProduct = { since, lines: [{ productID: 743470146022n, quantity: 1 }] };
    expect(await shop([first]).ask(byProduct)).toMatchObject({ state: "found" });
    const bare = { ...first, productItems: [{ quantity: 1, specId: null }] };
    expect(await shop([bare]).ask({ since, lines })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("recognizes an order by its message, but does not exclude an order because of another message", async () => {
    const marked = order("7", red, 1, { buyerFeedback: " 订单 LZD-1 " });
    expect(await shop([second, marked]).ask({ since, message: "订单 LZD-1" })).toMatchObject({
      state: "found",
      orders: [{ id: "7" }],
    });
    const changed = order("7", red, 1, { buyerFeedback: "订单" });
    expect(await shop([changed]).ask({ since, message: "订单 LZD-1" })).toMatchObject({ reason: "cannot-tell" });
  });

  it("reads both forms of time", async () => {
    const old = (createTime: string) => shop([order("1", red, 1, { createTime })]).ask({ since, lines });
    expect(await old("20250422163049000+0800")).toMatchObject({ state: "not-found" });
    expect(await old("2025-04-22 16:30:49")).toMatchObject({ state: "not-found" });
    expect(await old("22.4.2025")).toMatchObject({ state: "ambiguous" });
  });

  it("hands filters on, and draws no conclusion from an answer of another form", async () => {
    const { ask, asked } = shop([]);
    await ask({ since, lines }, { filter: { isHis: false }, pageSize: 50 });
    expect(asked[0]).toEqual({ isHis: false, pageNo: 1, pageSize: 50 });
    const fetch = async () => Response.json({ code: 200, data: { result: [first] } });
    const { orders } = create1688({ ...credentials, fetch });
    await expect(orders.reconcile({ since, lines }, { clock })).rejects.toThrow(ProtocolError);
  });

  it("refuses a question that nothing answers, and says what the server says", async () => {
    await expect(shop([]).ask({ since })).rejects.toThrow(InputError);
    await expect(shop([]).ask({ since, message: "  " })).rejects.toThrow(InputError);
    const fetch = async () => Response.json({ code: 99100, msg: "每页数量超出限制", data: null });
    const { orders } = create1688({ ...credentials, fetch });
    await expect(orders.reconcile({ since, lines }, { clock })).rejects.toThrow(ApiError);
  });
});

describe("orders.reconcile: is it paid?", () => {
  it.each([
    ["waitbuyerpay", "unsettled"],
    ["WaitSellerSend", "paid"],
    ["waitsellersend", "paid"],
    ["waitbuyerreceive", "paid"],
    ["confirm_goods", "paid"],
    ["success", "paid"],
    ["cancel", "closed"],
    ["terminated", "closed"],
    ["a_state_of_next_year", "unsettled"],
  ])("takes %s for %s", async (status, state) => {
    const { askPaid } = shop([order("2542285634920345678", red, 1, { status })]);
    expect(await askPaid({ since, orderIds: [2542285634920345678n] })).toMatchObject({ state });
  });

  it("believes a time of payment where the state is not known", async () => {
    const { askPaid } = shop([order("1", red, 1, { status: null, payTime: "20250424164000000+0800" })]);
    expect(await askPaid({ since, orderIds: ["1"] })).toMatchObject({ state: "paid" });
  });

  it("judges each of several orders, and calls the payment paid only if all are paid", async () => {
    const orderIds = ["2542285634920345678", "2542285634930345679"];
    const result = await shop([first, second]).askPaid({ since, orderIds });
    expectTypeOf(result).toEqualTypeOf<PaymentReconciliation<AlibabaTradeInfo>>();
    expect(result).toMatchObject({ state: "unsettled", reason: "partly-paid", askAgainAt: expect.any(Date) });
    expect(result.orders.map(({ payment }) => payment)).toEqual(["unsettled", "paid"]);
  });

  it("works on what the mock answers", async () => {
    await using mock = await createMock({ auth: "verify" });
    const { orders } = create1688({ ...mock.credentials, baseUrl: mock.url });
    const result = await orders.reconcile({ orderIds: ["2542285634920345678"], since });
    expect(result).toMatchObject({ orders: [{ id: "2542285634920345678" }] });
  });
});

it("asks the operation that the description names for an unknown outcome", () => {
  const writes = operationsOf("1688").filter(({ group, safety }) => group === "orders" && safety !== "read");
  expect(writes.length).toBeGreaterThan(5);
  expect(new Set(writes.map(({ reconcile }) => reconcile))).toEqual(new Set(["list1688Orders"]));
});

it.each(["TH-1", "", " ", "12a", "1.5", "１２３", "1e3"])(
  "refuses %j as the id of an order, before anything is read",
  async (id) => {
    const client = create1688({
      ...credentials,
      fetch: () => {
        throw new Error("sent");
      },
    });
    await expect(client.orders.reconcile({ since: new Date(), orderIds: ["1", id] })).rejects.toMatchObject({
      name: "InputError",
      message: `orderIds: ${JSON.stringify(id)} is not the id of an order: digits only`,
      hint: expect.stringContaining("baseInfo.idOfStr"),
    });
  },
);

it("failures of reconcile and catchUp begin at the caller's line", async () => {
  const client = create1688({
    ...credentials,
    retries: 0,
    fetch: async () => Response.json({ code: 5, msg: "no" }),
  });
  const asksForOrder = async () => {
    await client.orders.reconcile({ since: new Date(), orderIds: "7" as never });
  };
  const asksForList = async () => {
    await client.orders.reconcile({ since: new Date(0), message: "LZD-1" });
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
  const { orders } = create1688({
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
