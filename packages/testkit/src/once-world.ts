// A platform whose answers get lost and whose list lags, and processes that die at any await: for the tests of ordering once.
import type { OnceJournal, OnceRecord } from "@pandapon/core/once";

/** An order as any marketplace has it. */
export interface WorldOrder {
  readonly id: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly mark: string | undefined;
  readonly createdAt: number;
  readonly visibleAt: number;
  isPaid: boolean;
}

/** What happens to a request that changes something. */
export type Fate = "answer" | "lose" | "drop" | "half" | "refuse";

/** How a run goes wrong. */
export interface Trouble {
  /** The process dies at this await, counted from 1, before or after what was awaited has happened. */
  readonly dieAt?: number;
  readonly diesBefore?: boolean;
  /** The journal rejects at this write, counted from 1; `torn`: what it wrote is still there. */
  readonly failWriteAt?: number;
  /** How many writes in a row fail, as on a full disk. 1 by default. */
  readonly failWrites?: number;
  readonly isTorn?: boolean;
  /** One for each changing request; the last one stays. */
  readonly fates?: readonly Fate[];
  readonly lagMs?: number;
  /** By how much the local clock jumps when the process starts again. */
  readonly clockJumpMs?: number;
}

/** How each marketplace writes orders. */
export interface Shop {
  /** What a request asks for: the lines of each order to create. Undefined: the request changes nothing. */
  creation(
    path: string,
    input: unknown,
  ): { readonly mark?: string; readonly orders: WorldOrder["lines"][] } | undefined;
  /** Ids that a request pays. */
  payment(path: string, input: unknown): readonly string[] | undefined;
  /** `data` of an answer. */
  data(path: string, input: unknown, shown: readonly WorldOrder[], made: readonly WorldOrder[]): unknown;
}

