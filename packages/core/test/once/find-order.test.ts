import { describe, expect, it } from "vitest";
import { OutcomeUnknownError } from "../../src/index.ts";
import { type Creation, createOnceFor, type OnceRecord } from "../../src/once/index.ts";
import type { Doubt } from "../../src/reconcile/types.ts";
import { failure } from "../support/client.ts";
import type { Shown } from "./model/types.ts";
import { lines, START, shop, stopTheClock } from "./support.ts";

stopTheClock();

const lost = new OutcomeUnknownError("no answer");

/** A creation whose answer is lost. */
const lostCreation = (more: Partial<Creation<Shown>> = {}): Creation<Shown> => ({
  input: { a: 1 },
  mark: "K",
  lines: async () => lines,
  send: () => Promise.reject(lost),
  ...more,
});

/** A shop in which keys have been sent, whose answers were lost; the moment for the next look has come. */
async function doubtful(marks: Parameters<typeof shop>[0], keys: Readonly<Record<string, Partial<Creation<Shown>>>>) {
  const one = shop(marks);
  const ask = (key: string) => one.once.create(key, lostCreation({ mark: undefined, ...keys[key] }));
  for (const key of Object.keys(keys)) await failure(ask(key));
  one.clock.now += 5000;
  return { ...one, ask };
}

describe("an order that could be of two keys in doubt", () => {
  it("belongs to neither until the other one is settled", async () => {
    const { ask, place, clock } = await doubtful("hidden", { A: {}, B: {} });
    place("O1", { mark: undefined });
    expect(await failure(ask("A"))).toMatchObject({
      name: "PendingError",
      key: "A",
      reason: "twin",
      askAgainAt: new Date(clock.now + 10_000),
    });
    clock.now += 20_000;
    expect(await failure(ask("B"))).toMatchObject({ reason: "twin", askAgainAt: new Date(clock.now + 10_000) });
  });

  it("and a second order: each key takes one of them", async () => {
    const { ask, place, records } = await doubtful("hidden", { A: {}, B: {} });
    place("O1", { mark: undefined });
    place("O2", { mark: undefined });
    const [a, b] = [await ask("A"), await ask("B")];
    expect(new Set([a.id, b.id])).toEqual(new Set(["O1", "O2"]));
    expect(records.get(`order:${a.id.toLowerCase()}`)).toMatchObject({ inputHash: "create:A" });
    expect(records.get(`order:${b.id.toLowerCase()}`)).toMatchObject({ inputHash: "create:B" });
  });

  it("and a second one are not shared out when the keys ordered different things", async () => {
    const more = [...lines, { sku: "blue", quantity: 1 }];
    const { ask, place } = await doubtful("hidden", { A: {}, B: { lines: async () => more } });
    place("O1", { mark: undefined });
    place("O2", { mark: undefined });
    expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "several" });
  });

  it("and a third one are not shared out: one of them is of another key", async () => {
    const { ask, place } = await doubtful("hidden", { A: {}, B: {} });
    for (const id of ["O1", "O2", "O3"]) place(id, { mark: undefined });
    expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "several" });
  });

  it("is the key's that was sent when the other one had seen it already", async () => {
    const { ask, place, records, clock } = await doubtful("hidden", { A: {} });
    for (const id of ["O1", "O2"]) place(id, { mark: undefined });
    records.set("create:B", { ...(records.get("create:A") as OnceRecord), key: "create:B", knownBefore: ["o1"] });
    expect(await ask("A")).toMatchObject({ id: "O1", orderIds: ["O1"] });
    clock.now += 60_000;
    expect(await ask("B")).toMatchObject({ id: "O2" });
  });

  it("is the key's that its number names", async () => {
    const { ask, place } = await doubtful("sure", { A: { mark: "A" }, B: { mark: "B" } });
    place("O1", { mark: "B" });
    expect(await failure(ask("A"))).toMatchObject({ reason: "too-early" });
    expect(await ask("B")).toMatchObject({ id: "O1" });
  });

  it("is the key's that is alone in doubt, though another had the same lines before", async () => {
    const { ask, place, once } = await doubtful("hidden", { A: {} });
    const order = place("O9", { mark: undefined });
    await once.create(
      "DONE",
      lostCreation({ mark: undefined, send: async () => ({ orderIds: ["O9"], orders: [order] }) }),
    );
    place("O1", { mark: undefined });
    expect(await ask("A")).toMatchObject({ id: "O1" });
  });
});

const claimOf = (id: string, owner = "A"): OnceRecord => ({
  key: `order:${id.toLowerCase()}`,
  kind: "claim",
  inputHash: `create:${owner}`,
  version: 1,
  state: "settled",
  attempts: [],
});

