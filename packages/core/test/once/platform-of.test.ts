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
  it("is not taken for one that was sent with it", async () => {
    const { platform } = platformWith([{ ...order, mark: undefined }]);
    expect(await platform.find(question, { clock })).toMatchObject({ state: "ambiguous", reason: "cannot-tell" });
  });

  it("does not stand in the way of the one that carries it", async () => {
    const { platform } = platformWith([{ ...order, id: "O2", mark: undefined }, order]);
    expect(await platform.find(question, { clock })).toMatchObject({ state: "found", order: { id: "O1" } });
  });
});
