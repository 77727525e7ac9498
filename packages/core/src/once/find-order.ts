import { idText, quantityOf } from "../reconcile/texts.ts";
import type { OrderLine, Reconciliation, SeenOrder } from "../reconcile/types.ts";
import { type OnceContext, searchAt } from "./context.ts";
import { AmbiguousError, PendingError, type PendingReason } from "./errors.ts";
import { keyText, mayHaveArrived } from "./key-session.ts";
import type { Creation } from "./platform.ts";
import type { OnceRecord } from "./record.ts";
import { searchedSince, unsettledMs } from "./server-time.ts";

/** The orders of a key, or the proof that there are none. */
export type FoundOrder<Order> =
  | { readonly state: "found"; readonly orderIds: readonly string[]; readonly orders: readonly Order[] }
  | { readonly state: "not-found" };

/** Orders of other keys that a search may meet before it gives up. */
const MAX_EXCLUDED = 50;
const AGAIN_MS = 10_000;

/**
 * Searches for what became of a key that may have been sent. Claims what it finds.
 *
 * @param lines Those still missing, of a batch.
 * @param except Orders that belong to the key already.
 * @throws PendingError It cannot be told yet.
 * @throws AmbiguousError Only a person can tell; that is not written down here.
 */
export async function findOrder<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  { mark }: Pick<Creation<Order>, "mark">,
  lines: readonly OrderLine[] | undefined = record.lines,
  except: readonly string[] = [],
): Promise<FoundOrder<Order>> {
  const { session, platform, clocks, options, timing } = context;
  const key = record.key;
  const now = await clocks.ask(options);
  const waitMs = unsettledMs(record.attempts, now, timing.settleMs);
  const others = [...(record.knownBefore ?? []), ...except];
  for (let round = 0; round < MAX_EXCLUDED; round++) {
    const result = await search(others);
    const ids = idsOf(result);
    // In this order: an order that was seen belongs to a key that is still open now, or is claimed by the time its owner is read.
    const twins = mark || ids.length === 0 ? 0 : await countTwins(context, record);
    const { foreign, own } = await ownersOf(ids);
    if (foreign.length > 0) {
      others.push(...foreign);
      continue;
    }
    if (own.length > 0) {
      // Claimed already, by a call that could not write down more. What it left alone belongs to twins.
      const rest = ids.filter((id) => !own.includes(id));
      const alone = rest.length > 0 && result.state !== "found" ? await search([...others, ...rest]) : result;
      const aloneIds = idsOf(alone);
      if (alone.state === "found" && (await claimAll(aloneIds))) return foundOf(aloneIds, alone.orders);
    }
    if (result.state === "not-found") {
      if (waitMs > 0) throw pending("too-early", waitMs);
      return { state: "not-found" };
    }
    if (result.state === "found") {
      // The order may be the twin's, whose own call is still in doubt.
      if (twins > 0) throw pending("twin", Math.max(waitMs, AGAIN_MS));
      if (ids.length < result.orders.length) throw ambiguous("cannot-tell", result.orders);
      if (await claimAll(ids)) return foundOf(ids, result.orders);
      continue;
    }
    if (result.reason === "several" && twins > 0 && ids.length === twins + 1) {
      const own = await claimOne(result.orders, ids);
      if (own) return own;
    }
    if (result.reason.startsWith("list-") || result.reason === "too-early" || waitMs > 0) {
      const askAgainMs = (result.askAgainAt?.getTime() ?? 0) - (now.server ?? now.local);
      throw pending(result.reason, Math.max(waitMs, askAgainMs, 1));
    }
    // Fewer pieces than ordered, as the stock did not suffice: the number proves whose they are, and nothing more will come.
    if (result.reason === "partly" && mark) {
      const marked = await search(others, false);
      if (marked.state === "found" && (await claimAll(idsOf(marked)))) return foundOf(idsOf(marked), marked.orders);
    }
    throw ambiguous(result.reason, result.orders);
  }
  throw ambiguous("several", []);

  async function search(excluded: readonly string[], isByLines = true): Promise<Reconciliation<Order>> {
    const at = { ...searchAt(context, now), isProof: waitMs <= 0 };
    const since = new Date(Math.min(searchedSince(record.attempts), at.clock()));
    try {
      return await platform.find({ since, mark, lines: isByLines ? lines : undefined, except: excluded }, at);
    } catch (cause) {
      throw new PendingError(`${keyText(key)}: the orders could not be read`, {
        key: keyText(key),
        reason: "unreadable",
        askAgainAt: new Date(now.local + Math.max(waitMs, AGAIN_MS)),
        cause,
      });
    }
  }

  async function ownersOf(ids: readonly string[]): Promise<{ readonly foreign: string[]; readonly own: string[] }> {
    const foreign: string[] = [];
    const own: string[] = [];
    for (const id of ids) {
      const owner = await session.ownerOf(id);
      if (owner === key) own.push(id);
      else if (owner !== undefined) foreign.push(id);
    }
    return { foreign, own };
  }

  /** False: another key was faster with one of them. */
  async function claimAll(ids: readonly string[]): Promise<boolean> {
    for (const id of ids) if (!(await session.claim(id, key))) return false;
    return true;
  }

  /** As many orders as keys in doubt: each key takes one. Which is which makes no difference, as all have the same lines. */
  async function claimOne(
    orders: readonly SeenOrder<Order>[],
    ids: readonly string[],
  ): Promise<FoundOrder<Order> | undefined> {
    for (const id of ids) {
      const alone = await search([...others, ...ids.filter((one) => one !== id)]);
      if (alone.state !== "found" || alone.orders.length !== 1) return undefined;
      if (await session.claim(id, key))
        return foundOf(
          [id],
          orders.filter((order) => order.id === id),
        );
    }
    return undefined;
  }

  function pending(reason: PendingReason, ms: number): PendingError {
    return new PendingError(`${keyText(key)}: it cannot be known yet whether it was ordered (${reason})`, {
      key: keyText(key),
      reason,
      askAgainAt: new Date(now.local + Math.ceil(ms)),
    });
  }

  function ambiguous(reason: AmbiguousError["reason"], orders: readonly SeenOrder<Order>[]): AmbiguousError {
    return new AmbiguousError(`${keyText(key)}: only a person can tell whether it was ordered (${reason})`, {
      key: keyText(key),
      reason,
      orderIds: orders.flatMap(({ id }) => id ?? []),
    });
  }
}

