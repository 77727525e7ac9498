import { describe, expect, it } from "vitest";
import { createKeySession, JournalFailed, LostLease } from "../../src/once/key-session.ts";
import type { OnceJournal, OnceRecord } from "../../src/once/record.ts";
import { failure } from "../support/client.ts";
import { memoryJournal, START } from "./support.ts";

const start = { key: "create:K", kind: "create", inputHash: "ab" } as const;
const nothing = async () => ({});

/** A session on a journal in memory, whose clock a test sets. */
function sessionOf(settleMs = 10_000, change: Partial<OnceJournal> = {}) {
  const memory = memoryJournal();
  const clock = { now: START };
  const journal = { ...memory.journal, ...change };
  const session = createKeySession(journal, () => clock.now, settleMs);
  const other = () => createKeySession(journal, () => clock.now, settleMs);
  return { ...memory, clock, journal, session, other };
}

describe("a key", () => {
  it("begins with what is known of it, under a lease", async () => {
    const { session, records } = sessionOf();
    const record = await session.acquire(start, async () => ({ lines: [{ sku: "red", quantity: 1 }] }));
    expect(record).toEqual({
      ...start,
      lines: [{ sku: "red", quantity: 1 }],
      version: 1,
      state: "intended",
      attempts: [],
      lease: { owner: session.owner, fence: 1, until: START + 10_000 },
    });
    expect(records.get("create:K")).toBe(record);
    expect(session.owner).toMatch(/^shared:[\da-f-]{36}$/);
  });

  it.each([
    [0, 5000],
    [10_000, 10_000],
    [600_000, 120_000],
  ])("with a settle time of %d ms is held for %d ms, and 15 s at most beyond a sending", async (settleMs, leaseMs) => {
    const { session } = sessionOf(settleMs);
    expect(session.leaseFor({} as OnceRecord, 0).until).toBe(START + leaseMs);
    expect(session.leaseFor({} as OnceRecord, 30_000).until).toBe(START + 30_000 + Math.min(leaseMs, 15_000));
  });

  it("keeps its fence with its owner, and raises it with the next", async () => {
    const { session, other, clock } = sessionOf();
    await session.acquire(start, nothing);
    expect((await session.acquire(start, nothing)).lease?.fence).toBe(1);
    clock.now += 10_000;
    const next = other();
    expect((await next.acquire(start, nothing)).lease).toMatchObject({ fence: 2, owner: next.owner });
  });

  it.each([
    ["sending", "doubtful"],
    ["intended", "intended"],
    ["ambiguous", "ambiguous"],
    ["doubtful", "doubtful"],
  ] as const)("that was left %s is taken over as %s", async (state, expected) => {
    const { session, records } = sessionOf();
    records.set("create:K", { ...start, version: 7, state, attempts: [] });
    expect(await session.acquire(start, nothing)).toMatchObject({ version: 8, state: expected });
  });

  it("that is settled is returned unchanged, but a refused key starts again", async () => {
    const { session, records } = sessionOf();
    const settled: OnceRecord = { ...start, version: 3, state: "settled", attempts: [] };
    for (const outcome of [
      { state: "found", orderIds: ["O1"] },
      { state: "closed", orderIds: ["O1"] },
    ] as const) {
      records.set("create:K", { ...settled, outcome });
      expect(await session.acquire(start, nothing)).toBe(records.get("create:K"));
    }
    records.set("create:K", settled);
    expect(await session.acquire(start, nothing)).toBe(settled);
    records.set("create:K", { ...settled, outcome: { state: "refused" } });
    expect(await session.acquire(start, nothing)).toMatchObject({ version: 4, lease: { owner: session.owner } });
  });

  it("that another holds is in progress until its lease has run out", async () => {
    const { session, other, clock } = sessionOf();
    const { lease } = await session.acquire(start, nothing);
    expect(await failure(other().acquire(start, nothing))).toMatchObject({
      name: "PendingError",
      key: "K",
      reason: "in-progress",
      askAgainAt: new Date(START + 5000),
    });
    clock.now = (lease?.until ?? 0) - 1;
    expect(await failure(other().acquire(start, nothing))).toMatchObject({ askAgainAt: new Date(START + 10_001) });
    clock.now++;
    expect(await other().acquire(start, nothing)).toMatchObject({ version: 2 });
  });

  it("whose holder is dead is taken over at once, as the journal has one holder", async () => {
    const { journal } = sessionOf();
    const session = (holder: string) => createKeySession({ ...journal, holder }, () => START, 10_000);
    await session("a").acquire(start, nothing);
    expect(await session("b").acquire(start, nothing)).toMatchObject({ version: 2 });
    // Two sessions of one holder are both alive.
    expect(await failure(session("b").acquire(start, nothing))).toMatchObject({ reason: "in-progress" });
  });

  it("that always changes meanwhile is given up for now", async () => {
    let puts = 0;
    const { session } = sessionOf(10_000, {
      put: async () => {
        puts++;
        return false;
      },
    });
    expect(await failure(session.acquire(start, nothing))).toMatchObject({
      name: "PendingError",
      message: "K: other calls of this key are under way",
      key: "K",
      reason: "in-progress",
      askAgainAt: new Date(START + 1000),
    });
    expect(puts).toBe(20);
  });
});

