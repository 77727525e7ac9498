import type { PagedCall } from "../client/paged-call.ts";
import { InputError } from "../errors/errors.ts";
import { checkSearch } from "./check-search.ts";
import { ambiguous, type Found, found } from "./result.ts";
import { scan } from "./scan.ts";
import type { OrderReader, PaymentQuestion, ReconcileOptions, Reconciliation } from "./types.ts";

/**
 * Where orders stand whose ids are known: whether they are paid, above all.
 *
 * @param readOne Reads one order, where there is such an operation; undefined when it does not know the id. The list is only looked
 * at when that has not found them all.
 * @throws InputError No ids, or an option is unusable.
 * @throws PandaPonError An order or the list could not be read.
 */
export async function findByIds<Page, Order>(
  list: (pageSize: number) => PagedCall<Page, Order>,
  reader: OrderReader<Page, Order>,
  { ids, since }: PaymentQuestion,
  options: ReconcileOptions,
  readOne?: (id: string) => Promise<Order | undefined>,
): Promise<Reconciliation<Order>> {
  const { askAgainAt } = checkSearch(since, options);
  const missing = new Set(ids);
  if (missing.size === 0) throw new InputError("orderIds is empty", { hint: "Give the id of each order." });
  const seen: Found<Order>[] = [];
  const take = (order: Order): void => {
    const facts = reader.facts(order);
    if (facts.ids.filter((id) => missing.delete(id)).length > 0) seen.push({ order, facts });
  };

  if (readOne) {
    for (const id of missing) {
      const order = await readOne(id);
      if (order) take(order);
    }
  }
  const scanned =
    missing.size === 0
      ? { looked: { orders: seen.length, pages: 0, since }, isComplete: true, askAgainAt }
      : await scan(list, reader, since, options, (candidates) => {
          for (const { order } of candidates) take(order);
          return missing.size === 0;
        });
  if (missing.size > 0) {
    if (seen.length > 0) return ambiguous("partly", seen, scanned);
    if (!scanned.isComplete) return ambiguous("list-incomplete", [], scanned);
    return askAgainAt ? ambiguous("too-early", [], scanned) : { state: "not-found", looked: scanned.looked };
  }
  // A payment may be on its way while the order still waits for it.
  if (askAgainAt && seen.some(({ facts }) => facts.payment === "unpaid")) return ambiguous("too-early", seen, scanned);
  return found(seen, scanned);
}