const idsOf = <Order>(result: Reconciliation<Order>): string[] =>
  result.state === "not-found" ? [] : result.orders.flatMap(({ id }) => id ?? []);

const foundOf = <Order>(orderIds: readonly string[], orders: readonly SeenOrder<Order>[]): FoundOrder<Order> => ({
  state: "found",
  orderIds,
  orders: orders.map(({ order }) => order),
});

/** Other open keys of the same lines that may have been sent: their orders look like this key's. */
export async function countTwins<Order>({ session }: OnceContext<Order>, record: OnceRecord): Promise<number> {
  const own = linesText(record.lines);
  let twins = 0;
  for await (const other of session.open()) {
    const isOpen = other.state !== "settled" && other.kind !== "pay" && other.kind !== "claim";
    if (isOpen && other.key !== record.key && mayHaveArrived(other) && other.attempts.length > 0) {
      const isBatch = record.kind === "batch" || other.kind === "batch";
      if (isBatch ? sharesLine(other.lines, record.lines) : linesText(other.lines) === own) twins++;
    }
  }
  return twins;
}

const skuOf = ({ sku, product }: OrderLine): string | undefined => idText(sku) ?? idText(product);

/** A batch becomes an order for each seller: one line in common is enough to be taken for each other. */
function sharesLine(some: readonly OrderLine[] = [], others: readonly OrderLine[] = []): boolean {
  const skus = new Set(some.map(skuOf));
  return others.some((line) => skus.has(skuOf(line)));
}

const linesText = (lines: readonly OrderLine[] | undefined): string =>
  (lines ?? [])
    .map((line) => `${skuOf(line)} ${quantityOf(line.quantity)}`)
    .sort()
    .join();
