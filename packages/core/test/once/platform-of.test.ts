import { describe, expect, it } from "vitest";
import { platformOf } from "../../src/once/index.ts";
import { readerOf, shownList } from "./model/shop.ts";
import type { Shown } from "./model/types.ts";

const now = Date.UTC(2026, 0, 5, 3);
const lines = [{ sku: "red", quantity: 1 }];
const order: Shown = { id: "O1", mark: "K", lines, createdAt: now, isPaid: false };
const question = { since: new Date(now), mark: "K", lines, except: [] };
const clock = (): number => now + 1000;

/** A list that shows these orders in its first reading, those in the next one, and the last ones from then on. */
function platformWith(...readings: (readonly Shown[])[]) {
  let reads = 0;
  const platform = platformOf({
    reader: readerOf("sure"),
    list: () => (pageNo, pageSize) => {
      const shown = readings[Math.min(pageNo === 1 ? reads++ : reads, readings.length - 1)] ?? [];
      return shownList(shown, now + 1000)(pageNo, pageSize);
    },
  });
  return { platform, reads: () => reads };
}

describe("a search whose result allows to send again", () => {
  it("finds an order that the list leaves out eight times in succession", async () => {
    const { platform } = platformWith([], [], [], [], [], [], [], [], [order]);
    expect(await platform.find(question, { clock, isProof: true })).toMatchObject({ state: "found", order });
  });

  it("ends when an order is not there", async () => {
    const { platform, reads } = platformWith([]);
    expect(await platform.find(question, { clock, isProof: true })).toMatchObject({ state: "not-found" });
    expect(reads()).toBe(10);
  });
});

it("looks once when nothing is sent on the strength of it", async () => {
  const { platform, reads } = platformWith([]);
  expect(await platform.find(question, { clock })).toMatchObject({ state: "not-found" });
  expect(reads()).toBe(2);
});

describe("an order with the same lines and without the number", () => {
  it("is not mistaken for one that was sent with it", async () => {
    const { platform } = platformWith([{ ...order, mark: undefined }]);
    expect(await platform.find(question, { clock })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("does not stand in the way of the one that carries it", async () => {
    const { platform } = platformWith([{ ...order, id: "O2", mark: undefined }, order]);
    expect(await platform.find(question, { clock })).toMatchObject({ state: "found", order: { id: "O1" } });
  });
});

describe("the server's clock", () => {
  const headersOf = (headers: HeadersInit) => {
    const asked: unknown[] = [];
    const platform = platformOf({
      reader: readerOf("sure"),
      list: (options) => (page, size) => {
        asked.push([options, page, size]);
        return { withResponse: async () => ({ headers: new Headers(headers) }) } as never;
      },
    });
    return { platform, asked };
  };

  it("is read from the date of a short page, under the options of the call", async () => {
    const { platform, asked } = headersOf({ date: new Date(now).toUTCString() });
    const options = { retries: 0 };
    expect(await platform.serverTime(options)).toBe(now);
    expect(asked).toEqual([[options, 1, 1]]);
  });

  it("is not known without a date, or from a copy", async () => {
    expect(await headersOf({}).platform.serverTime({})).toBeUndefined();
    const copy = headersOf({ date: new Date(now).toUTCString(), age: "5" });
    expect(await copy.platform.serverTime({})).toBeUndefined();
  });
});

describe("orders that could be mistaken for one with these lines", () => {
  const DAY = 86_400_000;

  it("are those of a day with the same lines, in whole or in part", async () => {
    const { platform } = platformWith([
      order,
      { ...order, id: "O2", lines: [{ sku: "blue", quantity: 1 }] },
      { ...order, id: "O3", createdAt: now - DAY - 60_000 },
      { ...order, id: "O4", createdAt: now - DAY / 2 },
    ]);
    expect(await platform.lookalikes(lines, { clock })).toEqual(["o1", "o4"]);
  });

  it("are not told by a list that is not complete", async () => {
    const reader = { ...readerOf("sure"), read: ({ items }: { items: readonly Shown[] }) => ({ items, total: 5 }) };
    const platform = platformOf({ reader: reader as never, list: () => shownList([order], now) });
    await expect(platform.lookalikes(lines, { clock })).rejects.toMatchObject({
      name: "ProtocolError",
      message: "listOrders: the list is not proven to be complete (list-incomplete)",
      operationId: "listOrders",
      hint: "Nothing was sent. Repeat the call.",
    });
    const named = platformOf({
      reader: { ...reader, name: "orders.list" } as never,
      list: () => shownList([order], now),
    });
    await expect(named.lookalikes(lines, { clock })).rejects.toThrow(/^orders\.list: /);
  });
});

describe("payments of orders", () => {
  it("are read from the list", async () => {
    const { platform } = platformWith([{ ...order, isPaid: true }]);
    expect(await platform.payments(["O1"], new Date(now), { clock })).toMatchObject({ state: "paid" });
    expect(await platformWith([order]).platform.payments(["O1"], new Date(now), { clock })).toMatchObject({
      state: "unsettled",
    });
  });

  it("are read one by one where the marketplace can", async () => {
    const asked: unknown[] = [];
    const platform = platformOf({
      reader: readerOf("sure"),
      list: () => shownList([], now),
      readOne: (options) => async (id) => {
        asked.push([options, id]);
        return { ...order, isPaid: true };
      },
    });
    expect(await platform.payments(["O1"], new Date(now), { clock, retries: 1 })).toMatchObject({ state: "paid" });
    expect(asked).toEqual([[{ retries: 1 }, "O1"]]);
  });
});

it("what an order says of itself is told as the reader reads it", () => {
  const { platform } = platformWith([]);
  expect([platform.linesOf(order), platform.markOf(order), platform.marksAreSure]).toEqual([lines, "K", true]);
  const without = platformOf({
    reader: { ...readerOf("unsure"), facts: () => ({ ids: [] }) as never },
    list: () => shownList([], now),
  });
  expect([without.linesOf(order), without.markOf(order), without.marksAreSure]).toEqual([[], undefined, false]);
});

describe("an order without a sure number", () => {
  const asking = async (mark: string | undefined, shown: string | undefined) => {
    const platform = platformOf({
      reader: readerOf("unsure"),
      list: () => shownList([{ ...order, mark: shown }], now + 1000),
    });
    return (await platform.find({ ...question, mark }, { clock })).state;
  };

  it("is the key's when its text is left out, cut or added to", async () => {
    for (const [mark, shown] of [
      ["K-1", undefined],
      ["K-1", "K-1"],
      ["K-1", "K"],
      ["K-1", "re: K-1"],
      [undefined, undefined],
      [undefined, "by hand"],
    ] as const)
      expect([mark, shown, await asking(mark, shown)]).toEqual([mark, shown, "found"]);
  });

  it("is not when it carries another text", async () => {
    expect(await asking("K-1", "L-2")).not.toBe("found");
  });
});
