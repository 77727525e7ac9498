import { describe, expect, it } from "vitest";
import { ApiError, InputError, OutcomeUnknownError, ProtocolError, TimeoutError } from "../../src/index.ts";
import { type Creation, createOnceFor } from "../../src/once/index.ts";
import { failure } from "../support/client.ts";
import type { Shown } from "./model/types.ts";
import { lines, START, shop, stopTheClock } from "./support.ts";

stopTheClock();

/** A creation that counts how often it was sent. */
function creation(send: Creation<Shown>["send"], more: Partial<Creation<Shown>> = {}) {
  const deadlines: unknown[] = [];
  return {
    deadlines,
    input: { a: 1 },
    mark: "K",
    lines: async () => lines,
    ...more,
    send: (options: { readonly deadlineMs?: number | undefined }) => {
      deadlines.push(options.deadlineMs);
      return send(options);
    },
  };
}

const answer = (...orders: Shown[]) => ({ orderIds: orders.map(({ id }) => id), orders });
const lost = new OutcomeUnknownError("no answer");

describe("an order of a key", () => {
  it("is sent once, under a record that is written before, and is told again without asking the server", async () => {
    const { once, place, records, written } = shop();
    const order = creation(async () => answer(place("O1")));
    expect(await once.create("K", order)).toEqual({
      id: "O1",
      orderIds: ["O1"],
      order: expect.objectContaining({ id: "O1" }),
    });
    expect(written.map(({ key, state }) => `${key} ${state}`)).toEqual([
      "create:K intended",
      "create:K sending",
      "order:o1 settled",
      "create:K settled",
    ]);
    expect(records.get("order:o1")).toMatchObject({ kind: "claim", inputHash: "create:K", version: 1, isSure: true });
    expect(records.get("create:K")).toMatchObject({
      kind: "create",
      version: 3,
      lines,
      attempts: [{ n: 1, sentAt: START, serverTimeAtSend: START, sendMs: 30_000, end: "answered", endedAt: START }],
      outcome: { state: "found", orderIds: ["O1"] },
      lease: { fence: 1, until: 0 },
    });
    // Its number tells whose it is, regardless of what else is there.
    expect(records.get("create:K")).not.toHaveProperty("knownBefore");
    expect(await once.create("K", order)).toEqual({ id: "O1", orderIds: ["O1"], order: undefined });
    expect(order.deadlines).toHaveLength(1);
    expect(order.deadlines[0]).toBeGreaterThan(0);
    expect(order.deadlines[0]).toBeLessThanOrEqual(30_000);
  });

  it("is sent once by calls at the same time", async () => {
    const { once, place } = shop();
    const order = creation(async () => answer(place("O1")));
    const results = await Promise.all([once.create("K", order), once.create("K", order), once.create("K", order)]);
    expect([results.map(({ id }) => id), order.deadlines.length]).toEqual([["O1", "O1", "O1"], 1]);
  });

  it("may become several orders, of which the first is named", async () => {
    const { once, place, records } = shop();
    const result = await once.create(
      "K",
      creation(async () => answer(place("O1"), place("O2"))),
    );
    expect(result).toMatchObject({ id: "O1", orderIds: ["O1", "O2"], order: { id: "O1" } });
    expect([...records.keys()]).toEqual(["create:K", "order:o1", "order:o2"]);
  });

  it("is refused with another input than before", async () => {
    const { once, place } = shop();
    await once.create(
      "K",
      creation(async () => answer(place("O1"))),
    );
    const error = await failure(
      once.create(
        "K",
        creation(async () => answer(), { input: { a: 2 } }),
      ),
    );
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({
      message: "the key K was used with another input before",
      hint: "Nothing was sent. Use the input of the first call, or another key for another order.",
    });
  });

  it("is refused if the order could not be recognized", async () => {
    const { once, records } = shop();
    const order = creation(async () => answer(), { mark: undefined, lines: async () => undefined });
    expect(await failure(once.create("K", order))).toMatchObject({
      name: "InputError",
      message: "the order could not be recognized if the answer were lost",
      hint: expect.stringMatching(/^Nothing was sent\..*the SKU in each line.*own order number/),
    });
    expect([order.deadlines.length, records.size]).toEqual([0, 0]);
  });
});

