import { markText } from "../reconcile/texts.ts";
import type { OrderLine, Reconciliation, SeenOrder } from "../reconcile/types.ts";
import type { OnceContext } from "./context.ts";
import { createJudge } from "./judge-key.ts";
import type { Creation } from "./platform.ts";
import type { OnceRecord } from "./record.ts";
import { areEqual, isContested, twinsOf } from "./twins.ts";

/** The orders of a key, or the proof that there are none. */
export type FoundOrder<Order> =
  | { readonly state: "found"; readonly orderIds: readonly string[]; readonly orders: readonly Order[] }
  | { readonly state: "not-found" };

/** Orders of other keys that a search may meet before it gives up. */
const MAX_EXCLUDED = 50;
const AGAIN_MS = 10_000;

/**
 * Searches for the orders of a key that may have been sent. Claims the orders that it finds.
 *
 * @param lines The lines of a batch that are still missing.
 * @param except Orders that belong to the key already.
 * @throws PendingError The outcome is not known yet.
 * @throws AmbiguousError Only a person can tell. The caller records it.
 */
export async function findOrder<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  { mark }: Pick<Creation<Order>, "mark">,
  lines: readonly OrderLine[] | undefined = record.lines,
  except: readonly string[] = [],
): Promise<FoundOrder<Order>> {
  const { session, platform } = context;
  const key = record.key;
  const judge = await createJudge(context, record);
  const { now, waitMs, ownersOf, pending, ambiguous } = judge;
  const others = [...(record.knownBefore ?? []), ...except];
  /** Orders that other keys took because of their lines. */
  const taken: string[] = [];
  for (let round = 0; round < MAX_EXCLUDED; round++) {
    const result = await search(others);
    const orders = result.state === "not-found" ? [] : result.orders;
    const ids = idsOf(orders);
    // Read twins first, then owners: the key of a visible order is either still open now, or has claimed the order when its owner
    // is read.
    const twins = ids.length === 0 || orders.every(isMarked) ? [] : await twinsOf(context, key, lines);
    const owners = await ownersOf(orders);
    const own = ids.filter((id) => owners.get(id)?.key === key);
    const foreign = orders.filter(({ id = "" }) => owners.has(id) && !own.includes(id));
    const isDoubtful = (id: string): boolean => !own.includes(id) && isContested(id, twins);
    if (foreign.length > 0) {
      // The order carries this key's own text. Even if another key owns it, a second order must not be placed.
      if (foreign.some(isMarked)) throw ambiguous("several", idsOf(foreign));
      others.push(...idsOf(foreign));
      taken.push(...idsOf(foreign).filter((id) => owners.get(id)?.isSure !== true));
      continue;
    }
    if (own.length > 0) {
      // Claimed by an earlier call that could not record more. The orders that it did not claim belong to twins.
      const rest = ids.filter((id) => !own.includes(id));
      const alone = result.state === "found" ? result : await search([...others, ...rest]);
      const isOwn = alone.state === "found" && !idsOf(alone.orders).some(isDoubtful);
      if (isOwn && (await claimAll(alone.orders))) return foundOf(alone.orders);
    }
    if (result.state === "not-found") {
      if (waitMs > 0) throw pending("too-early", waitMs);
      // One of them may belong to this key, if the order of the key that took it was never created.
      if (taken.length > 0) throw ambiguous("several", taken);
      return { state: "not-found" };
    }
    if (result.state === "found") {
      // The order may belong to the twin, whose own call is still in doubt.
      if (ids.some(isDoubtful)) throw pending("twin", Math.max(waitMs, AGAIN_MS));
      if (ids.length < result.orders.length) throw ambiguous("cannot-tell", ids);
      if (await claimAll(result.orders)) return foundOf(result.orders);
      continue;
    }
    if (result.reason === "several" && twins.length > 0 && own.length === 0) {
      const one = await claimOne(ids, (id) => !isContested(id, twins));
      if (one) return one;
      // There are as many orders as keys in doubt: each key takes one. It does not matter which, because all have the same lines.
      const any = ids.length === twins.length + 1 && areEqual(twins, lines) && (await claimOne(ids));
      if (any) return any;
    }
    if (result.reason.startsWith("list-") || result.reason === "too-early" || waitMs > 0) {
      const askAgainMs = (result.askAgainAt?.getTime() ?? 0) - (now.server ?? now.local);
      throw pending(result.reason, Math.max(waitMs, askAgainMs, 1));
    }
    // Fewer pieces than ordered, because the stock did not suffice: the number proves whose they are, and no more orders will come.
    if (result.reason === "partly" && mark) {
      const marked = await search(others, false);
      if (marked.state === "found" && (await claimAll(marked.orders))) return foundOf(marked.orders);
    }
    throw ambiguous(result.reason, ids);
  }
  throw ambiguous("several", []);

  function search(excluded: readonly string[], isByLines = true): Promise<Reconciliation<Order>> {
    return judge.search({ mark, lines: isByLines ? lines : undefined, except: excluded });
  }

  function isMarked({ order }: SeenOrder<Order>): boolean {
    return mark !== undefined && markText(platform.markOf(order)) === markText(mark);
  }

  /** False: another key claimed one of them first. */
  async function claimAll(orders: readonly SeenOrder<Order>[]): Promise<boolean> {
    const isSure = orders.every(isMarked);
    for (const id of idsOf(orders)) if (!(await session.claim(id, { key, isSure }))) return false;
    return true;
  }

  async function claimOne(
    ids: readonly string[],
    mayTake: (id: string) => boolean = () => true,
  ): Promise<FoundOrder<Order> | undefined> {
    for (const id of ids.filter(mayTake)) {
      const alone = await search([...others, ...ids.filter((one) => one !== id)]);
      // The list may show more now than at the first reading.
      const isAlone = alone.state === "found" && alone.orders.every((order) => order.id === id);
      if (isAlone && (await claimAll(alone.orders))) return foundOf(alone.orders);
    }
    return undefined;
  }
}

const idsOf = <Order>(orders: readonly SeenOrder<Order>[]): string[] => orders.flatMap(({ id }) => id ?? []);

const foundOf = <Order>(orders: readonly SeenOrder<Order>[]): FoundOrder<Order> => ({
  state: "found",
  orderIds: idsOf(orders),
  orders: orders.map(({ order }) => order),
});
