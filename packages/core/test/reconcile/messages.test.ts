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
const number = "It takes a whole number: 1 or more, settleMs 0 or more.";

it.each<[string, () => Promise<unknown>, string, string]>([
  [
    "nothing to go by",
    () => created({}),
    "there is nothing to recognize the order by",
    "Give your own order number, lines, or both.",
  ],
  [
    "lines without a quantity",
    () => created({ lines: [{ sku: "a" }] }),
    "lines that nothing can be compared with",
    "Each needs a quantity, and each the id of its SKU, or else each that of its product.",
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
    "Give the id of each order.",
  ],
  [
    "an answer without a list",
    () => created({ lines }, {}, () => ({})),
    "listOrders: the answer has no list of orders where it was expected",
    "Nothing follows from that: do not send the call again. Look at the raw answer, and at the orders in PandaPon's console.",
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