describe("what a key keeps of its order before the first sending", () => {
  /** How often the list is asked for orders of the same lines, and what is kept, after a sending that did not leave and one that did. */
  async function kept(marks: Parameters<typeof shop>[0], more: Partial<Creation<Shown>>) {
    const { settings, platform, place, records } = shop(marks);
    place("OLD", { mark: undefined });
    let asked = 0;
    const lookalikes: typeof platform.lookalikes = (...question) => {
      asked++;
      return platform.lookalikes(...question);
    };
    const once = createOnceFor({ ...platform, lookalikes }, settings);
    const asks: number[] = [];
    const unsent = creation(() => Promise.reject(new InputError("no")), more);
    await failure(once.create("K", unsent));
    asks.push(asked);
    place("NEW", { mark: undefined });
    await failure(
      once.create(
        "K",
        creation(() => Promise.reject(lost), more),
      ),
    );
    asks.push(asked);
    const { lines: known, knownBefore } = records.get("create:K") ?? {};
    return { asks, known, knownBefore };
  }

  it("is only the lines where its number comes back surely", async () => {
    expect(await kept("sure", {})).toEqual({ asks: [0, 0], known: lines, knownBefore: undefined });
    expect(await kept("sure", { lines: async () => undefined })).toEqual({ asks: [0, 0] });
  });

  it("is also which orders have the same lines, read anew before each sending until one has left", async () => {
    const both = { asks: [1, 2], known: lines, knownBefore: ["new", "old"] };
    expect(await kept("hidden", { mark: undefined })).toEqual(both);
    expect(await kept("unsure", {})).toEqual(both);
  });

  it("is that there are none, where only a text that may be lost tells", async () => {
    expect(await kept("unsure", { lines: async () => undefined })).toEqual({ asks: [0, 0], knownBefore: [] });
  });
});

describe("a refusal of the server", () => {
  const refused = (during: () => void, code?: number) =>
    creation(() => {
      during();
      return Promise.reject(new ApiError("sold out", { code }));
    });

  it("ends the key immediately if lists show orders immediately, and keeps the code of the refusal", async () => {
    for (const [code, outcome] of [
      [undefined, { state: "refused" }],
      [5, { state: "refused", code: "5" }],
    ] as const) {
      const { once, records } = shop("sure", { settleMs: 0 });
      expect(
        await failure(
          once.create(
            "K",
            refused(() => {}, code),
          ),
        ),
      ).toMatchObject({ name: "ApiError" });
      expect(records.get("create:K")?.outcome).toEqual(outcome);
    }
  });

  it("counts less than orders of which only a person can tell", async () => {
    const { once, place, records } = shop("sure", { settleMs: 0 });
    const both = refused(() => {
      place("O1");
      place("O2");
    });
    expect(await failure(once.create("K", both))).toMatchObject({ name: "AmbiguousError", reason: "several" });
    expect(records.get("create:K")?.state).toBe("ambiguous");
  });

  it("counts less than orders that may still change", async () => {
    const { once, place, records } = shop();
    const both = refused(() => {
      place("O1");
      place("O2");
    });
    expect(await failure(once.create("K", both))).toMatchObject({ name: "PendingError", reason: "several" });
    expect(records.get("create:K")?.state).toBe("doubtful");
  });

  it("is not believed while the journal cannot tell whose an order is", async () => {
    const { settings, platform, journal, place, records } = shop("hidden");
    const cause = new Error("disk full");
    // biome-ignore lint/correctness/useYield: it fails before it yields
    const open = async function* () {
      throw cause;
    };
    const once = createOnceFor(platform, { ...settings, journal: { ...journal, open } });
    const one = { ...refused(() => place("O1", { mark: undefined })), mark: undefined };
    expect(await failure(once.create("K", one))).toMatchObject({ name: "PendingError", reason: "journal", cause });
    expect(records.get("create:K")?.state).toBe("doubtful");
  });
});

