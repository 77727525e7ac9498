import { describe, expect, it } from "vitest";
import { ApiError, InputError, OutcomeUnknownError, ProtocolError } from "../../src/index.ts";
import { createOnceFor, type OncePart, type OnceRecord } from "../../src/once/index.ts";
import { failure } from "../support/client.ts";
import type { Shown } from "./model/types.ts";
import { START, shop, stopTheClock } from "./support.ts";

stopTheClock();

const red = { sku: "red", quantity: 1 };
const blue = { sku: "blue", quantity: 2 };
const green = { sku: "green", quantity: 2 };
const lost = new OutcomeUnknownError("no answer");

const claimOf = (owner: string): OnceRecord => ({
  key: "order:o-red",
  kind: "claim",
  inputHash: owner,
  version: 1,
  state: "settled",
  attempts: [],
});

/** A shop that takes batches, each line an order of its own; `sent` are the lines of each sending. */
function batches(parts: readonly OncePart[] = [red, blue], options: Parameters<typeof shop>[1] = {}) {
  const one = shop("hidden", options);
  const sent: string[][] = [];
  const order = (part: OncePart, id = `O-${part.sku}`): Shown => one.place(id, { mark: undefined, lines: [part] });
  const batch = (send: (open: readonly OncePart[]) => Shown[] | Promise<Shown[]>) => ({
    input: parts,
    parts,
    send: async (open: readonly OncePart[]) => {
      sent.push(open.map(({ sku }) => sku));
      const orders = await send(open);
      return { orders, orderIds: orders.map(({ id }) => id) };
    },
  });
  return { ...one, sent, order, batch };
}

describe("a batch of a key", () => {
  it("is sent once, each line with its order, and is told again without asking the server", async () => {
    const { once, order, batch, sent, records } = batches();
    const all = batch((open) => open.map((part) => order(part)));
    const parts = [
      { ...red, orderId: "O-red" },
      { ...blue, orderId: "O-blue" },
    ];
    const first = await once.createBatch("B", all);
    expect(first).toMatchObject({ orderIds: ["O-red", "O-blue"], parts, orders: [{ id: "O-red" }, { id: "O-blue" }] });
    expect(await once.createBatch("B", all)).toEqual({ orderIds: ["O-red", "O-blue"], parts, orders: [] });
    expect(sent).toEqual([["red", "blue"]]);
    expect(records.get("batch:B")).toMatchObject({
      kind: "batch",
      state: "settled",
      lines: [red, blue],
      knownBefore: [],
      attempts: [{ n: 1, end: "answered", endedAt: START }],
      outcome: { state: "found", orderIds: ["O-red", "O-blue"] },
    });
    expect(records.get("order:o-red")).toMatchObject({ inputHash: "batch:B", isSure: true });
  });

  it("may become one order", async () => {
    const { once, batch, place } = batches();
    const result = await once.createBatch(
      "B",
      batch(() => [place("O1", { lines: [blue, red] })]),
    );
    expect(result).toMatchObject({ orderIds: ["O1"], parts: [{ orderId: "O1" }, { orderId: "O1" }] });
  });

  it.each([
    [[]],
    [[red, { ...red, quantity: 5 }]],
    [[red, { sku: " RED ", quantity: 5 }]],
    [[{ sku: "", quantity: 1 }]],
  ])("has lines that can be told apart, unlike %j", async (parts) => {
    const { once, batch, sent } = batches(parts);
    expect(
      await failure(
        once.createBatch(
          "B",
          batch(() => []),
        ),
      ),
    ).toMatchObject({
      name: "InputError",
      message: "the lines of the batch cannot be told apart",
      hint: "Nothing was sent. Give each line the id of its SKU, and each SKU only one line.",
    });
    expect(sent).toEqual([]);
  });

  it("that was not sent may be repeated at once", async () => {
    const { once, order, batch, records } = batches();
    const error = new InputError("no");
    expect(
      await failure(
        once.createBatch(
          "B",
          batch(() => Promise.reject(error)),
        ),
      ),
    ).toBe(error);
    expect(records.get("batch:B")).toMatchObject({ state: "intended", lease: { until: 0 } });
    expect(
      await once.createBatch(
        "B",
        batch((open) => open.map((part) => order(part))),
      ),
    ).toMatchObject({
      orderIds: ["O-red", "O-blue"],
    });
  });
});

