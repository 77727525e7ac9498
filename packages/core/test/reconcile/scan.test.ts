import { describe, expect, it } from "vitest";
import { type CreationQuestion, findCreated, type ReconcileOptions } from "../../src/reconcile/index.ts";
import { made, NOW, others, reader, type ShopOrder, type ShopPage, SINCE, shop } from "./support.ts";

const lines = [{ sku: "red-m", quantity: 3 }];
const mine: ShopOrder = { no: "mine", made: made(1), lines: [{ sku: "red-m", pieces: 3 }] };

type Settings = Parameters<typeof shop>[1];

function ask(settings: Settings, question: Partial<CreationQuestion> = { lines }, options: ReconcileOptions = {}) {
  const from = shop([], settings);
  const result = findCreated(
    from.list,
    reader(),
    { since: SINCE, ...question },
    { clock: () => NOW, pageSize: 2, ...options },
  );
  return Object.assign(result, from);
}

/** A list of pages of two; `states` are the lists at the first, second … request, the last one stays. */
const changing =
  (...states: (readonly ShopOrder[])[]) =>
  ({ page = 1, size = 2 }: { page?: number; size?: number }, call: number): ShopPage => {
    const orders = states[Math.min(call, states.length - 1)] ?? [];
    return { orders: orders.slice((page - 1) * size, page * size), total: orders.length };
  };

const [a, b, c, d, e] = others(5) as [ShopOrder, ShopOrder, ShopOrder, ShopOrder, ShopOrder];

