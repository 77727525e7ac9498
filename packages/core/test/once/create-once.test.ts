import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, type CallOptions, InputError, OutcomeUnknownError } from "../../src/index.ts";
import { type Creation, createOnceFor, type OncePlatform } from "../../src/once/index.ts";
import { failure } from "../support/client.ts";
import type { Shown } from "./model/types.ts";
import { lines, memoryJournal, START, shop } from "./support.ts";

const lost = new OutcomeUnknownError("no answer");
const creation = (send: Creation<Shown>["send"], key = "K"): Creation<Shown> => ({
  input: { a: 1 },
  mark: key,
  lines: async () => lines,
  send,
});

describe("calls of one process", () => {
  it("of one key go one after the other, also after one of them has failed", async () => {
    const { once, place } = shop();
    const order: string[] = [];
    let answer = (): void => {};
    const blocked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let isSending = (): void => {};
    const sending = new Promise<void>((resolve) => {
      isSending = resolve;
    });
    const first = once.create(
      "K",
      creation(() => Promise.reject(new InputError("no"))),
    );
    const second = once.create(
      "K",
      creation(async () => {
        isSending();
        await blocked;
        order.push("second answered");
        return { orderIds: ["O1"], orders: [place("O1")] };
      }),
    );
    await failure(first);
    await sending;
    const third = once
      .create(
        "K",
        creation(() => Promise.reject(new Error("sent twice"))),
      )
      .finally(() => order.push("third ended"));
    for (let turns = 0; turns < 50; turns++) await Promise.resolve();
    answer();
    expect(await second).toMatchObject({ id: "O1" });
    expect(await third).toMatchObject({ id: "O1" });
    expect(order).toEqual(["second answered", "third ended"]);
  });

  it("of different keys, and of different kinds of one key, do not wait for each other", async () => {
    const { once, place } = shop();
    const never = () => new Promise<never>(() => {});
    void once.create("A", creation(never, "A"));
    expect(
      await once.create(
        "B",
        creation(async () => ({ orderIds: ["O1"], orders: [place("O1", { mark: "B" })] }), "B"),
      ),
    ).toMatchObject({ id: "O1" });
    const paid = { orderIds: ["O1"], send: async () => ({ failedIds: [], isPaid: true }) };
    expect(await once.pay("A", paid)).toMatchObject({ state: "paid" });
  });

  it("pass their signal on to every request", async () => {
    const { settings, platform } = shop();
    const { signal } = new AbortController();
    const seen: unknown[] = [];
    const serverTime: OncePlatform<Shown>["serverTime"] = async (options) => {
      seen.push(options.signal);
      return platform.serverTime(options);
    };
    const send = (options: CallOptions) => {
      seen.push(options.signal);
      return Promise.reject(lost);
    };
    const once = createOnceFor({ ...platform, serverTime }, settings);
    await failure(once.create("K", creation(send), { signal }));
    expect(seen).toEqual([signal, signal, signal]);
  });

  it("let go of the key when they fail, for each kind, so that another process need not wait", async () => {
    const { once, platform, settings, place } = shop();
    const order = place("O1");
    const refused = new InputError("no");
    const parts = [{ sku: "red", quantity: 1 }];
    const other = createOnceFor(platform, settings);
    const batch = { input: parts, parts };
    await failure(once.createBatch("K", { ...batch, send: () => Promise.reject(refused) }));
    expect(
      await other.createBatch("K", { ...batch, send: async () => ({ orderIds: ["O1"], orders: [order] }) }),
    ).toMatchObject({ orderIds: ["O1"] });
    await failure(once.pay("K", { orderIds: ["O1"], send: () => Promise.reject(refused) }));
    const paid = { orderIds: ["O1"], send: async () => ({ failedIds: [], isPaid: true }) };
    expect(await other.pay("K", paid)).toMatchObject({ state: "paid" });
  });

  it("read the time of the moment, where no clock is given", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const { platform, place } = shop();
      const { journal, records } = memoryJournal();
      const once = createOnceFor(platform, { journal });
      vi.setSystemTime(START + 5000);
      await once.create(
        "K",
        creation(async () => ({ orderIds: ["O1"], orders: [place("O1")] })),
      );
      expect(records.get("create:K")?.attempts[0]?.sentAt).toBe(START + 5000);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("what a call is given", () => {
  const kinds = {
    create: (key: unknown, options: unknown) =>
      shop().once.create(
        key as string,
        creation(() => Promise.reject(new Error("sent"))),
        options as never,
      ),
    createBatch: (key: unknown, options: unknown) =>
      shop().once.createBatch(
        key as string,
        { input: lines, parts: lines, send: () => Promise.reject(new Error("sent")) },
        options as never,
      ),
    pay: (key: unknown, options: unknown) =>
      shop().once.pay(
        key as string,
        { orderIds: ["O1"], send: () => Promise.reject(new Error("sent")) },
        options as never,
      ),
  };
  const number = "not a whole number from 0 to 2147483647";

  it.each<[string, unknown]>([
    ["options is not an object", null],
    ["options is not an object", "soon"],
    [`waitMs is NaN, ${number}`, { waitMs: Number.NaN }],
    [`waitMs is -1, ${number}`, { waitMs: -1 }],
    [`waitMs is 1.5, ${number}`, { waitMs: 1.5 }],
    [`waitMs is 5, ${number}`, { waitMs: "5" }],
    [`waitMs is Infinity, ${number}`, { waitMs: Number.POSITIVE_INFINITY }],
    ["signal is not an AbortSignal", { signal: {} }],
    ["signal is not an AbortSignal", { signal: null }],
    ["signal is not an AbortSignal", { signal: new AbortController() }],
  ])("is refused, and nothing is sent: %s", async (message, options) => {
    for (const call of Object.values(kinds))
      expect(await failure(call("K", options))).toMatchObject({ name: "InputError", message });
  });

  it("is refused when a look at it throws", async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const throwing = (name: string) =>
      Object.defineProperty({}, name, {
        enumerable: true,
        get() {
          throw new Error("no");
        },
      });
    for (const options of [proxy, throwing("waitMs"), throwing("signal"), throwing("confirmedUnpaidBy")])
      expect(await failure(kinds.pay("K", options))).toMatchObject({ name: "InputError" });
    for (const input of [proxy, throwing("id"), { nested: throwing("id") }, [proxy]]) {
      const order = { ...creation(() => Promise.reject(new Error("sent"))), input };
      expect(await failure(shop().once.create("K", order))).toMatchObject({ name: "InputError" });
    }
    const { platform } = shop();
    for (const options of [proxy, throwing("journal"), throwing("clock"), { journal: proxy }])
      expect(() => createOnceFor(platform, options as never)).toThrow(expect.objectContaining({ name: "InputError" }));
    const { journal } = memoryJournal();
    expect(() => createOnceFor(platform, { journal, clock: 5 as never })).toThrow("clock is not a function");
  });

  it("may not be a key that cannot be written", async () => {
    for (const key of [Symbol("K"), { toString: null }, " K"])
      for (const call of Object.values(kinds))
        expect(await failure(call(key, undefined))).toMatchObject({
          name: "InputError",
          message: expect.stringContaining("the key is not a text"),
        });
  });
});

describe("a call whose lease is lost each time it writes", () => {
  it("reads again five times, and is then pending", async () => {
    const { settings, platform, journal } = shop();
    let writes = 0;
    const put: typeof journal.put = async (record, version) => {
      if (record.state !== "sending") return journal.put(record, version);
      writes++;
      return false;
    };
    const once = createOnceFor(platform, { ...settings, journal: { ...journal, put } });
    const never = creation(() => Promise.reject(new Error("sent without a lease")));
    expect(await failure(once.create("K", never))).toMatchObject({
      name: "PendingError",
      key: "K",
      reason: "in-progress",
      message: "K: another call of this key has taken over",
      askAgainAt: new Date(START + 1000),
      cause: { name: "LostLease" },
    });
    expect(writes).toBe(6);
  });

  it("continues when it gets its lease back", async () => {
    const { settings, platform, journal, place } = shop();
    let writes = 0;
    const put: typeof journal.put = async (record, version) =>
      record.state === "sending" && ++writes < 6 ? false : journal.put(record, version);
    const once = createOnceFor(platform, { ...settings, journal: { ...journal, put } });
    const order = creation(async () => ({ orderIds: ["O1"], orders: [place("O1")] }));
    expect(await once.create("K", order)).toMatchObject({ id: "O1" });
  });
});

describe("a call that waits", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A shop on the clock of the timers, and the moments at which an order was sent and its list was read. */
  function waiting() {
    const one = shop("sure", { clock: () => Date.now() });
    const [sent, asked]: [number[], number[]] = [[], []];
    const serverTime = async (): Promise<undefined> => {
      one.clock.now = Date.now();
    };
    const find: typeof one.platform.find = (...question) => {
      asked.push(Date.now() - START);
      return one.platform.find(...question);
    };
    const once = createOnceFor({ ...one.platform, serverTime, find }, one.settings);
    const order = creation(async () => {
      sent.push(Date.now() - START);
      if (sent.length === 1) throw lost;
      return { orderIds: ["O1"], orders: [one.place("O1", { createdAt: Date.now() })] };
    });
    return { once, order, sent, asked };
  }

  it("asks again at the moment that it was told, and not before", async () => {
    const { once, order, sent, asked } = waiting();
    const call = once.create("K", order, { waitMs: 60_000 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect([sent, asked]).toEqual([[0], [0]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({ id: "O1" });
    expect(sent).toEqual([0, 10_001]);
    expect(new Set(asked)).toEqual(new Set([0, 10_001]));
  });

  it("waits as long as it may, and not a moment longer", async () => {
    const { once, order, sent } = waiting();
    expect(await failure(once.create("K", order, { waitMs: 10_000 }))).toMatchObject({ reason: "too-early" });
    expect(sent).toEqual([0]);
    const call = once.create("K", order, { waitMs: 10_001 });
    await vi.advanceTimersByTimeAsync(10_001);
    expect(await call).toMatchObject({ id: "O1" });
  });

  it("leaves neither a timer nor a listener behind, when it ends and when it is ended", async () => {
    const { once, order } = waiting();
    const controller = new AbortController();
    const listeners = (): number => getEventListeners(controller.signal, "abort").length;
    const ended = failure(once.create("K", order, { waitMs: 60_000, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(5000);
    expect([vi.getTimerCount(), listeners()]).toEqual([1, 1]);
    controller.abort();
    expect(await ended).toMatchObject({ name: "PendingError", reason: "too-early" });
    expect([vi.getTimerCount(), listeners()]).toEqual([0, 0]);

    const other = new AbortController();
    const call = once.create("K", order, { waitMs: 60_000, signal: other.signal });
    await vi.advanceTimersByTimeAsync(10_001);
    await call;
    expect([vi.getTimerCount(), getEventListeners(other.signal, "abort").length]).toEqual([0, 0]);
  });

  it("does not wait for settled keys", async () => {
    const { once } = waiting();
    const refusal = new ApiError("sold out", { code: 5 });
    const order = creation(() => Promise.reject(refusal));
    expect(await failure(once.create("K", order, { waitMs: 60_000 }))).toBe(refusal);
    expect(vi.getTimerCount()).toBe(0);
  });
});
