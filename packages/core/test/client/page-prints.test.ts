import { describe, expect, it } from "vitest";
import { createPagePrints, keyOf, ownId, printOf } from "../../src/client/page-prints.ts";

describe("the own id of an item", () => {
  it.each<[unknown, string]>([
    [{ id: "7" }, "7"],
    [{ id: 7 }, "7"],
    [{ id: -1 }, "-1"],
    [{ title: "a", baseInfo: { id: "8" } }, "8"],
    [{ id: "", baseInfo: { id: 8 } }, "8"],
    [{ id: "0", none: null, baseInfo: { id: 8 } }, "8"],
  ])("of %j is %s", (item, id) => {
    expect(ownId(item)).toBe(id);
  });

  it.each<[unknown]>([
    [{}],
    [{ id: 0 }],
    [{ id: "0" }],
    [{ id: "" }],
    [{ id: null }],
    [{ id: true }],
    [{ orderId: "7" }],
    [{ list: [{ id: "7" }] }],
    [{ list: Object.assign([], { id: "7" }) }],
    [{ a: { b: { id: "7" } } }],
    [null],
    [undefined],
    [7],
    ["7"],
  ])("%j has none", (item) => {
    expect(ownId(item)).toBeUndefined();
  });
});

describe("an item is recognized by", () => {
  it.each<[unknown, string]>([
    [{ id: "7", orderId: "9" }, "7"],
    [{ orderId: "9", shopNo: 5, trackNos: "a", price: 3, title: "x" }, "orderId=9,shopNo=5,trackNos=a"],
    [{ orderID: 9, phoneNumber: "138" }, "orderID=9,phoneNumber=138"],
    [{ idea: "9", Note: "5", Nostalgia: 1, NumberOfItems: 4, IdCard: "3" }, ""],
    [{ orderId: "0", shopId: 0, userId: "", listId: null }, ""],
    [5, "5"],
    ["a", '"a"'],
    [null, "null"],
    [undefined, ""],
  ])("%j: %s", (item, key) => {
    expect(keyOf(item)).toBe(key);
  });
});

describe("a page that was there before", () => {
  const page = (...ids: number[]) => ids.map((id) => ({ id, at: 1 }));

  it("is the same when its items are, and alike when only their ids are", () => {
    const prints = createPagePrints();
    expect(prints.compare(page(1, 2))).toBeUndefined();
    expect(prints.compare(page(3, 4))).toBeUndefined();
    expect(prints.compare(page(1, 2))).toBe("same");
    expect(
      prints.compare([
        { id: 2, at: 5 },
        { id: 1, at: 6 },
      ]),
    ).toBe("alike");
    expect(prints.compare(page(12))).toBeUndefined();
    expect(prints.compare(page(1, 3))).toBeUndefined();
  });

  it("does not look alike by ids that are not told apart, or are not the item's own", () => {
    for (const twice of [
      [
        { id: 1, at: 1 },
        { id: 1, at: 2 },
      ],
      [{ shopId: 1, at: 1 }],
      [{ at: 1 }, { at: 2 }],
      [{ id: 1, at: 1 }, { at: 2 }],
    ]) {
      const prints = createPagePrints();
      expect(prints.compare(twice)).toBeUndefined();
      expect(prints.compare(twice.map((item) => ({ ...item, at: item.at + 5 })))).toBeUndefined();
    }
    const one = createPagePrints();
    expect([one.compare([{ id: 1, at: 1 }]), one.compare([{ id: 1, at: 2 }])]).toEqual([undefined, "alike"]);
    const shop = createPagePrints();
    const lines = (at: number) => [
      { shopId: 1, at },
      { shopId: 2, at },
    ];
    expect([shop.compare(lines(1)), shop.compare(lines(2))]).toEqual([undefined, "alike"]);
  });

  it("is known among the first 10,000; behind them a circle of any length meets one that is kept", () => {
    const prints = createPagePrints();
    for (let id = 1; id <= 10_000; id++) prints.compare(page(id, -id));
    expect(prints.compare(page(1, -1))).toBe("same");
    const circle = (length: number): number => {
      for (let read = 0; read < 100_000; read++)
        if (prints.compare(page(20_000 + (read % length), 50_000))) return read;
      return Number.NaN;
    };
    expect(circle(15_000)).toBeLessThan(60_000);
  });

  it("prints differ with any character, in front and behind", () => {
    const prints = ["", "a", "b", "ab", "ba", "aa", "abc", "acb"].map((text) => printOf([text]));
    expect(new Set(prints).size).toBe(8);
    for (const print of prints) expect(Number.isSafeInteger(print) && print >= 0).toBe(true);
    expect(printOf([{ id: 1 }])).toBe(printOf([{ id: 1 }]));
  });
});
