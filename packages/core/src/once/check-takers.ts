import type { OrderLine, SeenOrder } from "../reconcile/types.ts";
import type { OnceContext } from "./context.ts";
import type { Judge } from "./judge.ts";
import type { OnceRecord } from "./record.ts";
import { unsettledMs } from "./server-time.ts";
import { isSameId, twinsOf } from "./twins.ts";

/** Keys to look at, at most. Each costs a search through the list. */
const MAX_KEYS = 50;

/**
 * Makes sure that a key whose orders all belong to others has none, so that it may be sent again.
 *
 * A key that recognized its order by the lines may hold the one that this key made, while its own is still to come: then there would be
 * one order too many. So each such key has to have had its time, and every order that could be its own has to belong to a key; and so on
 * for the owners of those.
 *
 * @param taken Orders of the key's lines, and the keys that own them.
 * @throws PendingError One of them has not had its time, or is in doubt itself.
 * @throws AmbiguousError There is an order which no key owns: it may belong to any of them.
 */
export async function checkTakers<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  taken: ReadonlyMap<string, string>,
  { now, search, ownersOf, pending, ambiguous }: Judge<Order>,
): Promise<void> {
  const owners = new Map(taken);
  const numbered: string[] = [];
  const checked = new Set<string>();
  // A map goes on with what is added meanwhile.
  for (const [id, key] of owners) {
    const owner = await context.session.read(key);
    if (owner && owner.knownBefore === undefined) continue;
    if (!owner || !holds(owner, id)) {
      // Claimed by a call that has not written more yet, or by one that had lost its lease.
      if (owner && owner.state !== "settled") throw pending("twin");
      throw ambiguous("several", [id]);
    }
    if (wasAnswered(owner) || checked.has(key)) continue;
    checked.add(key);
    if (checked.size > MAX_KEYS) throw ambiguous("several", [id]);
    const waitMs = unsettledMs(owner.attempts, now, context.timing.settleMs);
    if (waitMs > 0) throw pending("twin", waitMs);
    await addWindow(owner);
  }

  /** All orders that the owner could have made, with their owners. */
  async function addWindow(owner: OnceRecord): Promise<void> {
    for (;;) {
      const except = [...(owner.knownBefore ?? []), ...owners.keys(), ...numbered];
      const result = await search({ record: owner, lines: settledLines(owner), except });
      if (result.state === "not-found") return;
      if (result.state === "ambiguous" && result.orders.length === 0) throw pending(result.reason);
      await add(owner, result.orders);
    }
  }

  async function add(owner: OnceRecord, orders: readonly SeenOrder<Order>[]): Promise<void> {
    const found = await ownersOf(orders);
    for (const { id } of orders) {
      const at = id === undefined ? undefined : found.get(id);
      if (id !== undefined && at?.isNumbered) numbered.push(id);
      else if (id !== undefined && at && at.key !== record.key) owners.set(id, at.key);
      else {
        const twins = await twinsOf(context, owner.key, owner.lines);
        if (twins.some((twin) => twin.key !== record.key)) throw pending("twin");
        throw ambiguous("several", [id]);
      }
    }
  }
}

/** The server itself said which order it had made for it. */
const wasAnswered = ({ kind, attempts }: OnceRecord): boolean =>
  kind === "create" && attempts.at(-1)?.end === "answered";

const holds = ({ outcome, parts = [] }: OnceRecord, id: string): boolean =>
  (outcome?.state === "found" && outcome.orderIds.some((own) => isSameId(own, id))) ||
  parts.some(({ orderId }) => orderId !== undefined && isSameId(orderId, id));

/** What the owner has an order for. */
const settledLines = ({ lines, parts }: OnceRecord): readonly OrderLine[] | undefined =>
  parts?.filter(({ orderId }) => orderId !== undefined) ?? lines;
