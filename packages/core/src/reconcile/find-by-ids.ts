import { InputError } from "../errors/errors.ts";
import { checkSearch } from "./check-search.ts";
import type { Entry, ListPage } from "./read-pass.ts";
import { seen } from "./result.ts";
import { scan } from "./scan.ts";
import { askedId, idText } from "./texts.ts";
import type {
  Looked,
  OrderReader,
  PaymentDoubt,
  PaymentQuestion,
  PaymentReconciliation,
  ReconcileOptions,
} from "./types.ts";

/** How long to wait before asking again once the call can no longer be under way. */
const AGAIN_MS = 60_000;

/**
 * Finds the outcome of a payment from the orders that it was for. **No state means that you may pay again.**
 *
 * @param readOne Reads one order, if there is such an operation; undefined if the server does not know the id. The other orders
 * are searched for in the list.
 * @throws InputError No ids, an id that is not exact, or an option is unusable.
 * @throws PandaPonError An order or the list could not be read.
 */
export async function findByIds<Page, Order>(
  list: ListPage<Page>,
  reader: OrderReader<Page, Order>,
  { ids, since }: PaymentQuestion,
  options: ReconcileOptions,
  readOne?: (id: string) => Promise<Order | undefined>,
): Promise<PaymentReconciliation<Order>> {
  const search = checkSearch(since, options);
  const missing = new Map(ids.map((id) => [askedId(id, "orderIds"), String(id).trim()]));
  if (missing.size === 0) throw new InputError("orderIds is empty", { hint: "Pass the id of each order." });
  const orders: Omit<Entry<Order>, "key">[] = [];
  const take = (entry: Omit<Entry<Order>, "key">): void => {
    if (entry.ids.filter((id) => missing.delete(id)).length > 0) orders.push(entry);
  };

  if (readOne) {
    for (const [key, id] of [...missing]) {
      const order = missing.has(key) ? await readOne(id) : undefined;
      if (!order) continue;
      const facts = reader.facts(order);
      take({ order, facts, ids: facts.ids.map(idText).filter((text) => text !== undefined) });
    }
  }
  let looked: Looked = { orders: orders.length, pages: 0, since };
  if (missing.size > 0) {
    const scanned = await scan(list, reader, since, options, {
      isEnough(entries) {
        const shown = new Set(entries.flatMap((entry) => entry.ids));
        return [...missing.keys()].every((id) => shown.has(id));
      },
    });
    // Collect all orders with an id before ticking any off: a list may show one order twice, in two states.
    const asked = new Set(missing.keys());
    for (const entry of scanned.orders.filter(({ ids }) => ids.some((id) => asked.has(id)))) {
      for (const id of entry.ids) missing.delete(id);
      orders.push(entry);
    }
    looked = scanned.looked;
  }

  const states = new Set(orders.map(({ facts }) => facts.payment));
  const result = { orders: orders.map(seen), looked };
  const [state] = states;
  if (missing.size === 0 && states.size === 1 && (state === "paid" || state === "closed")) return { state, ...result };
  const askAgainAt = search.settledAt ?? new Date(search.clock() + AGAIN_MS);
  return { state: "unsettled", reason: reasonOf(states, missing.size), ...result, askAgainAt };
}

function reasonOf(states: ReadonlySet<string>, missing: number): PaymentDoubt {
  if (missing > 0) return "not-seen";
  if (states.has("unknown")) return "unknown-state";
  return states.size > 1 ? "partly-paid" : "no-payment-seen";
}