describe("a batch of which only some lines were ordered", () => {
  it("is pending, and only the missing lines are sent, once they are proven to be missing", async () => {
    const { once, order, batch, sent, clock } = batches();
    const error = await failure(
      once.createBatch(
        "B",
        batch(() => [order(red)]),
      ),
    );
    expect(error).toMatchObject({
      name: "PendingError",
      key: "B",
      reason: "too-early",
      askAgainAt: new Date(START + 11_000),
      orderIds: ["O-red"],
    });
    clock.now += 11_000;
    const rest = batch((open) => open.map((part) => order(part)));
    expect(await once.createBatch("B", rest)).toMatchObject({
      orderIds: ["O-red", "O-blue"],
      parts: [{ orderId: "O-red" }, { orderId: "O-blue" }],
      orders: [{ id: "O-blue" }],
    });
    expect(sent).toEqual([["red", "blue"], ["blue"]]);
  });

  it("and whose answer was lost takes the orders that show", async () => {
    const { once, order, batch, sent, clock, records } = batches();
    const error = await failure(
      once.createBatch(
        "B",
        batch(() => {
          order(red);
          return Promise.reject(lost);
        }),
      ),
    );
    expect(error).toMatchObject({ name: "PendingError" });
    expect(records.get("batch:B")?.parts).toEqual([{ ...red, orderId: "O-red" }, blue]);
    clock.now += 11_000;
    expect(
      await once.createBatch(
        "B",
        batch((open) => open.map((part) => order(part))),
      ),
    ).toMatchObject({
      orderIds: ["O-red", "O-blue"],
    });
    expect(sent).toEqual([["red", "blue"], ["blue"]]);
  });

  it("and whose rest is refused says which orders exist", async () => {
    const { once, order, batch, clock } = batches();
    await failure(
      once.createBatch(
        "B",
        batch(() => [order(red)]),
      ),
    );
    clock.now += 11_000;
    const cause = new ApiError("sold out", { code: 5 });
    expect(
      await failure(
        once.createBatch(
          "B",
          batch(() => Promise.reject(cause)),
        ),
      ),
    ).toMatchObject({
      name: "RefusedError",
      key: "B",
      message: "B: the server refused the other 1 lines; orders O-red exist",
      orderIds: ["O-red"],
      cause,
      hint: "Repeat the call to send only the missing lines. See cause for the server's answer.",
    });
  });

  it("and whose rest is refused names all orders that exist", async () => {
    const { once, order, batch } = batches([red, blue, green]);
    const cause = new ApiError("sold out", {});
    const some = batch(() => {
      order(red);
      order(blue);
      return Promise.reject(cause);
    });
    expect(await failure(once.createBatch("B", some))).toMatchObject({
      name: "RefusedError",
      message: expect.stringMatching(/the other 1 lines; orders O-red, O-blue exist$/),
      orderIds: ["O-red", "O-blue"],
    });
  });

  it("and which is refused while the list cannot be read is pending", async () => {
    const { settings, platform, batch } = batches();
    const once = createOnceFor({ ...platform, find: () => Promise.reject(new ProtocolError("no list")) }, settings);
    const refused = batch(() => Promise.reject(new ApiError("sold out", {})));
    expect(await failure(once.createBatch("B", refused))).toMatchObject({
      name: "PendingError",
      reason: "unreadable",
    });
  });

  it("is sent again by the next call, where an order would show at once", async () => {
    const { once, order, batch } = batches([red, blue], { settleMs: 0 });
    const half = batch(() => [order(red)]);
    expect(await failure(once.createBatch("B", half))).toMatchObject({
      name: "PendingError",
      key: "B",
      message: "B: lines not ordered yet: 1",
      reason: "partly",
      orderIds: ["O-red"],
      askAgainAt: new Date(START),
    });
  });

  it("stays in doubt, without an outcome, and with a claim that its lines alone prove", async () => {
    const { once, order, batch, records } = batches();
    const half = batch(() => {
      order(red);
      return Promise.reject(lost);
    });
    expect(await failure(once.createBatch("B", half))).toMatchObject({ reason: "too-early", orderIds: ["O-red"] });
    expect(records.get("batch:B")).toMatchObject({ state: "doubtful", lease: { until: 0 } });
    expect(records.get("batch:B")).not.toHaveProperty("outcome");
    expect(records.get("order:o-red")).not.toHaveProperty("isSure");
  });

  it("needs a person when an order holds fewer pieces, and is not sent again", async () => {
    const { once, order, batch, sent, clock, records } = batches([blue]);
    const less = batch(() => {
      order({ ...blue, quantity: 1 });
      return Promise.reject(lost);
    });
    expect(await failure(once.createBatch("B", less))).toMatchObject({ name: "PendingError", reason: "partly" });
    clock.now += 60_000;
    expect(await failure(once.createBatch("B", less))).toMatchObject({
      name: "AmbiguousError",
      key: "B",
      reason: "partly",
    });
    expect([sent.length, records.get("batch:B")?.parts, records.get("batch:B")?.state]).toEqual([
      1,
      [blue],
      "ambiguous",
    ]);
  });

  it("needs a person, which is written down, when the list does not say what an order holds", async () => {
    const { once, place, batch, clock, records } = batches([red]);
    const dim = batch(() => {
      place("O1", { mark: undefined, lines: [] });
      return Promise.reject(lost);
    });
    await failure(once.createBatch("B", dim));
    clock.now += 60_000;
    expect(await failure(once.createBatch("B", dim))).toMatchObject({ name: "AmbiguousError", reason: "cannot-tell" });
    expect(records.get("batch:B")?.state).toBe("ambiguous");
  });
});

