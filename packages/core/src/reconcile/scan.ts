import type { PagedCall } from "../client/paged-call.ts";
import { ProtocolError } from "../errors/errors.ts";
import { checkSearch, SKEW_MS } from "./check-search.ts";
import { momentOf } from "./moment.ts";
import type { Looked, OrderFacts, OrderReader, ReconcileOptions } from "./types.ts";

/**
 * The zone of the API's times is inferred to be China's. Whatever it is, it is off by less than a day: an order that seems older
 * than that is older.
 */
const DAY_MS = 24 * 3_600_000;

/** When an order was made: after the call for certain, long before it, or one cannot be sure. */
export type When = "after" | "before" | "unsure";

/** One order on its way through the search. */
export interface Candidate<Order> {
  readonly order: Order;
  readonly facts: OrderFacts;
  readonly when: When;
}

/** How the search ended. */
export interface Scanned {
  readonly looked: Looked;
  /** It went to the end of the list, or as far back as is needed. */
  readonly isComplete: boolean;
  /** From then on, "it is not there" counts. Undefined: that is now. */
  readonly askAgainAt: Date | undefined;
}

/**
 * Goes through the list, page by page.
 *
 * @param onPage Gets the orders of a page; true ends the search.
 * @throws InputError `since` or an option is unusable.
 * @throws ProtocolError The answer has no list of orders where it was expected: nothing may be concluded from that.
 */
export async function scan<Page, Order>(
  list: (pageSize: number) => PagedCall<Page, Order>,
  reader: OrderReader<Page, Order>,
  since: Date,
  options: ReconcileOptions,
  onPage: (orders: readonly Candidate<Order>[]) => boolean,
): Promise<Scanned> {
  const { maxOrders, pageSize, newestFirst, clock, askAgainAt } = checkSearch(since, options);
  const call = list(pageSize);
  const { headers } = await call.withResponse();
  const offset = Date.parse(headers.get("date") ?? "") - clock();
  const from = since.getTime() + (Math.abs(offset) > SKEW_MS ? offset : 0);
  let orders = 0;
  let pages = 0;
  let total = 0;
  let isComplete = true;
  let isNewestFirst = newestFirst;
  let last = Number.POSITIVE_INFINITY;
  for await (const page of call.pages()) {
    if (orders >= maxOrders) {
      isComplete = false;
      break;
    }
    const { items, total: inAll } = reader.read(page);
    if (!Array.isArray(items)) throw noList(reader);
    const candidates = items.map((order: Order) => {
      const facts = reader.facts(order);
      const at = momentOf(facts.createTime);
      isNewestFirst &&= at !== undefined && at <= last;
      last = at ?? last;
      return { order, facts, when: whenOf(at, from) };
    });
    pages++;
    orders += candidates.length;
    total = inAll ?? 0;
    if (onPage(candidates)) return end(true);
    const isPast = candidates.length > 0 && candidates.every(({ when }) => when === "before");
    if (isNewestFirst && isPast) return end(true);
  }
  // It broke off before its own total.
  return end(isComplete && orders >= total);

  function end(isComplete: boolean): Scanned {
    return { looked: { orders, pages, since: new Date(from) }, isComplete, askAgainAt };
  }
}

function whenOf(at: number | undefined, from: number): When {
  if (at === undefined) return "unsure";
  if (at >= from - SKEW_MS) return "after";
  return at < from - DAY_MS ? "before" : "unsure";
}

const noList = ({ operationId }: { readonly operationId: string }): ProtocolError =>
  new ProtocolError(`${operationId}: the answer has no list of orders where it was expected`, {
    operationId,
    hint: "Nothing follows from that: do not send the call again. Look at the raw answer, and at the orders in PandaPon's console.",
  });