describe("a sending that fails", () => {
  it.each([new InputError("no"), new TimeoutError("queue")])(
    "before anything left (%s) may be repeated at once",
    async (error) => {
      const { once, place, records } = shop();
      expect(
        await failure(
          once.create(
            "K",
            creation(() => Promise.reject(error)),
          ),
        ),
      ).toBe(error);
      expect(records.get("create:K")).toMatchObject({
        state: "intended",
        attempts: [{ end: "unsent" }],
        lease: { until: 0 },
      });
      expect(
        await once.create(
          "K",
          creation(async () => answer(place("O1"))),
        ),
      ).toMatchObject({ id: "O1" });
      expect(records.get("create:K")?.attempts.map(({ n, end }) => [n, end])).toEqual([
        [1, "unsent"],
        [2, "answered"],
      ]);
    },
  );

  it("by a refusal of the server ends with it, and may be repeated", async () => {
    const { once, records } = shop();
    const refusal = new ApiError("sold out", { code: 4711 });
    expect(
      await failure(
        once.create(
          "K",
          creation(() => Promise.reject(refusal)),
        ),
      ),
    ).toBe(refusal);
    expect(records.get("create:K")).toMatchObject({
      state: "settled",
      outcome: { state: "refused", code: "4711" },
      attempts: [{ end: "refused" }],
      lease: { until: 0 },
    });
    expect(
      await failure(
        once.create(
          "K",
          creation(() => Promise.reject(refusal)),
        ),
      ),
    ).toMatchObject({ name: "PendingError" });
  });

  it("by a refusal of an order that can be seen is a success", async () => {
    const { once, place } = shop();
    const order = creation(() => {
      place("O1");
      return Promise.reject(new ApiError("duplicate", {}));
    });
    expect(await once.create("K", order)).toMatchObject({ id: "O1", order: { id: "O1" } });
  });

  it("without an answer finds the order at once, if it is there", async () => {
    const { once, place, records } = shop();
    const order = creation(() => {
      place("O1");
      return Promise.reject(lost);
    });
    expect(await once.create("K", order)).toMatchObject({ id: "O1", orderIds: ["O1"] });
    expect(records.get("create:K")?.attempts).toMatchObject([{ end: "unknown" }]);
    expect(records.get("order:o1")).toMatchObject({ inputHash: "create:K", isSure: true });
  });

  it("without an answer is pending until it would show, and is then sent again", async () => {
    const { once, place, records, clock } = shop();
    const error = await failure(
      once.create(
        "K",
        creation(() => Promise.reject(lost)),
      ),
    );
    expect(error).toMatchObject({
      name: "PendingError",
      key: "K",
      reason: "too-early",
      askAgainAt: new Date(START + 11_000),
      message: "K: it is not known yet whether the order was placed (too-early)",
      hint: "Repeat the call with the same key and input at askAgainAt or later. Do not use another key.",
    });
    expect(records.get("create:K")).toMatchObject({
      state: "doubtful",
      attempts: [{ end: "unknown" }],
      lease: { until: 0 },
    });
    clock.now += 9000;
    const again = creation(async () => answer(place("O1")));
    expect(await failure(once.create("K", again))).toMatchObject({ reason: "too-early" });
    expect(again.deadlines).toEqual([]);
    clock.now += 1000;
    expect(await once.create("K", again)).toMatchObject({ id: "O1" });
    expect(records.get("create:K")?.attempts.map(({ n }) => n)).toEqual([1, 2]);
  });

  it("without an answer is sent again by the next call, where an order would show at once", async () => {
    const { once } = shop("sure", { settleMs: 0 });
    const order = creation(() => Promise.reject(lost));
    expect(await failure(once.create("K", order))).toMatchObject({
      message: "K: nothing was ordered yet",
      reason: "too-early",
      askAgainAt: new Date(START),
    });
    expect(order.deadlines).toHaveLength(1);
  });

  it("with an answer that names no order stays in doubt until it shows", async () => {
    const { once, records } = shop();
    const order = creation(async () => answer());
    expect(await failure(once.create("K", order))).toMatchObject({ name: "PendingError", reason: "too-early" });
    expect(records.get("create:K")).toMatchObject({ state: "doubtful", attempts: [{ end: "unknown" }] });
  });

  it("with an answer that names no order searches for it", async () => {
    const { once, place, records } = shop();
    const order = creation(async () => {
      place("O1");
      return answer();
    });
    expect(await once.create("K", order)).toMatchObject({ id: "O1" });
    expect(records.get("create:K")?.attempts).toMatchObject([{ end: "unknown" }]);
  });
});

