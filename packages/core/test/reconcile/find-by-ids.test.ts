import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { findByIds, type ReconcileOptions } from "../../src/reconcile/index.ts";
import { made, NOW, others, reader, type ShopOrder, SINCE, shop } from "./support.ts";

const paid: ShopOrder = { no: "A", made: made(-500_000), payment: "paid" };
const unpaid: ShopOrder = { no: "B", made: made(-500_000), payment: "unpaid" };

function ask(
  orders: readonly ShopOrder[],
  ids: readonly string[],
  options: ReconcileOptions = {},
  readOne?: (id: string) => Promise<ShopOrder | undefined>,
) {
  const from = shop(orders);
  const result = findByIds(from.list, reader(), { since: SINCE, ids }, { clock: () => NOW, ...options }, readOne);
  return Object.assign(result, from);
}

describe("orders whose ids are known", () => {
  it("tells whether they are paid, however old they are, and stops looking when it has them all", async () => {
    const run = ask([...others(25), paid, ...others(40)], ["A"]);
    expect(await run).toEqual({
      state: "found",
      order: paid,
      payment: "paid",
      orders: [{ id: "A", payment: "paid", order: paid }],
      looked: { orders: 40, pages: 2, since: SINCE },
    });
    expect(run.asked).toHaveLength(2);
  });

  it("tells for each of several", async () => {
    expect(await ask([unpaid, paid], ["A", "B"])).toMatchObject({
      state: "found",
      payment: "unknown",
      orders: [
        { id: "B", payment: "unpaid" },
        { id: "A", payment: "paid" },
      ],
    });
  });

  it("does not call an order unpaid while the payment may be on its way", async () => {
    const soon = { clock: () => SINCE.getTime() + 1000 };
    expect(await ask([unpaid], ["B"], soon)).toMatchObject({
      state: "ambiguous",
      reason: "too-early",
      orders: [{ id: "B", payment: "unpaid" }],
      askAgainAt: new Date(SINCE.getTime() + 120_000),
    });
    expect(await ask([paid], ["A"], soon)).toMatchObject({ state: "found", payment: "paid" });
    expect(await ask([unpaid], ["B"])).toMatchObject({ state: "found", payment: "unpaid" });
    expect(await ask([paid, unpaid], ["A", "B"], soon)).toMatchObject({ state: "ambiguous", reason: "too-early" });
  });

  it("knows an order by each of its ids, and counts it once", async () => {
    const twoIds = { ...paid, alias: "A-2" };
    expect(await ask([twoIds], ["A-2"])).toMatchObject({ state: "found", orders: [{ id: "A" }] });
    expect(await ask([twoIds], ["A", "A-2"])).toMatchObject({ state: "found", orders: [{ id: "A" }] });
  });

  it("says which are there when not all of them are", async () => {
    expect(await ask([paid], ["A", "B"])).toMatchObject({
      state: "ambiguous",
      reason: "partly",
      orders: [{ id: "A" }],
    });
  });

  it("says that none is there only of a list that was read to its end", async () => {
    expect(await ask(others(45), ["A"])).toMatchObject({ state: "not-found", looked: { orders: 45, pages: 3 } });
    expect(await ask(others(45), ["A"], { maxOrders: 20 })).toMatchObject({ reason: "list-incomplete" });
    expect(await ask([], ["A"], { clock: () => SINCE.getTime() })).toMatchObject({ reason: "too-early" });
  });

  it("reads them one by one where that is possible, and leaves the list alone", async () => {
    const run = ask([], ["A"], {}, async () => paid);
    expect(await run).toMatchObject({ state: "found", payment: "paid", looked: { orders: 1, pages: 0 } });
    expect(run.asked).toEqual([]);
  });

  it("looks into the list for what that does not give, and trusts no order with another id", async () => {
    for (const other of [undefined, { ...paid, no: "Z" }]) {
      const run = ask([paid], ["A"], {}, async () => other);
      expect(await run).toMatchObject({ state: "found", orders: [{ id: "A" }], looked: { pages: 1 } });
    }
  });

  it("refuses an empty list of ids, and asks nothing", async () => {
    const run = ask([paid], []);
    await expect(run).rejects.toThrow(InputError);
    expect(run.asked).toEqual([]);
  });
});
