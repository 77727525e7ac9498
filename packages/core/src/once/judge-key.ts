import { markText } from "../reconcile/texts.ts";
import type { OrderLine, Reconciliation, SeenOrder } from "../reconcile/types.ts";
import { type OnceContext, searchAt } from "./context.ts";
import { AmbiguousError, PendingError, type PendingReason } from "./errors.ts";
import { keyText, type OrderOwner } from "./key-session.ts";
import type { OnceRecord } from "./record.ts";
import { type Moment, searchedSince, unsettledMs } from "./server-time.ts";

/** A search for orders that a key could have made. */
export interface JudgeSearch {
  readonly mark?: string | undefined;
  readonly lines: readonly OrderLine[] | undefined;
  readonly except: readonly string[];
}

/** What a search needs to judge the outcome of a key, at one moment. */
export interface Judge<Order> {
  readonly now: Moment;
  /** Milliseconds until the key's own attempts can no longer arrive. */
  readonly waitMs: number;
  search(search: JudgeSearch): Promise<Reconciliation<Order>>;
  /** The owners of the orders that have one. */
  ownersOf(orders: readonly SeenOrder<Order>[]): Promise<ReadonlyMap<string, OrderOwner>>;
  pending(reason: PendingReason, ms?: number): PendingError;
  ambiguous(reason: AmbiguousError["reason"], orderIds: readonly (string | undefined)[]): AmbiguousError;
}

const AGAIN_MS = 10_000;

export async function createJudge<Order>(context: OnceContext<Order>, record: OnceRecord): Promise<Judge<Order>> {
  const { session, platform, clocks, options, timing } = context;
  const { key, attempts } = record;
  const now = await clocks.ask(options);
  // Started when the answer arrives: a clock started later would be behind the server's, and orders would look too old.
  const from = searchAt(context, now);
  const waitMs = unsettledMs(attempts, now, timing.settleMs);

  async function search({ mark, lines, except }: JudgeSearch): Promise<Reconciliation<Order>> {
    const at = { ...from, isProof: waitMs <= 0 };
    const since = new Date(Math.min(searchedSince(attempts), at.clock()));
    try {
      return await platform.find({ since, mark, lines, except }, at);
    } catch (cause) {
      throw new PendingError(`${keyText(key)}: the orders could not be read`, {
        key: keyText(key),
        reason: "unreadable",
        askAgainAt: new Date(now.local + Math.max(waitMs, AGAIN_MS)),
        cause,
      });
    }
  }

  async function ownersOf(orders: readonly SeenOrder<Order>[]): Promise<ReadonlyMap<string, OrderOwner>> {
    const owners = new Map<string, OrderOwner>();
    for (const { id, order } of orders) {
      if (id === undefined) continue;
      const owner = (await session.ownerOf(id)) ?? (await numberedOwner(order));
      if (owner !== undefined) owners.set(id, owner);
    }
    return owners;
  }

  /** Whether the order carries the number of another key. */
  async function numberedOwner(order: Order): Promise<OrderOwner | undefined> {
    const mark = platform.marksAreSure ? markText(platform.markOf(order)) : undefined;
    if (mark === undefined) return undefined;
    const owner = `create:${String(platform.markOf(order)).trim()}`;
    if (owner === key) return undefined;
    const other = await session.read(owner);
    return other && other.knownBefore === undefined ? { key: owner, isSure: true } : undefined;
  }

  return {
    now,
    waitMs,
    search,
    ownersOf,
    pending: (reason, ms = AGAIN_MS) =>
      new PendingError(`${keyText(key)}: it is not known yet whether the order was placed (${reason})`, {
        key: keyText(key),
        reason,
        askAgainAt: new Date(now.local + Math.ceil(ms)),
      }),
    ambiguous: (reason, orderIds) =>
      new AmbiguousError(`${keyText(key)}: only a person can tell whether the order was placed (${reason})`, {
        key: keyText(key),
        reason,
        orderIds: orderIds.flatMap((id) => id ?? []),
      }),
  };
}
