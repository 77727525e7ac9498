import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { findByIds, type ReconcileOptions } from "../../src/reconcile/index.ts";
import { made, NOW, others, reader, type ShopOrder, SINCE, shop } from "./support.ts";

const paid: ShopOrder = { no: "A", made: made(-500_000), payment: "paid" };
const open: ShopOrder = { no: "B", made: made(-500_000), payment: "unsettled" };

function ask(
  orders: readonly ShopOrder[],
  ids: readonly unknown[],
  options: ReconcileOptions = {},
  readOne?: (id: string) => Promise<ShopOrder | undefined>,
) {
  const from = shop(orders);
  const result = findByIds(from.list, reader(), { since: SINCE, ids }, { clock: () => NOW, ...options }, readOne);
  return Object.assign(result, from);
}

describe("orders whose ids are known", () => {
  it("says whether they are paid, however old they are, and stops looking when it has them all", async () => {
    const run = ask([...others(25), paid, ...others(65).slice(25)], ["A"]);
    expect(await run).toEqual({
      state: "paid",
      orders: [{ id: "A", payment: "paid", order: paid }],
      looked: { orders: 40, pages: 2, since: SINCE },
    });
    expect(run.asked).toHaveLength(2);
  });

  it("judges each of several orders, and calls the payment paid only if all are paid", async () => {
    expect(await ask([open, paid], ["A", "B"])).toMatchObject({
      state: "unsettled",
      reason: "partly-paid",
      orders: [
        { id: "B", payment: "unsettled" },
        { id: "A", payment: "paid" },
      ],
    });
    expect(await ask([{ ...open, payment: "paid" }, paid], ["A", "B"])).toMatchObject({ state: "paid" });
    expect(await ask([{ ...open, payment: "closed" }, paid], ["A", "B"])).toMatchObject({ reason: "partly-paid" });
  });

  it("does not choose between two states that the list shows for one order", async () => {
    const twice = [{ ...open, payment: "paid" as const }, open];
    for (const orders of [twice, [...twice].reverse()])
      expect(await ask(orders, ["B"])).toMatchObject({ state: "unsettled", reason: "partly-paid", orders: [{}, {}] });
  });

  it("never says of an order without a payment more than that it is unsettled, however late it is", async () => {
    const settledAt = new Date(SINCE.getTime() + 120_000);
    expect(await ask([open], ["B"], { clock: () => SINCE.getTime() + 1000 })).toMatchObject({
      state: "unsettled",
      reason: "no-payment-seen",
      orders: [{ id: "B", payment: "unsettled" }],
      askAgainAt: settledAt,
    });
    expect(await ask([open], ["B"])).toMatchObject({ state: "unsettled", askAgainAt: new Date(NOW + 60_000) });
    const years = { clock: () => NOW + 3e11 };
    expect(await ask([open], ["B"], years)).toMatchObject({ state: "unsettled", reason: "no-payment-seen" });
    expect(await ask([{ ...open, payment: "unknown" }], ["B"])).toMatchObject({ reason: "unknown-state" });
  });

  it("says that nothing is left to pay", async () => {
    expect(await ask([{ ...open, payment: "closed" }], ["B"])).toMatchObject({ state: "closed" });
  });

  it("knows ids in another case, with spaces, as numbers, and refuses numbers that were rounded", async () => {
    expect(await ask([{ ...paid, no: " ab-1 " }], ["AB-1"])).toMatchObject({ state: "paid", orders: [{ id: "ab-1" }] });
    expect(await ask([{ ...paid, no: 17 }], [17n])).toMatchObject({ state: "paid", orders: [{ id: "17" }] });
    for (const id of [2 ** 53, 1.5, "0", "", " ", null, undefined, {}]) {
      const run = ask([paid], [id as never]);
      await expect(run).rejects.toThrow(InputError);
      expect(run.asked).toEqual([]);
    }
  });

  it("knows an order by each of its ids, and counts it once", async () => {
    const twoIds = { ...paid, alias: "A-2" };
    expect(await ask([twoIds], ["A-2"])).toMatchObject({ state: "paid", orders: [{ id: "A" }] });
    expect(await ask([twoIds], ["A", "A-2"])).toMatchObject({ state: "paid", orders: [{ id: "A" }] });
  });

  it("says which were seen when not all of them were", async () => {
    expect(await ask([paid], ["A", "B"])).toMatchObject({
      state: "unsettled",
      reason: "not-seen",
      orders: [{ id: "A" }],
    });
    expect(await ask(others(45), ["A"])).toMatchObject({ state: "unsettled", reason: "not-seen", orders: [] });
    expect(await ask(others(45), ["A"], { maxOrders: 20 })).toMatchObject({ reason: "not-seen" });
  });

  it("reads them one by one where that is possible, and leaves the list alone", async () => {
    const run = ask([], ["A"], {}, async () => paid);
    expect(await run).toMatchObject({ state: "paid", looked: { orders: 1, pages: 0 } });
    expect(run.asked).toEqual([]);
  });

  it("looks into the list for what that does not give, and trusts no order with another id", async () => {
    for (const other of [undefined, { ...paid, no: "Z" }]) {
      const run = ask([paid], ["A"], {}, async () => other);
      expect(await run).toMatchObject({ state: "paid", orders: [{ id: "A" }], looked: { pages: 1 } });
    }
  });

  it("refuses an empty list of ids, and asks nothing", async () => {
    const run = ask([paid], []);
    await expect(run).rejects.toThrow(InputError);
    expect(run.asked).toEqual([]);
  });
});