describe("an order that another key owns", () => {
  it("is excluded, and the search is repeated", async () => {
    const { ask, place, once, clock } = await doubtful("hidden", { A: {} });
    const order = place("O9", { mark: undefined });
    await once.create(
      "DONE",
      lostCreation({ mark: undefined, send: async () => ({ orderIds: ["O9"], orders: [order] }) }),
    );
    expect(await failure(ask("A"))).toMatchObject({ reason: "too-early" });
    clock.now += 60_000;
    let sent = 0;
    const again = lostCreation({
      mark: undefined,
      send: async () => {
        sent++;
        return { orderIds: ["O2"], orders: [] };
      },
    });
    // The owner proved its order by the answer, which says nothing about the order of this key.
    expect(await once.create("A", again)).toMatchObject({ id: "O2" });
    expect(sent).toBe(1);
  });

  it("by its lines alone may be this key's: a person has to look", async () => {
    const { ask, place, records, clock } = await doubtful("hidden", { A: {} });
    place("O9", { mark: undefined });
    records.set("order:o9", claimOf("O9", "OTHER"));
    clock.now += 60_000;
    expect(await failure(ask("A"))).toMatchObject({
      name: "AmbiguousError",
      key: "A",
      reason: "several",
      orderIds: ["O9"],
      message: "A: only a person can tell whether the order was placed (several)",
    });
    expect(records.get("create:A")?.state).toBe("ambiguous");
  });

  it("and carries another text than this key's is passed over", async () => {
    const { ask, place, records, clock, once } = await doubtful("unsure", { A: { mark: "A-1" } });
    place("O9", { mark: "X-9" });
    records.set("order:o9", { ...claimOf("O9", "OTHER"), isSure: true });
    clock.now += 60_000;
    expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "too-early" });
    const again = lostCreation({ mark: "A-1", send: async () => ({ orderIds: ["O2"], orders: [] }) });
    clock.now += 60_000;
    expect(await once.create("A", again)).toMatchObject({ id: "O2" });
  });

  it("and carries this key's number is not ordered a second time", async () => {
    const { ask, place, records, clock } = await doubtful("sure", { A: { mark: "A" } });
    place("O9", { mark: "A" });
    records.set("order:o9", { ...claimOf("O9", "OTHER"), isSure: true });
    clock.now += 60_000;
    expect(await failure(ask("A"))).toMatchObject({ name: "AmbiguousError", reason: "several", orderIds: ["O9"] });
  });
});

describe("an order of which something is missing", () => {
  const two = [{ sku: "red", quantity: 2 }];

  it("is the key's when it carries its number: nothing more will come", async () => {
    const { ask, place, clock } = await doubtful("sure", { A: { mark: "A", lines: async () => two } });
    place("O1", { mark: "A" });
    expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "partly" });
    clock.now += 60_000;
    expect(await ask("A")).toMatchObject({ id: "O1" });
  });

  it("needs a person if only its lines match", async () => {
    const { ask, place, clock } = await doubtful("hidden", { A: { lines: async () => two } });
    place("O1", { mark: undefined });
    clock.now += 60_000;
    expect(await failure(ask("A"))).toMatchObject({ name: "AmbiguousError", reason: "partly", orderIds: ["O1"] });
  });
});

describe("several orders", () => {
  it("of a key that could have made one need a person", async () => {
    const { ask, place, clock } = await doubtful("hidden", { A: {} });
    place("O1", { mark: undefined });
    place("O2", { mark: undefined });
    expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "several" });
    clock.now += 60_000;
    expect(await failure(ask("A"))).toMatchObject({ name: "AmbiguousError", orderIds: ["O2", "O1"] });
  });

  it("that together have all ordered lines belong to the key", async () => {
    const both = [
      { sku: "red", quantity: 1 },
      { sku: "blue", quantity: 3 },
    ];
    const { ask, place } = await doubtful("hidden", { A: { lines: async () => both } });
    place("O1", { mark: undefined });
    place("O2", { mark: undefined, lines: [{ sku: "blue", quantity: 3 }] });
    const result = await ask("A");
    expect([...result.orderIds].sort()).toEqual(["O1", "O2"]);
  });
});

it("an order that was claimed before the outcome could be written is found again", async () => {
  const { settings, platform, journal, place, records, clock } = shop("hidden");
  const cause = new Error("disk full");
  let isBroken = true;
  const broken = {
    ...journal,
    put: (record: OnceRecord, version: number) =>
      isBroken && record.state === "settled" && record.kind === "create"
        ? Promise.reject(cause)
        : journal.put(record, version),
  };
  const once = createOnceFor(platform, { ...settings, journal: broken });
  const order = lostCreation({
    mark: undefined,
    send: async () => {
      place("O1", { mark: undefined });
      return { orderIds: ["O1"], orders: [] };
    },
  });
  expect(await failure(once.create("A", order))).toMatchObject({ reason: "journal", orderIds: ["O1"] });
  expect(records.get("order:o1")).toMatchObject({ inputHash: "create:A", isSure: true });
  isBroken = false;
  clock.now += 60_000;
  expect(await once.create("A", order)).toMatchObject({ id: "O1", orderIds: ["O1"] });
});