export function createWorld(shop: Shop, trouble: Trouble = {}) {
  const { lagMs = 0, fates = ["answer"], failWriteAt = Number.POSITIVE_INFINITY, failWrites = 1 } = trouble;
  // Worlds may share a journal: no two orders have the same id.
  const series = `1232730${Math.floor(1e6 + Math.random() * 9e6)}`;
  const records = new Map<string, string>();
  const orders: WorldOrder[] = [];
  const payments: string[] = [];
  let time = Date.UTC(2026, 0, 5, 3);
  let skew = 0;
  let awaits = 0;
  let writes = 0;
  let changes = 0;
  let isArmed = true;
  let die = (): void => {};
  let dead = new Promise<"dead">(() => {});
  const start = (): void => {
    dead = new Promise((resolve) => {
      die = () => resolve("dead");
    });
  };
  start();

  /** One await of the process: the place to die at. */
  async function awaited<T>(work: () => T): Promise<T> {
    awaits++;
    const isLast = isArmed && awaits === trouble.dieAt;
    if (isLast && trouble.diesBefore) return gone();
    await Promise.resolve();
    const value = work();
    return isLast ? gone() : value;
  }

  function gone(): Promise<never> {
    isArmed = false;
    die();
    return new Promise(() => {});
  }

  const journal: OnceJournal = {
    read: (key) => awaited(() => parse(records.get(key))),
    put: (record, expected) =>
      awaited(() => {
        const isFailing = isArmed && ++writes >= failWriteAt && writes < failWriteAt + failWrites;
        if (isFailing && !trouble.isTorn) throw new Error("ENOSPC: no space left on device");
        if ((parse(records.get(record.key))?.version ?? 0) !== expected) return false;
        records.set(record.key, JSON.stringify(record));
        if (isFailing) throw new Error("EIO: the disk is gone");
        return true;
      }),
    async *open() {
      const all = await awaited(() => [...records.values()].map((text) => parse(text) as OnceRecord));
      yield* all.filter(({ state }) => state !== "settled");
    },
  };

  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, searchParams } = new URL(url);
    const input: unknown = init.body ? JSON.parse(String(init.body)) : Object.fromEntries(searchParams);
    return awaited(() => answer(pathname, input));
  };

  function answer(path: string, input: unknown): Response {
    const wanted = shop.creation(path, input);
    const paid = shop.payment(path, input);
    const fate = wanted || paid ? (fates[Math.min(changes++, fates.length - 1)] ?? "answer") : "answer";
    if (fate === "drop") throw new TypeError("fetch failed");
    if (fate === "refuse") return Response.json({ code: 500, msg: "库存不足", data: null });
    const made = (wanted?.orders ?? [])
      .slice(0, fate === "half" ? 1 : undefined)
      .map((lines) => make(lines, wanted?.mark));
    for (const id of paid ?? []) {
      payments.push(id);
      const order = orders.find((one) => one.id === id);
      if (order) order.isPaid = true;
    }
    if (fate === "lose") throw new TypeError("fetch failed");
    const shown = orders.filter(({ visibleAt }) => visibleAt <= time);
    const data = shop.data(path, input, shown, made);
    return Response.json({ code: 200, msg: "成功", data }, { headers: { date: new Date(time).toUTCString() } });
  }

  function make(lines: WorldOrder["lines"], mark: string | undefined, lag = lagMs): WorldOrder {
    const id = `${series}${String(10_000 + orders.length)}`;
    const order = { id, lines, mark, createdAt: time, visibleAt: time + lag, isPaid: false };
    orders.push(order);
    return order;
  }

  return {
    orders,
    payments,
    records,
    journal,
    fetch,
    clock: () => time + skew,
    /** Awaits so far. */
    awaits: () => awaits,
    /** Puts an order there that has nothing to do with the keys. */
    add: make,
    advance(ms: number) {
      time += Math.max(ms, 1);
    },
    /** Runs a call of the process until it ends or the process dies; then the next process continues with what is durable. */
    async run<T>(call: () => Promise<T>): Promise<T | "dead"> {
      const ended = await Promise.race([call(), dead]);
      if (ended === "dead") {
        skew += trouble.clockJumpMs ?? 0;
        start();
      }
      return ended;
    },
    /** No more trouble. */
    disarm() {
      isArmed = false;
    },
  };
}

export type World = ReturnType<typeof createWorld>;

/** Thousands of runs, each with many errors: their stacks cost more than the rest. */
export async function withoutStacks<T>(work: () => Promise<T>): Promise<T> {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await work();
  } finally {
    Error.stackTraceLimit = before;
  }
}

const parse = (text: string | undefined): OnceRecord | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as OnceRecord);

/**
 * Repeats a call as its callers are told to, through deaths and waits, until it ends.
 *
 * @param connect Starts a process: what it returns makes the call.
 * @param isShared Another process works on the same keys.
 */
export async function persist<T>(world: World, connect: () => () => Promise<T>, isShared = false): Promise<T | Error> {
  let call = connect();
  let last: Error | undefined;
  let unsettled = 0;
  let held = 0;
  for (let round = 0; round - held < 60; round++) {
    const ended = await world.run(call).catch((error: unknown) => error as Error);
    if (ended === "dead") {
      call = connect();
      continue;
    }
    if (!(ended instanceof Error)) return ended;
    if (ended.name !== "PendingError") return ended;
    last = ended;
    const { reason, askAgainAt } = ended as Error & { readonly reason: string; readonly askAgainAt: Date };
    // It waits for a person, for ever.
    if (reason === "unsettled" && ++unsettled > 4) break;
    const isHeld = reason === "in-progress";
    // Time passes for both processes together. The lease of a dead process may end in an hour.
    if (isHeld && isShared && held++ < 5000) await new Promise((resolve) => setImmediate(resolve));
    else world.advance(isHeld ? 120_000 : Math.min(askAgainAt.getTime() - world.clock(), 3_700_000) + 1);
  }
  return new Error("it never ended", { cause: last });
}
