import { checkSearch, type Search } from "./check-search.ts";
import { type Entry, type ListPage, type Pass, readPass } from "./read-pass.ts";
import { createTimeWindow, type When } from "./time-window.ts";
import type { ListDoubt, Looked, OrderReader, ReconcileOptions } from "./types.ts";

/** Maximum number of walks over the list. Two equal walks in a row saw an unchanged list. */
const MAX_PASSES = 4;
/** Wait this long for a changing list to settle. */
const REST_MS = 10_000;

/** An order in question. */
export interface Candidate<Order> extends Entry<Order> {
  readonly when: When;
}

/** What a search saw. */
export interface Scanned<Order> {
  /** Each order once. */
  readonly orders: readonly Candidate<Order>[];
  readonly looked: Looked;
  /** Why a missing order may still exist. Undefined: it does not exist. */
  readonly doubt: ListDoubt | undefined;
  /** When asking again may help; undefined if waiting does not help. */
  readonly askAgainAt: Date | undefined;
}

/** When a search may end before it has seen the list twice. */
export interface Goal<Order> {
  /** Called after each page with the orders of that walk. True: the rest of the list does not matter. */
  isEnough(entries: readonly Entry<Order>[]): boolean;
  /** Called after a walk that saw the whole list. True: the order in question is among its orders. */
  isAnswer?(orders: readonly Candidate<Order>[]): boolean;
}

/**
 * Searches the list until the goal is reached, until two walks in a row saw it complete and unchanged, or until it gives up.
 *
 * @throws InputError `since` or an option is unusable.
 * @throws ProtocolError The answer has no list of orders where it was expected.
 */
export async function scan<Page, Order>(
  list: ListPage<Page>,
  reader: OrderReader<Page, Order>,
  since: Date,
  options: ReconcileOptions,
  goal: Goal<Order>,
): Promise<Scanned<Order>> {
  const search = checkSearch(since, options);
  const window = createTimeWindow(since, search.clock);
  const entries = new Map<string, Entry<Order>>();
  let isFound = false;
  let { pageSize } = search;
  let previous: Pass<Order> | undefined;
  for (let passes = 1; ; passes++) {
    const pass = await readPass(list, reader, { ...search, pageSize }, window, (page) => {
      isFound = goal.isEnough(page);
      return isFound;
    });
    isFound ||= pass.doubt === undefined && goal.isAnswer?.(pass.entries.map(candidate)) === true;
    // An order that was seen once exists, even if it is missing later. Keep its latest state.
    for (const entry of pass.entries) entries.set(entry.key, entry);
    const isProven = pass.doubt === undefined && previous?.print === pass.print && previous.doubt === undefined;
    // Reading again would not help: the list is too long, broken, or cached.
    const isRepeated = previous?.print === pass.print && previous.doubt === pass.doubt;
    const isHopeless = pass.doubt !== undefined && (isRepeated || pass.entries.length >= search.maxOrders);
    if (isFound || isProven || isHopeless || passes === MAX_PASSES) {
      const doubt = isProven ? undefined : (pass.doubt ?? "list-changed");
      return {
        orders: [...entries.values()].map(candidate),
        looked: { orders: entries.size, pages: pass.pages, since: window.since() },
        doubt: doubt ?? (search.settledAt && "too-early"),
        askAgainAt: askAgainAt(search, doubt),
      };
    }
    previous = pass;
    // Without a total, the server may have shortened each page to its own maximum and left out the rest.
    pageSize = pass.longest || pageSize;
  }

  function candidate(entry: Entry<Order>): Candidate<Order> {
    return { ...entry, when: window.whenOf(entry.facts.createTime) };
  }
}

function askAgainAt({ settledAt, clock }: Search, doubt: ListDoubt | undefined): Date | undefined {
  if (doubt !== "list-changed" && doubt !== "list-cached") return settledAt;
  return new Date(Math.max(settledAt?.getTime() ?? 0, clock() + REST_MS));
}
