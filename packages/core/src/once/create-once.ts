import { InputError } from "../errors/errors.ts";
import type { OnceContext } from "./context.ts";
import { type BatchCreation, createBatch, type OnceBatch } from "./create-batch.ts";
import { createOrder, type OnceOrder } from "./create-order.ts";
import { PendingError } from "./errors.ts";
import { createKeySession, JournalFailed, keyText, LostLease } from "./key-session.ts";
import {
  checkCall,
  checkKey,
  type OnceCallOptions,
  type OnceOptions,
  type OncePayOptions,
  onceTiming,
} from "./options.ts";
import { type OncePayment, payOrder } from "./pay-order.ts";
import type { Creation, OncePlatform, Payment } from "./platform.ts";
import type { OnceState } from "./record.ts";
import { createTwoClocks } from "./server-time.ts";

/** A key whose outcome is not known yet. */
export interface OpenKey {
  readonly key: string;
  readonly kind: "create" | "pay" | "batch";
  readonly state: OnceState;
}

/** The protocol, for any marketplace. */
export interface Once<Order> {
  create(key: string, creation: Creation<Order>, options?: OnceCallOptions): Promise<OnceOrder<Order>>;
  createBatch(key: string, batch: BatchCreation<Order>, options?: OnceCallOptions): Promise<OnceBatch<Order>>;
  pay(key: string, payment: Payment, options?: OncePayOptions): Promise<OncePayment>;
  /** The keys to repeat after a start. */
  openKeys(): AsyncGenerator<OpenKey, void, undefined>;
}

/** A call that loses its lease reads again and continues, but only this often. */
const MAX_LOSSES = 5;
const AGAIN_MS = 1000;

/** @throws InputError An option is missing or out of range. */
export function createOnceFor<Order>(platform: OncePlatform<Order>, options: OnceOptions): Once<Order> {
  const timing = onceTiming(options);
  const clock = options.clock ?? (() => Date.now());
  const session = createKeySession(options.journal, clock, timing.settleMs);
  const clocks = createTwoClocks(platform, clock);
  /** Runs the calls of one key one after the other: within a process, a lease does not separate them. */
  const queues = new Map<string, Promise<unknown>>();

  async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key);
    const mine = (before ?? Promise.resolve()).then(work, work);
    queues.set(key, mine);
    try {
      return await mine;
    } finally {
      if (queues.get(key) === mine) queues.delete(key);
    }
  }

  async function run<T>(
    kind: OpenKey["kind"],
    given: string,
    options: OnceCallOptions,
    work: (context: OnceContext<Order>, key: string) => Promise<T>,
  ): Promise<T> {
    const key = checkKey(given);
    const { signal, waitMs = timing.waitMs } = checkCall(options);
    return inTurn(`${kind}:${key}`, async () => {
      const context: OnceContext<Order> = { session, platform, clocks, clock, timing, options: { signal } };
      const until = performance.now() + waitMs;
      for (;;) {
        try {
          return await tryAgain(key, () => work(context, key));
        } catch (error) {
          await session.release(`${kind}:${key}`);
          if (!(error instanceof PendingError)) throw error;
          const ms = Math.max(error.askAgainAt.getTime() - clock(), 0) + 1;
          if (performance.now() + ms > until || signal?.aborted) throw error;
          await sleep(ms, signal);
        }
      }
    });
  }

  /** Turns failures of the journal and lost leases into a `PendingError`: they are not the caller's error. */
  async function tryAgain<T>(key: string, work: () => Promise<T>): Promise<T> {
    for (let losses = 0; ; losses++) {
      try {
        return await work();
      } catch (error) {
        const isLost = error instanceof LostLease;
        if (isLost && losses < MAX_LOSSES) continue;
        if (!isLost && !(error instanceof JournalFailed)) throw error;
        throw new PendingError(`${key}: ${error.message}`, {
          key,
          reason: isLost ? "in-progress" : "journal",
          askAgainAt: new Date(clock() + AGAIN_MS),
          cause: error instanceof JournalFailed ? error.cause : error,
        });
      }
    }
  }

  return {
    create: (key, creation, call = {}) =>
      run("create", key, call, (context, own) => createOrder(context, own, creation)),
    createBatch: (key, batch, call = {}) => run("batch", key, call, (context, own) => createBatch(context, own, batch)),
    pay: async (key, payment, call = {}) => {
      const { confirmedUnpaidBy } = checkCall(call);
      if (confirmedUnpaidBy !== undefined && !(typeof confirmedUnpaidBy === "string" && confirmedUnpaidBy.trim()))
        throw new InputError("confirmedUnpaidBy is not the name of a person");
      const confirmation =
        confirmedUnpaidBy === undefined ? undefined : { by: confirmedUnpaidBy, began: performance.now() };
      return run("pay", key, call, (context, own) => payOrder(context, own, payment, confirmation));
    },
    async *openKeys() {
      for await (const { key, kind, state } of session.open()) {
        if (kind !== "claim") yield { key: keyText(key), kind, state };
      }
    },
  };
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1));
    signal?.addEventListener("abort", end);
  });
}