describe("a missing order does not exist only if the whole list was seen unchanged", () => {
  it("reads it twice, and the page after it", async () => {
    const run = ask({ answer: changing([a, b, c]) });
    expect(await run).toEqual({ state: "not-found", looked: { orders: 3, pages: 2, since: SINCE } });
    expect(run.asked.map(({ page }) => page)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it("finds an order that slipped over the page boundary because another one vanished", async () => {
    const answer = changing([a, b, mine, c], [b, mine, c]);
    expect(await ask({ answer })).toMatchObject({ state: "found", orders: [{ id: "mine" }] });
  });

  it.each([
    ["and the total stays, as another one came", [a, b, mine, c], [e, b, c, mine].toSpliced(1, 0)],
    ["and the total is not given", [a, b, mine, c], [b, mine, c]],
  ])("finds it %s", async (_, first, rest) => {
    const answer: Settings = {
      answer: (input, call) => ({ ...changing(first, rest)(input, call), ...(rest.length < 4 && { total: null }) }),
    };
    expect(await ask(answer)).toMatchObject({ state: "found" });
  });

  it("cannot tell while the list never rests", async () => {
    let next = 0;
    const answer = ({ page = 1 }) =>
      page > 2
        ? { orders: [] }
        : {
            orders: [
              { ...a, no: `n${next++}` },
              { ...a, no: `n${next++}` },
            ],
          };
    expect(await ask({ answer })).toMatchObject({
      state: "ambiguous",
      reason: "list-changed",
      askAgainAt: new Date(NOW + 10_000),
    });
  });

  it("waits until it rests", async () => {
    const answer = changing([a, b, c], [a, b, c, d], [a, b, c, d, e]);
    expect(await ask({ answer })).toMatchObject({ state: "not-found", looked: { orders: 5 } });
  });

  it.each<[string, unknown]>([
    ["null", null],
    ["no object", 7],
    ["null instead of the list", { orders: null, total: 3 }],
    ["no list", { total: 3 }],
    ["an object instead of the list", { orders: { length: 0 }, total: 3 }],
    ["an empty list before the total", { orders: [], total: 3 }],
  ])("draws no conclusion from a second page that is %s", async (_, page) => {
    const answer = ({ page: number = 1 }) => (number === 1 ? { orders: [a, b], total: 3 } : page);
    expect(await ask({ answer })).toMatchObject({ state: "ambiguous", reason: "list-incomplete", orders: [] });
  });

  it.each<[string, ShopOrder[][], number | undefined]>([
    ["pages that overlap", [[a, b], [b, c], []], undefined],
    ["pages that overlap and hide the last order", [[a, b], [b, c], []], 4],
    [
      "the same page for ever",
      [
        [a, b],
        [a, b],
        [a, b],
        [a, b],
      ],
      undefined,
    ],
    ["fewer orders than its total", [[a, b], [c], []], 4],
    ["more orders than its total", [[a, b], [c, d], []], 3],
  ])("draws no conclusion from %s", async (_, pages, total) => {
    const answer = ({ page = 1 }) => ({ orders: pages[page - 1] ?? [], total });
    const result = await ask({ answer });
    expect(result).toMatchObject({ state: "ambiguous", orders: [] });
    expect(result).toHaveProperty("reason", expect.stringMatching(/^list-(incomplete|changed)$/));
  });

  it("draws no conclusion from a copy out of a cache, and says when to ask again", async () => {
    for (const age of ["86400", "1", "60, 60"]) {
      expect(await ask({ answer: changing([a]), headers: { age } })).toMatchObject({
        state: "ambiguous",
        reason: "list-cached",
        askAgainAt: new Date(NOW + 10_000),
      });
    }
    expect(await ask({ answer: changing([a]), headers: { age: "0" } })).toMatchObject({ state: "not-found" });
    expect(await ask({ answer: changing([mine]), headers: { age: "9" } })).toMatchObject({ state: "found" });
  });

  it.each([86_400_000, -86_400_000, 3 * 3_600_000])("is not misled by a `Date` that is %i ms off", async (aheadMs) => {
    const result = await ask({ answer: changing([mine, a]), aheadMs });
    expect(result.state).not.toBe("not-found");
  });

  it("does not take an order of yesterday for this one because `Date` is a day behind", async () => {
    const yesterday = { ...mine, made: made(-80_000) };
    expect(await ask({ answer: changing([yesterday]), aheadMs: -86_400_000 })).toMatchObject({
      state: "ambiguous",
      reason: "cannot-tell",
    });
  });

  it("takes what stands in the list and is not an order for one of which nothing is known", async () => {
    for (const strange of [null, 7, "order", { lines: {} }, { lines: [null] }]) {
      const answer = () => ({ orders: [strange], total: 1 });
      expect(await ask({ answer })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
    }
  });

  it("reads totals that are text, and takes 0 beside orders for not known", async () => {
    const pages = (total: unknown) => ({
      answer: ({ page = 1 }) => ({ orders: page === 1 ? [a, b] : page === 2 ? [c] : [], total: total as number }),
    });
    expect(await ask(pages("3"))).toMatchObject({ state: "not-found" });
    expect(await ask(pages(0))).toMatchObject({ state: "not-found" });
    expect(await ask(pages("4"))).toMatchObject({ reason: "list-incomplete" });
  });

  it("sees each of several orders with the placeholder id 0", async () => {
    for (const no of ["0", 0, "", "-1", "null"]) {
      const others = [1, 2, 3].map((pieces) => ({ ...a, no, lines: [{ sku: `s${pieces}`, pieces }] }));
      const answer = changing([...others, { ...mine, no }]);
      expect(await ask({ answer })).toMatchObject({ state: "found", orders: [{ id: undefined }] });
      expect(await ask({ answer: changing(others) })).toMatchObject({ state: "not-found", looked: { orders: 3 } });
    }
  });

  it("counts orders without an id that look alike as several", async () => {
    const { no: _, ...bare } = mine;
    expect(await ask({ answer: changing([bare, bare]) })).toMatchObject({ state: "ambiguous", reason: "several" });
  });
});

describe("the order is recognized in the forms in which servers return it", () => {
  it.each<[string, ShopOrder["lines"]]>([
    ["a quantity as text", [{ sku: "red-m", pieces: "3" }]],
    ["a quantity with decimals", [{ sku: "red-m", pieces: "3.00" }]],
    ["the SKU in another case", [{ sku: "RED-M", pieces: 3 }]],
    ["the SKU with spaces", [{ sku: " red-m ", pieces: 3 }]],
    [
      "three lines of one piece",
      [
        { sku: "red-m", pieces: 1 },
        { sku: "red-m", pieces: "1" },
        { sku: "Red-M", pieces: 1 },
      ],
    ],
  ])("%s", async (_, shown) => {
    expect(await ask({ answer: changing([{ ...mine, lines: shown ?? null }]) })).toMatchObject({ state: "found" });
  });

  it("adds decimals without a rest", async () => {
    const parts = [
      { sku: "red-m", pieces: 0.1 },
      { sku: "red-m", pieces: 0.2 },
    ];
    const question = { lines: [{ sku: "red-m", quantity: 0.3 }] };
    expect(await ask({ answer: changing([{ ...mine, lines: parts }]) }, question)).toMatchObject({ state: "found" });
    const [first, second] = parts.map((line, index) => ({ ...mine, no: `part-${index}`, lines: [line] }));
    expect(await ask({ answer: changing([first ?? a, second ?? a]) }, question)).toMatchObject({ state: "found" });
  });

  it("three pieces that became orders of one and two", async () => {
    const parts = [1, 2].map((pieces) => ({ ...mine, no: `part-${pieces}`, lines: [{ sku: "red-m", pieces }] }));
    expect(await ask({ answer: changing(parts) })).toMatchObject({
      state: "found",
      orders: [{ id: "part-1" }, { id: "part-2" }],
    });
  });

  it("fewer pieces, as the stock did not suffice: a person has to look", async () => {
    const reduced = { ...mine, lines: [{ sku: "red-m", pieces: 2 }] };
    expect(await ask({ answer: changing([reduced]) })).toMatchObject({
      state: "ambiguous",
      reason: "partly",
      orders: [{ id: "mine" }],
    });
    const more = { ...mine, lines: [{ sku: "red-m", pieces: 4 }] };
    expect(await ask({ answer: changing([more]) })).toMatchObject({ state: "not-found" });
  });

  it.each<[string, unknown, unknown]>([
    ["trimmed", " TH-1 ", "TH-1"],
    ["with spaces", "TH-1", " TH-1\n"],
    ["in another case", "th-1", "TH-1"],
    ["as a number", "20260001", 20260001],
    ["as a number that lost its zeros", "000123", 123],
    ["as text, asked for as a number", 123, "123"],
    ["in full-width letters", "TH-1", "ＴＨ-1"],
  ])("the own number %s", async (_, asked, shown) => {
    const order = { ...mine, mark: shown as string };
    const answer = changing([{ ...mine, no: "other", mark: "TH-2" }, order]);
    expect(await ask({ answer }, { mark: asked })).toMatchObject({ state: "found", orders: [{ id: "mine" }] });
  });

  it("refuses ids that were rounded before they came here", async () => {
    for (const id of [2 ** 53 + 2, 1.5, Number.NaN, "0", ""]) {
      await expect(ask({}, { lines, except: [id] })).rejects.toMatchObject({ name: "InputError" });
      await expect(ask({}, { lines: [{ sku: id, quantity: 1 }] })).rejects.toMatchObject({ name: "InputError" });
      await expect(ask({}, { lines: [{ product: id, quantity: 1 }] })).rejects.toMatchObject({ name: "InputError" });
    }
  });

  it("leaves out other orders by their ids in any case", async () => {
    const answer = changing([{ ...mine, no: "AB-7" }]);
    expect(await ask({ answer }, { lines, except: [" ab-7"] })).toMatchObject({ state: "not-found" });
  });
});