it("an order that is older than the first sending by more than a day is not the key's", async () => {
  const { ask, place, clock, records } = await doubtful("hidden", { A: {} });
  place("OLD", { mark: undefined, createdAt: START - 86_400_000 - 60_000 });
  clock.now += 60_000;
  expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "too-early" });
  expect(records.get("create:A")?.attempts.map(({ n }) => n)).toEqual([1, 2]);
});

describe("an order that was claimed before", () => {
  it("is the key's, beside another of the same lines that is not", async () => {
    const { ask, place, records } = await doubtful("hidden", { A: {} });
    place("O1", { mark: undefined });
    place("O2", { mark: undefined });
    records.set("order:o1", claimOf("O1"));
    expect(await ask("A")).toMatchObject({ id: "O1", orderIds: ["O1"] });
  });

  it("is the key's, though another key in doubt ordered the same", async () => {
    const { ask, place, records } = await doubtful("hidden", { A: {}, B: {} });
    place("O1", { mark: undefined });
    records.set("order:o1", claimOf("O1"));
    expect(await ask("A")).toMatchObject({ id: "O1" });
    expect(await failure(ask("B"))).toMatchObject({ reason: "too-early" });
  });

  it("is not reported while some ordered lines are missing", async () => {
    const both = [...lines, { sku: "blue", quantity: 3 }];
    const { ask, place, records } = await doubtful("hidden", { A: { lines: async () => both } });
    place("O1", { mark: undefined });
    records.set("order:o1", claimOf("O1"));
    expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "partly" });
    expect(records.get("create:A")?.state).toBe("doubtful");
  });

  it("does not draw a second one along that may be another key's", async () => {
    const blue = [{ sku: "blue", quantity: 3 }];
    const { ask, place, records } = await doubtful("hidden", {
      A: { lines: async () => [...lines, ...blue] },
      B: { lines: async () => blue },
    });
    place("O1", { mark: undefined });
    place("O2", { mark: undefined, lines: blue });
    records.set("order:o1", claimOf("O1"));
    expect(await failure(ask("A"))).toMatchObject({ name: "PendingError", reason: "twin" });
    expect(records.has("order:o2")).toBe(false);
  });

  it("with a second one that belongs to it is not told without it", async () => {
    const both = [
      { sku: "red", quantity: 1 },
      { sku: "blue", quantity: 3 },
    ];
    const { ask, place, records } = await doubtful("hidden", { A: { lines: async () => both } });
    place("O1", { mark: undefined });
    place("O2", { mark: undefined, lines: [{ sku: "blue", quantity: 3 }] });
    records.set("order:o1", claimOf("O1"));
    expect([...(await ask("A")).orderIds].sort()).toEqual(["O1", "O2"]);
    expect(records.get("order:o2")).toMatchObject({ inputHash: "create:A" });
  });
});

describe("a list that proves nothing", () => {
  const looked = { orders: 0, pages: 1, since: new Date(0) };
  const LAG = 5000;

  /** The key A, long in doubt, and what a search says; the server's clock is five seconds behind. */
  async function searching(reason: Doubt, askAgainMs?: number) {
    const { ask: _, platform, settings, clock } = await doubtful("hidden", { A: {} });
    clock.now += 600_000;
    const once = createOnceFor(
      {
        ...platform,
        serverTime: async () => clock.now - LAG,
        find: async () => ({
          state: "ambiguous",
          reason,
          orders: [],
          looked,
          ...(askAgainMs !== undefined && { askAgainAt: new Date(clock.now - LAG + askAgainMs) }),
        }),
      },
      settings,
    );
    const error = await failure(once.create("A", lostCreation({ mark: undefined })));
    const { name, askAgainAt } = error as { name: string; askAgainAt?: Date };
    return { name, ms: askAgainAt && askAgainAt.getTime() - clock.now };
  }

  it.each(["list-incomplete", "list-changed", "list-cached", "too-early"] as const)(
    "yet (%s) is read again, when it says or soon",
    async (reason) => {
      expect(await searching(reason, 30_000)).toEqual({ name: "PendingError", ms: 30_000 });
      expect(await searching(reason)).toEqual({ name: "PendingError", ms: 1 });
    },
  );

  it.each(["several", "partly", "cannot-tell"] as const)("at all (%s) needs a person", async (reason) => {
    expect(await searching(reason)).toEqual({ name: "AmbiguousError", ms: undefined });
  });
});

it("an order without an id needs a person", async () => {
  const { ask, orders, clock } = await doubtful("hidden", { A: {} });
  orders.push({ id: "0", mark: undefined, lines, createdAt: clock.now, isPaid: false });
  clock.now += 60_000;
  expect(await failure(ask("A"))).toMatchObject({ name: "AmbiguousError", reason: "cannot-tell", orderIds: [] });
});
