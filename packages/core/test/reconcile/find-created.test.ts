import { describe, expect, it } from "vitest";
import { InputError, ProtocolError } from "../../src/index.ts";
import { type CreationQuestion, findCreated, type ReconcileOptions } from "../../src/reconcile/index.ts";
import { made, NOW, others, reader, type ShopOrder, SINCE, shop } from "./support.ts";

const lines = [
  { sku: "red-m", quantity: 2 },
  { sku: "blue-l", quantity: 1 },
];
const sameLines = [
  { sku: "red-m", pieces: 2 },
  { sku: "blue-l", pieces: 1 },
];
const mine: ShopOrder = { no: "mine", made: made(1), lines: sameLines, payment: "unsettled" };

function ask(
  orders: readonly ShopOrder[],
  question: Partial<CreationQuestion>,
  options: ReconcileOptions = {},
  settings: Parameters<typeof shop>[1] & { marksAreSure?: boolean } = {},
) {
  const from = shop(orders, settings);
  const result = findCreated(
    from.list,
    reader(settings.marksAreSure),
    { since: SINCE, ...question },
    { clock: () => NOW, ...options },
  );
  return Object.assign(result, from);
}

describe("by the lines", () => {
  it("finds the order made since the call with the same lines", async () => {
    expect(await ask([mine, ...others(5)], { lines })).toEqual({
      state: "found",
      order: mine,
      payment: "unsettled",
      orders: [{ id: "mine", payment: "unsettled", order: mine }],
      looked: { orders: 6, pages: 1, since: SINCE },
    });
  });

  it("answers not-found if no order of the whole list matches", async () => {
    const run = ask(others(45), { lines });
    expect(await run).toEqual({ state: "not-found", looked: { orders: 45, pages: 3, since: SINCE } });
    expect(run.asked.map(({ page }) => page)).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  it.each([
    [
      "other quantities",
      [
        { sku: "red-m", pieces: 1 },
        { sku: "blue-l", pieces: 2 },
      ],
    ],
    ["another SKU", [{ sku: "green-s", pieces: 2 }]],
    ["another SKU, who knows how many", [{ sku: "green-s" }]],
  ])("takes an order with %s for another one", async (_, other) => {
    expect(await ask([{ ...mine, lines: other }], { lines })).toMatchObject({ state: "not-found" });
  });

  it("adds up lines of one SKU", async () => {
    const apart = [
      { sku: "red-m", pieces: 1 },
      { sku: "blue-l", pieces: 1 },
      { sku: "red-m", pieces: 1 },
    ];
    expect(await ask([{ ...mine, lines: apart }], { lines })).toMatchObject({ state: "found" });
  });

  it("knows the same order by its product when no SKU was given, but cannot rule one out by it", async () => {
    const byProduct = [{ product: "opaque-1", quantity: 1 }];
    const order = { ...mine, lines: [{ product: "opaque-1", sku: "x", pieces: 1 }] };
    expect(await ask([order], { lines: byProduct })).toMatchObject({ state: "found", order });
    const otherForm = { ...mine, lines: [{ product: "opaque-of-another-form", pieces: 1 }] };
    expect(await ask([otherForm], { lines: byProduct })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("goes by the products as soon as one line has no SKU", async () => {
    const asked = [
      { sku: "red-m", product: "p1", quantity: 1 },
      { product: "p2", quantity: 1 },
    ];
    const order = {
      ...mine,
      lines: [
        { sku: "x", product: "p1", pieces: 1 },
        { sku: "y", product: "p2", pieces: 1 },
      ],
    };
    expect(await ask([order], { lines: asked })).toMatchObject({ state: "found", order });
  });

  it("finds an order that was split, one for each seller", async () => {
    const first = { no: "1", made: made(1), lines: [sameLines[0] ?? {}], payment: "paid" } as const;
    const second = { no: "2", made: made(1), lines: [sameLines[1] ?? {}], payment: "unsettled" } as const;
    const result = await ask([first, second], { lines });
    expect(result).toMatchObject({ state: "found", payment: "unknown", orders: [{ id: "1" }, { id: "2" }] });
  });

  it("does not call half an order found", async () => {
    const half = { no: "1", made: made(1), lines: [sameLines[0] ?? {}] };
    expect(await ask([half], { lines })).toMatchObject({ state: "ambiguous", reason: "partly", orders: [{ id: "1" }] });
  });

  it("cannot tell about an order with one of the lines and something else", async () => {
    const mixed = { ...mine, lines: [...sameLines, { sku: "gift", pieces: 1 }] };
    expect(await ask([mixed], { lines })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("sees a part of the order beside the whole", async () => {
    const part = { no: "1", made: made(1), lines: [sameLines[0] ?? {}] };
    expect(await ask([mine, part], { lines })).toMatchObject({ state: "ambiguous", reason: "several" });
  });

  it("sees that it was ordered twice", async () => {
    expect(await ask([mine, { ...mine, no: "again" }], { lines })).toMatchObject({
      state: "ambiguous",
      reason: "several",
      orders: [{ id: "mine" }, { id: "again" }],
    });
  });

  it("leaves out the orders that are known to be others", async () => {
    const result = await ask([mine, { ...mine, no: "again" }], { lines, except: ["again"] });
    expect(result).toMatchObject({ state: "found", orders: [{ id: "mine" }] });
    expect(await ask([mine], { lines, except: ["mine"] })).toMatchObject({ state: "not-found" });
    const twoIds = { ...mine, alias: "mine-2" };
    for (const id of ["mine", "mine-2"]) {
      expect(await ask([twoIds], { lines, except: [id] })).toMatchObject({ state: "not-found" });
    }
  });

  it("counts an order once that moves to the next page while it is read", async () => {
    const pages = [
      [...others(19), mine],
      [mine, ...others(25).slice(20)],
    ];
    const result = await ask(
      [],
      { lines },
      {},
      { answer: ({ page = 1 }) => ({ orders: pages[page - 1] ?? [], total: 26 }) },
    );
    expect(result).toMatchObject({ state: "found", orders: [{ id: "mine" }] });
  });
});

describe("the time", () => {
  it("takes an order for another one that is more than a day older than the call", async () => {
    expect(await ask([{ ...mine, made: made(-86_500) }], { lines })).toMatchObject({ state: "not-found" });
  });

  // The zone of the API's times is inferred: an order of the last day may be the one, may be not.
  it.each([-40, -8 * 3600])("cannot tell about one that seems %i s older", async (seconds) => {
    const result = await ask([{ ...mine, made: made(seconds) }], { lines });
    expect(result).toMatchObject({ state: "ambiguous", reason: "cannot-tell", orders: [{ id: "mine" }] });
  });

  it.each([undefined, null, "", "gestern", "2025-02-30 10:00:00"])("cannot tell when the time is %j", async (time) => {
    const result = await ask([{ ...mine, made: time as string }], { lines });
    expect(result).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("allows for whole seconds and clocks that differ a little", async () => {
    expect(await ask([{ ...mine, made: made(-20) }], { lines })).toMatchObject({ state: "found" });
  });

  it("counts on the server's clock when the local one is wrong", async () => {
    // The local clock is an hour behind: the order seems to come from the future. Then an hour fast: from the past.
    for (const aheadMs of [3_600_000, -3_600_000]) {
      const order = { ...mine, made: made(1 + aheadMs / 1000) };
      const result = await ask([order], { lines }, {}, { aheadMs });
      expect(result).toMatchObject({ state: "found", looked: { since: new Date(SINCE.getTime() + aheadMs) } });
    }
  });

  it("takes a small difference of the clocks for none", async () => {
    expect(await ask([mine], { lines }, {}, { aheadMs: 20_000 })).toMatchObject({ looked: { since: SINCE } });
  });

  it("does not say that it is not there while the call may be at work", async () => {
    const soon = { clock: () => SINCE.getTime() + 119_999 };
    expect(await ask([], { lines }, soon)).toEqual({
      state: "ambiguous",
      reason: "too-early",
      orders: [],
      looked: { orders: 0, pages: 1, since: SINCE },
      askAgainAt: new Date(SINCE.getTime() + 120_000),
    });
    expect(await ask([], { lines }, { clock: () => SINCE.getTime() + 120_000 })).toMatchObject({ state: "not-found" });
    expect(await ask([], { lines }, { ...soon, settleMs: 0 })).toMatchObject({ state: "not-found" });
    expect(await ask([mine], { lines }, soon)).toMatchObject({ state: "found" });
  });
});

describe("by a mark of the user's own", () => {
  const marked: ShopOrder = { no: "mine", made: made(1), mark: "LZD-1", payment: "paid" };

  it("finds it, and need not look further", async () => {
    const run = ask([...others(21), marked, ...others(40)], { mark: "LZD-1" });
    expect(await run).toMatchObject({ state: "found", order: marked, payment: "paid", looked: { pages: 2 } });
    expect(run.asked).toHaveLength(2);
  });

  it("counts an order that was made before this attempt: an earlier one may have come through", async () => {
    expect(await ask([{ ...marked, made: made(-90_000) }], { mark: "LZD-1" })).toMatchObject({ state: "found" });
  });

  it("treats an order with another mark as another order, regardless of its lines", async () => {
    expect(await ask([{ ...mine, mark: "LZD-2" }], { mark: "LZD-1", lines })).toMatchObject({ state: "not-found" });
  });

  it("falls back on the lines where orders give no mark", async () => {
    expect(await ask([mine], { mark: "LZD-1", lines })).toMatchObject({ state: "found", orders: [{ id: "mine" }] });
    expect(await ask([mine], { mark: "LZD-1" })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("does not trust another mark where marks may come back changed", async () => {
    const order = { ...mine, mark: "LZD-1 (shortened by the server)" };
    const unsure = { marksAreSure: false };
    expect(await ask([order], { mark: "LZD-1", lines }, {}, unsure)).toMatchObject({ state: "found" });
    expect(await ask([order], { mark: "LZD-1" }, {}, unsure)).toMatchObject({ reason: "cannot-tell" });
  });

  it("is ambiguous if two orders have the mark, but not if together they are the ordered lines", async () => {
    const again = { ...marked, no: "again" };
    expect(await ask([marked, again], { mark: "LZD-1" })).toMatchObject({ state: "ambiguous", reason: "several" });
    const parts = sameLines.map((line, index) => ({ ...marked, no: `${index + 1}`, lines: [line] }));
    expect(await ask(parts, { mark: "LZD-1", lines })).toMatchObject({
      state: "found",
      orders: [{ id: "1" }, { id: "2" }],
    });
    const apart = ask([parts[0] ?? {}, ...others(30), parts[1] ?? {}], { mark: "LZD-1", lines });
    expect(await apart).toMatchObject({ state: "found", orders: [{ id: "1" }, { id: "2" }], looked: { pages: 2 } });
    expect(await ask(parts.slice(0, 1), { mark: "LZD-1", lines })).toMatchObject({
      state: "ambiguous",
      reason: "partly",
    });
    const fewer = [
      { ...marked, no: "0", lines: [{ sku: "red-m", pieces: 1 }] },
      { ...marked, no: "1", lines: [{ sku: "blue-l", pieces: 1 }] },
    ];
    expect(await ask(fewer, { mark: "LZD-1", lines })).toMatchObject({ state: "ambiguous", reason: "partly" });
    const otherIds = { ...marked, lines: [{ sku: "an id of another kind", pieces: 3 }] };
    expect(await ask([otherIds], { mark: "LZD-1", lines })).toMatchObject({ state: "found" });
    const twice = [
      { ...marked, lines: sameLines },
      { ...again, lines: sameLines },
    ];
    expect(await ask(twice, { mark: "LZD-1", lines })).toMatchObject({ state: "ambiguous", reason: "several" });
  });
});

describe("the list", () => {
  it("cannot tell about orders that show no lines", async () => {
    for (const shown of [undefined, null, [], [{ sku: "red-m" }], [{ pieces: 2 }]]) {
      const result = await ask([{ ...mine, lines: shown as never }], { lines });
      expect(result).toMatchObject({ state: "ambiguous", reason: "cannot-tell", orders: [{ id: "mine" }] });
    }
  });

  it("never says that it is not there when the list was not read to its end", async () => {
    const result = await ask(others(100), { lines }, { maxOrders: 40 });
    expect(result).toMatchObject({ state: "ambiguous", reason: "list-incomplete", looked: { orders: 40, pages: 2 } });
    expect(await ask(others(40), { lines }, { maxOrders: 40 })).toMatchObject({ state: "not-found" });
    const untold = ({ page = 1 }) => ({ orders: others(60).slice((page - 1) * 20, page * 20) });
    expect(await ask([], { lines }, { maxOrders: 40 }, { answer: untold })).toMatchObject({
      reason: "list-incomplete",
    });
    expect(await ask([], { lines }, { maxOrders: 60 }, { answer: untold })).toMatchObject({ state: "not-found" });
  });

  it("nor when it breaks off before its own total", async () => {
    const answer = ({ page = 1 }) => ({ orders: page === 1 ? others(20) : [], total: 60 });
    expect(await ask([], { lines }, {}, { answer })).toMatchObject({ state: "ambiguous", reason: "list-incomplete" });
    const empty = () => ({ orders: [], total: 3 });
    expect(await ask([], { lines }, {}, { answer: empty })).toMatchObject({ reason: "list-incomplete" });
  });

  it.each([{}, { orders: null, total: 0 }, { purchase_orders: [] }, { orders: { length: 1 } }])(
    "draws no conclusion from an answer without a list: %j",
    async (page) => {
      const error = await ask([], { lines }, {}, { answer: () => page }).catch((it: unknown) => it);
      expect(error).toBeInstanceOf(ProtocolError);
      expect(error).toMatchObject({ operationId: "listOrders" });
    },
  );

  it("ends a day before the call when the user knows that the newest come first", async () => {
    const run = ask(others(200), { lines }, { newestFirst: true });
    expect(await run).toMatchObject({ state: "not-found", looked: { pages: 3 } });
    expect(run.asked).toHaveLength(6);
  });

  it("does not believe that when the list is in another order", async () => {
    const [first, ...rest] = others(80);
    const late = [...rest, first ?? {}, mine];
    const moved = [...late.slice(70), ...late.slice(0, 70)].toReversed();
    const run = ask(moved, { lines }, { newestFirst: true });
    expect(await run).toMatchObject({ state: "found", looked: { orders: 81 } });
  });

  it("does not believe it either once an order shows no time that can be read", async () => {
    for (const time of [null, "gestern"]) {
      const [first, ...rest] = others(60);
      const orders = [{ ...first, made: time }, ...rest, mine];
      const run = ask(orders, { lines }, { newestFirst: true });
      expect(await run).toMatchObject({ looked: { orders: 61 }, orders: [{ id: "mine" }] });
    }
  });

  it("asks for pages of the size it is told", async () => {
    const run = ask(others(12), { lines }, { pageSize: 5 });
    await run;
    expect(run.asked.map(({ size }) => size)).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
  });
});

describe("what cannot be answered", () => {
  it.each<[string, Partial<CreationQuestion>]>([
    ["neither mark nor lines", {}],
    ["an empty mark", { mark: "" }],
    ["no line", { lines: [] }],
    ["a line without quantity", { lines: [{ sku: "red-m" }] }],
    ["a line without quantity beside one with", { lines: [{ sku: "red-m", quantity: 1 }, { sku: "blue-l" }] }],
    ["a line without product beside one with", { lines: [{ product: "p", quantity: 1 }, { quantity: 1 }] }],
    ["a quantity of 0", { lines: [{ sku: "red-m", quantity: 0 }] }],
    ["a line without SKU beside one with", { lines: [{ sku: "a", quantity: 1 }, { quantity: 1 }] }],
    ["a time that is none", { lines, since: new Date(Number.NaN) }],
    ["a time as text", { lines, since: "2025-04-24" as never }],
    ["a time to come", { lines, since: new Date(NOW + 60_000) }],
  ])("refuses %s, and asks nothing", async (_, question) => {
    const run = ask([mine], question);
    await expect(run).rejects.toThrow(InputError);
    expect(run.asked).toEqual([]);
  });

  it.each([{ maxOrders: 0 }, { pageSize: 1.5 }, { settleMs: -1 }, { settleMs: Number.NaN }])(
    "refuses %j",
    async (options) => {
      const run = ask([mine], { lines }, options);
      await expect(run).rejects.toThrow(InputError);
      expect(run.asked).toEqual([]);
    },
  );
});

/** Orders with numbers of their own. */
const marked = (count: number): readonly ShopOrder[] =>
  others(count).map((order, at) => ({ ...order, mark: `other-${at}` }));

describe("what a server may have made of ids and marks", () => {
  const asked = { sku: "5016042822039", quantity: 2 };
  const number = "LZD-20250424-0001";

  it.each([
    "5016042822039.0",
    "0005016042822039",
    "5.016042822039e12",
    '"5016042822039"',
    "5016042822039\u200b",
    "5,016,042,822,039",
  ])("does not take the SKU %s for another SKU", async (sku) => {
    const order: ShopOrder = { no: "1", made: made(1), lines: [{ sku, pieces: 2 }] };
    const result = await ask([order, ...marked(3)], { lines: [asked] });
    expect(result).toMatchObject({ state: "ambiguous", reason: "cannot-tell", orders: [{ id: "1" }] });
  });

  it.each([
    [number, "LZD%2D20250424%2D0001"],
    [number, "LZD&#45;20250424&#45;0001"],
    [number, "LZD_20250424_0001"],
    [number, "LZD\u00ad-20250424-0001"],
    [number, "LZD-20250424-000"],
    ["123", "123.0"],
    ["2541753627432451492", "2541753627432451600"],
    ["1000000000000000000000", "1e21"],
  ])("does not take the order of mark %s with %s for another one", async (mark, shown) => {
    const result = await ask([{ no: "1", made: made(1), mark: shown }, ...marked(3)], { mark });
    expect(result).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it.each([
    [number, "LZD-20250424-0002"],
    ["LZD-10", "LZD-1"],
    ["2541753627432451492", "2541753627432451493"],
  ])("still tells the mark %s from %s", async (mark, shown) => {
    const order = { no: "1", made: made(1), mark: shown };
    expect(await ask([order, ...marked(3)], { mark })).toMatchObject({ state: "not-found" });
  });

  it("takes a shorter mark for no cut one where the list shows longer ones", async () => {
    const orders = [
      { no: "1", made: made(1), mark: "shop-one-20250424-1" },
      { no: "2", made: made(1), mark: "shop-one-20250424-9999" },
    ];
    expect(await ask(orders, { mark: "shop-one-20250424-11" })).toMatchObject({ state: "not-found" });
  });

  it.each(["1970-01-01 08:00:00", "0001-01-01 00:00:00", "1900-01-01 00:00:00"])(
    "does not take %s for the time of an order",
    async (time) => {
      const order = { no: "1", made: time, lines: [{ sku: asked.sku, pieces: 2 }] };
      expect(await ask([order], { lines: [asked] })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
    },
  );

  it("counts two orders of a page with one id as two", async () => {
    const twins = [
      { no: "N/A", made: made(1), lines: [{ sku: asked.sku, pieces: 2 }] },
      { no: "N/A", made: made(2), lines: [{ sku: asked.sku, pieces: 2 }] },
    ];
    for (const no of ["N/A", "--", "无", "9"]) {
      const orders = twins.map((order) => ({ ...order, no }));
      expect(await ask(orders, { lines: [asked] })).toMatchObject({ state: "ambiguous", reason: "several" });
    }
  });
});

describe("a total that was counted before the order came", () => {
  const late: ShopOrder = { no: "late", made: made(1), mark: "LZD-1" };
  const paged =
    (orders: readonly ShopOrder[], total: number, behind?: unknown) =>
    ({ page = 1, size = 20 }: { page?: number; size?: number }) =>
      behind !== undefined && (page - 1) * size >= total
        ? behind
        : { orders: orders.slice((page - 1) * size, page * size), total };

  it("hides no order after a full page", async () => {
    const orders = [...marked(20), late];
    const answer = paged(orders, 20);
    expect(await ask(orders, { mark: "LZD-1" }, {}, { answer })).toMatchObject({ state: "found" });
    expect(await ask(orders, { mark: "LZD-2" }, {}, { answer })).toMatchObject({ state: "ambiguous" });
  });

  it.each([
    ["is empty", { orders: [], total: 20 }],
    ["has no list", {}],
    ["shows the last page again", { orders: marked(20), total: 20 }],
  ])("is right when the page behind %s", async (_, behind) => {
    const answer = paged(marked(20), 20, behind);
    expect(await ask([], { mark: "LZD-1" }, {}, { answer })).toMatchObject({ state: "not-found" });
  });
});

it.each([
  ["x-cache", "HIT from edge"],
  ["cf-cache-status", "HIT"],
  ["cache-status", "edge; hit; ttl=300"],
  ["x-proxy-cache", "HIT"],
  ["x-vercel-cache", "STALE"],
  ["x-nginx-cache", "UPDATING"],
  ["x-served-from-cache", "1"],
  ["x-varnish", "32772 32770"],
  ["warning", '110 - "Response is Stale"'],
  ["server-timing", "cdn-cache; desc=HIT"],
])("draws no conclusion from a copy that says so with %s", async (name, value) => {
  const result = await ask(marked(3), { mark: "LZD-1" }, {}, { headers: { [name]: value } });
  expect(result).toMatchObject({ state: "ambiguous", reason: "list-cached" });
});

it.each([
  ["cache-control", "no-cache, stale-if-error=60"],
  ["cdn-cache-control", "stale-while-revalidate=60"],
  ["x-cache", "MISS from edge"],
  ["x-varnish", "32770"],
  ["warning", '199 - "Slow"'],
  ["x-from-cache", "0"],
  ["server", "HIT"],
])("believes an answer that is not a copy, with %s: %s", async (name, value) => {
  expect(await ask(marked(3), { mark: "LZD-1" }, {}, { headers: { [name]: value } })).toMatchObject({
    state: "not-found",
  });
});

it.each([["***"], ["L??-1"], ["PP-LZD-1"]])(
  "does not take an order whose mark shows as %s for another one",
  async (mark) => {
    const result = await ask([{ no: "1", made: made(1), mark }, ...marked(3)], { mark: "LZD-1" });
    expect(result).toMatchObject({ state: "ambiguous", reason: "cannot-tell", orders: [{ id: "1" }] });
  },
);

describe("a page without orders", () => {
  const late: ShopOrder = { no: "late", made: made(1), mark: "LZD-1" };
  /** A list whose second page has no orders, although others follow. */
  const holed =
    (orders: readonly ShopOrder[], total?: number) =>
    ({ page = 1, size = 20 }: { page?: number; size?: number }) => {
      const at = page > 2 ? page - 2 : page - 1;
      return { orders: page === 2 ? [] : orders.slice(at * size, (at + 1) * size), total };
    };

  it.each([[undefined], [45]])("hides no order behind it (total %s)", async (total) => {
    const orders = [...marked(44), late];
    expect(await ask([], { mark: "LZD-1" }, {}, { answer: holed(orders, total) })).toMatchObject({ state: "found" });
  });

  it("is a gap when the list tells no total, and none when all orders of its total are there", async () => {
    const answer = holed(marked(45));
    expect(await ask([], { mark: "LZD-1" }, {}, { answer })).toMatchObject({
      state: "ambiguous",
      reason: "list-incomplete",
    });
    const whole = holed(marked(45), 45);
    expect(await ask([], { mark: "LZD-1" }, {}, { answer: whole })).toMatchObject({ state: "not-found" });
  });

  it("is the end when the next one is empty too, or refused", async () => {
    const answer = ({ page = 1 }) => ({ orders: marked(45).slice((page - 1) * 20, page * 20) });
    const run = ask([], { mark: "LZD-1" }, {}, { answer });
    expect(await run).toMatchObject({ state: "not-found", looked: { orders: 45, pages: 3 } });
    expect(run.asked.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  });

  it("proves nothing when it is all that there is, without a total", async () => {
    const empty = { orders: [] };
    expect(await ask([], { mark: "LZD-1" }, {}, { answer: () => empty })).toMatchObject({ reason: "list-incomplete" });
    const none = { orders: [], total: 0 };
    expect(await ask([], { mark: "LZD-1" }, {}, { answer: () => none })).toMatchObject({ state: "not-found" });
  });
});

it("looks after the last page of a server that gives fewer orders than it is asked for", async () => {
  const late: ShopOrder = { no: "late", made: made(1), mark: "LZD-1" };
  const orders = [...marked(10), late];
  const answer = ({ page = 1 }) => ({ orders: orders.slice((page - 1) * 5, page * 5), total: 10 });
  expect(await ask([], { mark: "LZD-1" }, {}, { answer })).toMatchObject({ state: "found" });
});