describe("a batch whose answer was lost", () => {
  it("is done when orders of all its lines show, each told", async () => {
    const { once, order, batch, sent, records } = batches();
    const all = batch(() => {
      order(red);
      order(blue);
      return Promise.reject(lost);
    });
    const result = await once.createBatch("B", all);
    expect([...result.orderIds].sort()).toEqual(["O-blue", "O-red"]);
    expect(result.orders.map(({ id }) => id).sort()).toEqual(["O-blue", "O-red"]);
    expect([sent.length, records.get("batch:B")?.state]).toEqual([1, "settled"]);
  });

  it("takes an order that it has claimed before it could write that down", async () => {
    const { once, order, batch, records } = batches();
    const half = batch(() => {
      order(red);
      records.set("order:o-red", claimOf("batch:B"));
      return Promise.reject(lost);
    });
    await failure(once.createBatch("B", half));
    expect(records.get("batch:B")?.parts).toEqual([{ ...red, orderId: "O-red" }, blue]);
  });

  it("and which is refused as a whole ends with the refusal", async () => {
    const { once, batch } = batches();
    const cause = new ApiError("sold out", { code: 5 });
    expect(
      await failure(
        once.createBatch(
          "B",
          batch(() => Promise.reject(cause)),
        ),
      ),
    ).toBe(cause);
  });
});

describe("orders that are not the batch's", () => {
  it("were there before it was sent", async () => {
    const { once, order, batch, records, clock } = batches();
    order(red, "OLD");
    clock.now += 1000;
    const all = batch((open) => open.map((part) => order(part)));
    expect(await once.createBatch("B", all)).toMatchObject({ orderIds: ["O-red", "O-blue"] });
    expect(records.get("batch:B")?.knownBefore).toEqual(["old"]);
  });

  it("were there before it was sent, also when only some of its own show", async () => {
    const { once, order, batch, records, clock } = batches();
    order(red, "OLD");
    clock.now += 1000;
    const half = batch(() => {
      order(blue);
      return Promise.reject(lost);
    });
    await failure(once.createBatch("B", half));
    expect(records.get("batch:B")?.parts).toEqual([red, { ...blue, orderId: "O-blue" }]);
  });

  it("may be those of another key in doubt", async () => {
    const { once, order, batch, records } = batches();
    const other = { input: 1, mark: undefined, lines: async () => [red], send: () => Promise.reject(lost) };
    await failure(once.create("A", other));
    const half = batch(() => {
      order(red);
      return Promise.reject(lost);
    });
    await failure(once.createBatch("B", half));
    expect([records.get("batch:B")?.parts, records.has("order:o-red")]).toEqual([[red, blue], false]);
  });

  it("belong to another key", async () => {
    const { once, order, batch, records } = batches();
    const half = batch(() => {
      order(red);
      records.set("order:o-red", claimOf("create:A"));
      return Promise.reject(lost);
    });
    await failure(once.createBatch("B", half));
    expect([records.get("batch:B")?.parts, records.get("order:o-red")?.inputHash]).toEqual([[red, blue], "create:A"]);
  });

  it("hold lines besides, or none, or those of an order before it, though the answer names them", async () => {
    const { once, order, place, batch, records } = batches([green, blue]);
    const shown = batch(() => [
      order(blue),
      order(blue, "TWICE"),
      place("NONE", { lines: [] }),
      place("MORE", { lines: [green, red] }),
      order(green),
    ]);
    // Lines are told apart by their SKU, not by how many they are.
    expect((await once.createBatch("B", shown)).parts).toEqual([
      { ...green, orderId: "O-green" },
      { ...blue, orderId: "O-blue" },
    ]);
    expect([...records.keys()].filter((key) => key.startsWith("order:"))).toEqual(["order:o-blue", "order:o-green"]);
  });

  it("hold other lines", async () => {
    const { once, order, batch } = batches();
    const error = await failure(
      once.createBatch(
        "B",
        batch(() => [order({ ...red, quantity: 9 }), order(blue)]),
      ),
    );
    expect(error).toMatchObject({ name: expect.stringMatching(/PendingError|AmbiguousError/) });
  });
});
