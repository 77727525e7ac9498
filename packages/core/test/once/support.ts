import { afterEach, beforeEach, vi } from "vitest";
import type { OnceContext } from "../../src/once/context.ts";
import {
  createOnceFor,
  type OnceJournal,
  type OnceOptions,
  type OnceRecord,
  platformOf,
} from "../../src/once/index.ts";
import { createKeySession } from "../../src/once/key-session.ts";
import type { OncePlatform } from "../../src/once/platform.ts";
import { createTwoClocks } from "../../src/once/server-time.ts";
import { type Marks, readerOf, shownList } from "./model/shop.ts";
import type { Shown } from "./model/types.ts";

/** The first moment of these tests, on both clocks. */
export const START = Date.UTC(2026, 0, 5, 3);
export const lines = [{ sku: "red", quantity: 1 }];

/** Lets no time pass while a test runs: the protocol measures with the runtime's clock how long it waits for answers. */
export function stopTheClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** A journal in memory, and what was written to it in turn. */
export function memoryJournal(holder?: string) {
  const records = new Map<string, OnceRecord>();
  const written: OnceRecord[] = [];
  const journal: OnceJournal = {
    holder,
    read: async (key) => records.get(key),
    async put(record, expectedVersion) {
      if ((records.get(record.key)?.version ?? 0) !== expectedVersion) return false;
      records.set(record.key, record);
      written.push(record);
      return true;
    },
    async *open() {
      for (const record of records.values()) if (record.state !== "settled") yield record;
    },
  };
  return { journal, records, written };
}

/** A shop whose orders a test places, with a clock that a test sets, and the protocol over it. */
export function shop(marks: Marks = "sure", options: Partial<OnceOptions> = {}) {
  const clock = { now: START };
  const orders: Shown[] = [];
  const memory = memoryJournal();
  const platform = platformOf({
    reader: readerOf(marks),
    list: () => (page, size) => shownList(orders, clock.now)(page, size),
  });
  const settings = { journal: memory.journal, clock: () => clock.now, settleMs: 10_000, ...options };
  const place = (id: string, more: Partial<Shown> = {}): Shown => {
    const order: Shown = { id, mark: "K", lines, createdAt: clock.now, isPaid: false, ...more };
    orders.unshift(order);
    return order;
  };
  return { ...memory, clock, orders, platform, place, settings, once: createOnceFor(platform, settings) };
}

/** What the steps of the protocol work with, in a shop. */
export function contextOf({
  platform,
  settings: { journal, clock = Date.now, settleMs = 120_000, sendMs = 30_000 },
}: {
  readonly platform: OncePlatform<Shown>;
  readonly settings: OnceOptions;
}): OnceContext<Shown> {
  return {
    session: createKeySession(journal, clock, settleMs),
    platform,
    clocks: createTwoClocks(platform, clock),
    clock,
    timing: { settleMs, sendMs },
    options: {},
  };
}
