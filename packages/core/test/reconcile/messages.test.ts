import { expect, it } from "vitest";
import { findByIds, findCreated, type ReconcileOptions } from "../../src/reconcile/index.ts";
import { failure } from "../support/client.ts";
import { NOW, reader, SINCE, shop } from "./support.ts";

const created = (question: object, options: ReconcileOptions = {}, answer?: () => unknown) =>
  failure(
    findCreated(
      shop([], answer && { answer }).list,
      reader(),
      { since: SINCE, ...question },
      { clock: () => NOW, ...options },
    ),
  );
const lines = [{ sku: "a", quantity: 1 }];
const number = "Pass a whole number: 1 or more, for settleMs 0 or more.";

it.each<[string, () => Promise<unknown>, string, string]>([
  [
    "nothing to go by",
    () => created({}),
    "the search has neither a number nor lines to recognize the order by",
    "Pass your own order number, the lines, or both.",
  ],
  [
    "lines without a quantity",
    () => created({ lines: [{ sku: "a" }] }),
    "the lines cannot be compared with an order",
    "Give each line a quantity, and give all lines the id of their SKU, or all the id of their product.",
  ],
  [
    "a time to come",
    () => created({ lines, since: new Date(NOW + 31_001) }),
    "since must be the time when the call was sent",
    "Pass a Date from before the call.",
  ],
  ["maxOrders", () => created({ lines }, { maxOrders: 0 }), "maxOrders is out of range", number],
  ["settleMs", () => created({ lines }, { settleMs: -1 }), "settleMs is out of range", number],
  [
    "no ids",
    () => failure(findByIds(shop([]).list, reader(), { since: SINCE, ids: [] }, { clock: () => NOW })),
    "orderIds is empty",
    "Pass the id of each order.",
  ],
  [
    "an answer without a list",
    () => created({ lines }, {}, () => ({})),
    "listOrders: the answer has no list of orders where it was expected",
    "Do not send the call again: this proves nothing about it. Look at the raw answer, and at the orders in PandaPon's console.",
  ],
])("says what is wrong, and what to do: %s", async (_, fail, message, hint) => {
  expect(await fail()).toMatchObject({ message, hint });
});

it("takes a time within the skew of the clocks for now, and does not need to know that the newest come first", async () => {
  const from = shop([]);
  const since = new Date(NOW + 31_000);
  const answer = await findCreated(from.list, reader(), { since, lines }, { clock: () => NOW, settleMs: 0 });
  expect(answer).toMatchObject({ state: "ambiguous", reason: "too-early" });
});