describe("a change of a record", () => {
  it("is written under its next version", async () => {
    const { session, records } = sessionOf();
    const record = await session.acquire(start, nothing);
    expect(await session.update(record, { state: "doubtful" })).toEqual({ ...record, version: 2, state: "doubtful" });
    expect(records.get("create:K")?.version).toBe(2);
  });

  it("renews a lease that has run out, if the key is still free", async () => {
    const { session, written, clock } = sessionOf();
    const record = await session.acquire(start, nothing);
    clock.now = START + 10_000;
    await session.update(record, {});
    expect(written).toHaveLength(2);
    clock.now = START + 10_001;
    const { lease: _, ...free } = record;
    expect(await session.update({ ...record, version: 2 }, { state: "doubtful" })).toMatchObject({
      version: 4,
      state: "doubtful",
    });
    expect(written[2]).toMatchObject({ version: 3, state: "intended", lease: { until: START + 20_001 } });
    expect(await session.update({ ...free, version: 4 }, {})).toMatchObject({ version: 6 });
  });

  it("is not written over that of another call", async () => {
    const { session, clock } = sessionOf();
    const record = await session.acquire(start, nothing);
    await session.update(record, {});
    const error = await failure(session.update(record, {}));
    expect(error).toBeInstanceOf(LostLease);
    expect(error).toMatchObject({ name: "LostLease", message: "another call of this key has taken over" });
    clock.now += 10_001;
    expect(await failure(session.update(record, {}))).toMatchObject({ message: "the lease has run out" });
  });
});

describe("a lease", () => {
  it("is ended when its call is, so that the next need not wait", async () => {
    const { session, other, records } = sessionOf();
    await session.acquire(start, nothing);
    await session.release("create:K");
    expect(records.get("create:K")).toMatchObject({ version: 2, lease: { until: 0 } });
    expect(await other().acquire(start, nothing)).toMatchObject({ version: 3 });
    await session.release("create:K");
    await session.release("create:OTHER");
    expect(records.get("create:K")?.version).toBe(3);
  });

  it("that ended with the record is not ended twice", async () => {
    const { session, written } = sessionOf();
    const record = await session.acquire(start, nothing);
    await session.update(record, { lease: { ...session.leaseFor(record, 0), until: 0 } });
    await session.release("create:K");
    expect(written).toHaveLength(2);
  });

  it("is ended without a word when the journal fails", async () => {
    const { journal, session: _, ...one } = sessionOf();
    let isBroken = false;
    const put: OnceJournal["put"] = (record, version) =>
      isBroken ? Promise.reject(new Error("disk full")) : journal.put(record, version);
    const session = createKeySession({ ...journal, put }, () => one.clock.now, 10_000);
    await session.acquire(start, nothing);
    isBroken = true;
    await expect(session.release("create:K")).resolves.toBeUndefined();
  });
});

describe("an order", () => {
  it("belongs to the key that claims it first, however its id is written", async () => {
    const { session, records } = sessionOf();
    expect(await session.ownerOf("O1")).toBeUndefined();
    expect(await session.claim(" O1 ", { key: "create:K", isSure: true })).toBe(true);
    expect(records.get("order:o1")).toEqual({
      key: "order:o1",
      kind: "claim",
      inputHash: "create:K",
      version: 1,
      state: "settled",
      attempts: [],
      isSure: true,
    });
    expect(await session.claim("o1", { key: "create:K", isSure: false })).toBe(true);
    expect(await session.claim("O1", { key: "create:L", isSure: true })).toBe(false);
    expect(await session.ownerOf("o1 ")).toEqual({ key: "create:K", isSure: true });
    await session.claim("O2", { key: "create:L", isSure: false });
    expect(records.get("order:o2")).not.toHaveProperty("isSure");
    expect(await session.ownerOf("O2")).toEqual({ key: "create:L", isSure: false });
  });
});

it("a journal that fails says so, with its own error", async () => {
  const cause = new Error("disk full");
  const { session } = sessionOf(10_000, {
    read: () => Promise.reject(cause),
    // biome-ignore lint/correctness/useYield: it fails before it yields
    open: async function* () {
      throw cause;
    },
  });
  for (const call of [
    () => session.read("create:K"),
    async () => {
      for await (const _ of session.open());
    },
  ]) {
    const error = await failure(call());
    expect(error).toBeInstanceOf(JournalFailed);
    expect(error).toMatchObject({ name: "JournalFailed", message: "the journal failed", cause });
  }
});