describe("an order that is there already", () => {
  it("and carries the key's own number is the key's", async () => {
    const { once, place, clock } = shop();
    await failure(
      once.create(
        "K",
        creation(() => Promise.reject(lost)),
      ),
    );
    clock.now += 5000;
    place("O1");
    expect(
      await once.create(
        "K",
        creation(async () => answer()),
      ),
    ).toMatchObject({ id: "O1" });
  });

  it("of the same lines and without a number is not, if it was there before", async () => {
    const { once, place, records, clock } = shop("hidden");
    place("O0", { createdAt: START - 60_000 });
    const order = creation(() => Promise.reject(lost), { mark: undefined });
    expect(await failure(once.create("K", order))).toMatchObject({ reason: "too-early" });
    expect(records.get("create:K")).toMatchObject({ knownBefore: ["o0"] });
    clock.now += 60_000;
    place("O1");
    clock.now += 1000;
    expect(await once.create("K", order)).toMatchObject({ id: "O1" });
    expect(records.get("order:o1")).toMatchObject({ inputHash: "create:K" });
    expect(records.get("order:o1")).not.toHaveProperty("isSure");
  });

  it("and belongs to another key is not taken from it", async () => {
    const { once, place, records } = shop();
    await once.create(
      "OTHER",
      creation(async () => answer(place("O1", { mark: "OTHER" })), { mark: "OTHER" }),
    );
    const error = await failure(
      once.create(
        "K",
        creation(async () => ({ orderIds: ["O1"], orders: [] })),
      ),
    );
    expect(error).toMatchObject({
      name: "AmbiguousError",
      key: "K",
      reason: "several",
      orderIds: ["O1"],
      message: "K: the server answered with an order that belongs to another key",
      hint: "Look at these orders in PandaPon's console. Repeating the call searches again and sends nothing.",
    });
    expect(records.get("create:K")?.state).toBe("ambiguous");
  });

  it("twice, needs a person", async () => {
    const { once, place, records } = shop("sure");
    const order = creation(() => {
      place("O1");
      place("O2");
      return Promise.reject(lost);
    });
    const error = await failure(once.create("K", order));
    expect(error).toMatchObject({ name: "PendingError", reason: "several" });
    expect(records.get("create:K")?.state).toBe("doubtful");
  });
});

describe("what cannot be read or written", () => {
  it("a list that fails leaves a key pending, with the reason", async () => {
    const { settings, platform } = shop();
    const cause = new ProtocolError("no list");
    const once = createOnceFor({ ...platform, find: () => Promise.reject(cause) }, settings);
    expect(
      await failure(
        once.create(
          "K",
          creation(() => Promise.reject(lost)),
        ),
      ),
    ).toMatchObject({
      name: "PendingError",
      message: "K: the orders could not be read",
      reason: "unreadable",
      askAgainAt: new Date(START + 11_000),
      cause,
    });
  });

  it("a list that fails before the first sending sends nothing", async () => {
    const { settings, platform } = shop("hidden");
    const order = creation(async () => answer());
    const cause = new ProtocolError("no list");
    const once = createOnceFor({ ...platform, lookalikes: () => Promise.reject(cause) }, settings);
    expect(await failure(once.create("K", order))).toMatchObject({
      name: "PendingError",
      message: "K: the list of orders cannot be relied on at the moment; nothing was sent",
      key: "K",
      reason: "unreadable",
      askAgainAt: new Date(START + 1000),
      cause,
    });
    const refusal = new ApiError("wrong key", {});
    const refused = createOnceFor({ ...platform, lookalikes: () => Promise.reject(refusal) }, settings);
    expect(await failure(refused.create("K", order))).toBe(refusal);
    expect(order.deadlines).toEqual([]);
  });

  it("a journal that fails ends the call, and nothing is sent", async () => {
    const { settings, platform, journal } = shop();
    const cause = new Error("disk full");
    const order = creation(async () => answer());
    for (const broken of [
      { ...journal, read: () => Promise.reject(cause) },
      { ...journal, put: () => Promise.reject(cause) },
    ]) {
      const once = createOnceFor(platform, { ...settings, journal: broken });
      expect(await failure(once.create("K", order))).toMatchObject({
        name: "PendingError",
        key: "K",
        message: "K: the journal failed",
        reason: "journal",
        askAgainAt: new Date(START + 1000),
        cause,
      });
    }
    expect(order.deadlines).toEqual([]);
  });

  it("an order that was created but not recorded is named", async () => {
    const { settings, platform, journal, place } = shop();
    const cause = new Error("disk full");
    const broken = {
      ...journal,
      put: (record: never, version: number) =>
        (record as { key: string }).key.startsWith("order:") ? Promise.reject(cause) : journal.put(record, version),
    };
    const once = createOnceFor(platform, { ...settings, journal: broken });
    expect(
      await failure(
        once.create(
          "K",
          creation(async () => answer(place("O1"), place("O2"))),
        ),
      ),
    ).toMatchObject({
      name: "PendingError",
      message: "K: order O1, O2 was created, but could not be recorded",
      reason: "journal",
      orderIds: ["O1", "O2"],
      askAgainAt: new Date(START + 1000),
    });
  });

  it("a clock that jumps while the journal is written keeps the sending back", async () => {
    const { settings, platform, journal, clock, records } = shop();
    const slow = {
      ...journal,
      async put(record: never, version: number) {
        const isWritten = await journal.put(record, version);
        if ((record as { state: string }).state === "sending") clock.now += 31_000;
        return isWritten;
      },
    };
    const order = creation(async () => answer());
    const once = createOnceFor(platform, { ...settings, journal: slow });
    expect(await failure(once.create("K", order))).toMatchObject({
      reason: "journal",
      message: "K: writing to the journal took too long",
    });
    expect([order.deadlines, records.get("create:K")?.attempts.map(({ end }) => end)]).toEqual([[], ["unsent"]]);
  });
});

describe("another process", () => {
  it("that holds the key is waited for, until its lease is over", async () => {
    const { settings, platform, journal, clock, records, place } = shop();
    const first = createOnceFor(platform, settings);
    let isSent = (): void => {};
    const sent = new Promise<void>((resolve) => {
      isSent = resolve;
    });
    void first
      .create(
        "K",
        creation(() => {
          isSent();
          return new Promise(() => {});
        }),
      )
      .catch(() => {});
    await sent;
    const { lease } = records.get("create:K") ?? {};
    expect(lease?.until).toBe(START + 40_000);
    const second = createOnceFor(platform, { ...settings, journal });
    const order = creation(async () => answer(place("O1")));
    expect(await failure(second.create("K", order))).toMatchObject({
      name: "PendingError",
      message: "K: another call of this key is under way",
      reason: "in-progress",
      askAgainAt: new Date(START + 5000),
    });
    clock.now = START + 39_000;
    expect(await failure(second.create("K", order))).toMatchObject({ askAgainAt: new Date(START + 40_001) });
    clock.now = START + 40_001;
    expect(await second.create("K", order)).toMatchObject({ id: "O1" });
    expect(records.get("create:K")).toMatchObject({
      attempts: [{ n: 1 }, { n: 2, end: "answered" }],
      lease: { fence: 2 },
    });
  });

  it("is known to be dead when the journal has one holder at a time", async () => {
    const { settings, platform, journal, records } = shop();
    const first = createOnceFor(platform, { ...settings, journal: { ...journal, holder: "first" } });
    await new Promise<void>((resolve) => {
      void first
        .create(
          "K",
          creation(() => {
            resolve();
            return new Promise(() => {});
          }),
        )
        .catch(() => {});
    });
    const second = createOnceFor(platform, { ...settings, journal: { ...journal, holder: "second" } });
    expect(
      await failure(
        second.create(
          "K",
          creation(async () => answer()),
        ),
      ),
    ).toMatchObject({ reason: "too-early" });
    expect(records.get("create:K")?.lease?.owner).toMatch(/^second:/);
  });
});

describe("a call that may wait", () => {
  it("ends when its signal fires, and does not wait past its time", async () => {
    const { once } = shop("sure", { waitMs: 60_000 });
    const controller = new AbortController();
    const call = once.create(
      "K",
      creation(() => Promise.reject(lost)),
      { signal: controller.signal },
    );
    setTimeout(() => controller.abort(), 20);
    expect(await failure(call)).toMatchObject({ reason: "too-early" });
    expect(
      await failure(
        once.create(
          "K",
          creation(async () => answer()),
          { waitMs: 50 },
        ),
      ),
    ).toMatchObject({ reason: "too-early" });
  });
});

it("open keys are told until they are settled, without the claims", async () => {
  const { once, place, clock } = shop();
  await failure(
    once.create(
      "A",
      creation(() => Promise.reject(lost), { mark: "A" }),
    ),
  );
  await failure(
    once.create(
      "B",
      creation(() => Promise.reject(new InputError("no")), { mark: "B" }),
    ),
  );
  await once.create(
    "C",
    creation(async () => answer(place("O3", { mark: "C" })), { mark: "C" }),
  );
  clock.now += 1000;
  const open: unknown[] = [];
  for await (const one of once.openKeys()) open.push(one);
  expect(open).toEqual([
    { key: "A", kind: "create", state: "doubtful" },
    { key: "B", kind: "create", state: "intended" },
  ]);
});
