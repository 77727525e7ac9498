import type { Call } from "../client/call.ts";
import { isFailure, ProtocolError } from "../transport/loaded-first.ts";
import { serverTime } from "../values/http-date.ts";
import { type Search, SKEW_MS } from "./check-search.ts";
import { isCached } from "./is-cached.ts";
import { momentOf } from "./moment.ts";
import { isAboutPage, tellsOfMore } from "./page-end.ts";
import { idText } from "./texts.ts";
import type { TimeWindow } from "./time-window.ts";
import type { ListDoubt, OrderFacts, OrderReader } from "./types.ts";

/** Reads one page of the list, from 1. */
export type ListPage<Page> = (pageNo: number, pageSize: number) => Call<Page>;

/** An order and what was read of it. */
export interface Entry<Order> {
  readonly order: Order;
  readonly facts: OrderFacts;
  /** To compare with. */
  readonly ids: readonly string[];
  /** What it is recognized by on another page and in another pass: its first id, or all that it shows where it has none. */
  readonly key: string;
}

/** One walk over the list, from the first page to the last. */
export interface Pass<Order> {
  readonly entries: readonly Entry<Order>[];
  readonly pages: number;
  /** Orders of the longest page, if the list has no total; else 0. */
  readonly longest: number;
  /** The orders as they were read, in their order: two equal walks saw an unchanged list. */
  readonly print: string;
  /** Why this walk alone proves nothing about orders that it did not see. */
  readonly doubt: ListDoubt | undefined;
}

/**
 * Walks over the list once.
 *
 * @param isEnough Asked after each page; true ends the walk.
 * @throws ProtocolError The first page has no list of orders: nothing may be concluded from that.
 */
export async function readPass<Page, Order>(
  list: ListPage<Page>,
  reader: OrderReader<Page, Order>,
  { since, pageSize, maxOrders, newestFirst }: Search,
  window: TimeWindow,
  isEnough: (entries: readonly Entry<Order>[]) => boolean,
): Promise<Pass<Order>> {
  const entries: Entry<Order>[] = [];
  const seen = new Set<string>();
  const totals = new Set<number>();
  let isCopy = false;
  let isBehind = false;
  /** Pages without orders, behind which the walk goes on. */
  let holes = 0;
  let hasHoles = false;
  /** The list says that there is more than it shows. */
  let hasGap = false;
  let longest = 0;
  let pagesInAll = 0;
  let isOtherPage = false;
  let hasRepeats = false;
  let hasTwins = false;
  let isNewestFirst = newestFirst;
  let last = Number.POSITIVE_INFINITY;
  let pages = 0;
  for (;;) {
    const pageNo = pages + holes + 1;
    let isBroken = false;
    const answer = await list(pageNo, pageSize)
      .withResponse()
      .catch((error: unknown) => {
        // A later page without data is a gap in the list; a first one is not the list at all.
        if (pageNo > 1 && error instanceof ProtocolError) {
          isBroken = String(error.code) !== "200";
          return undefined;
        }
        // Behind the end there need not be a page; but a server in trouble says nothing about it.
        if (isBehind && isFailure(error) && error.name === "ApiError" && isAboutPage(error)) return undefined;
        throw error;
      });
    const { items, total, number, ofPages } = isObject(answer?.data) ? reader.read(answer.data) : {};
    const isEmpty = !(Array.isArray(items) && items.length > 0);
    hasGap ||= isEmpty && isObject(answer?.data) && tellsOfMore(answer.data, pageNo);
    if (isBehind && (isEmpty || !items.some((order: Order) => !seen.has(keyOf(order).key)))) {
      return end(isBroken ? "list-incomplete" : undefined);
    }
    if (!answer || !Array.isArray(items)) {
      if (pageNo === 1) throw noList(reader);
      return end("list-incomplete");
    }
    const { headers } = answer;
    window.learn(headers);
    // A page from before the call cannot show what the call made.
    isCopy ||= isCached(headers) || serverTime(headers) < since.getTime() - SKEW_MS;
    const inAll = totalOf(total);
    hasGap ||= Number.isNaN(inAll) && typeof total === "string" && /\d/.test(total);
    // Some lists say 0 instead of a total that they do not know, and behind their last page.
    if (items.length > 0 ? inAll > 0 : inAll >= 0 && pageNo === 1) totals.add(inAll);
    pagesInAll = Math.max(pagesInAll, totalOf(ofPages) || 0);
    // Behind the end, the last page may be named.
    isOtherPage ||= (items.length > 0 || pageNo === 1) && totalOf(number) > 0 && totalOf(number) !== pageNo;
    if (items.length === 0) {
      // It may be a hole in the list: the end is where the next page is empty too.
      holes++;
      isBehind = true;
      continue;
    }
    if (holes > 0) {
      hasHoles = true;
      isBehind = false;
    }
    if (entries.length >= maxOrders) return end("list-incomplete");
    pages++;
    longest = Math.max(longest, items.length);
    const known = seen.size;
    const here = new Map<string, Order>();
    const page = items.map((order: Order) => entryOf(order, here));
    entries.push(...page);
    // The same page again and again, in which case the rest of the list cannot be seen.
    if (isEnough(entries) || seen.size === known) return end("list-incomplete");
    if (isNewestFirst && page.every(({ facts }) => window.whenOf(facts.createTime) === "before")) return endEarly();
    // A total that counts the page, or was counted before the newest order came, ends too early: then the list goes on behind it.
    isBehind = totals.size > 0 && seen.size >= Math.max(...totals);
  }

  /** @param here What stands before it on the same page, by key. */
  function entryOf(order: Order, here: Map<string, Order>): Entry<Order> {
    const { facts, ids, ...made } = keyOf(order);
    let { key } = made;
    if (seen.has(key)) {
      hasRepeats = true;
      // Orders without an id may look alike and be different ones. An id that two orders of a page have is a placeholder.
      const other = here.get(key);
      if (ids.length === 0 || (other !== undefined && JSON.stringify(other) !== JSON.stringify(order))) {
        hasTwins = true;
        key += `#${seen.size}`;
      }
    }
    seen.add(key);
    here.set(key, order);
    const at = momentOf(facts.createTime);
    isNewestFirst &&= at !== undefined && at <= last;
    last = at ?? last;
    return { order, facts, ids, key };
  }

  function keyOf(order: Order): Pick<Entry<Order>, "facts" | "ids" | "key"> {
    const facts = factsOf(order);
    const ids = facts.ids.map(idText).filter((id) => id !== undefined);
    return { facts, ids, key: ids[0] ?? JSON.stringify(order) };
  }

  /** An order in an unknown form is still an order: nothing is known about it. */
  function factsOf(order: Order): OrderFacts {
    try {
      if (isObject(order)) return reader.facts(order);
    } catch {}
    return { ids: [], createTime: undefined, mark: undefined, lines: undefined, payment: "unknown" };
  }

  function end(doubt?: ListDoubt): Pass<Order> {
    const [total] = totals;
    const agrees =
      total === undefined
        ? seen.size > 0 && !hasRepeats && !hasHoles
        : totals.size === 1 && total === seen.size && !hasTwins;
    if (totals.size > 1) return pass(doubt ?? "list-changed");
    // The last page may be counted although it has no orders.
    return pass(
      doubt ??
        (agrees && !hasGap && !isOtherPage && pagesInAll <= Math.max(1, pages + holes) + 1
          ? undefined
          : "list-incomplete"),
    );
  }

  /** At orders that are older than the call: the total tells nothing about those not read. */
  function endEarly(): Pass<Order> {
    return pass(
      hasRepeats || totals.size > 1 ? "list-changed" : isOtherPage || hasHoles ? "list-incomplete" : undefined,
    );
  }

  function pass(doubt: ListDoubt | undefined): Pass<Order> {
    const read = entries.map(({ key, facts }) => [key, facts.createTime, facts.mark, facts.lines]);
    const print = JSON.stringify([read, [...totals]]);
    const told = isCopy ? "list-cached" : doubt;
    return { entries, pages: Math.max(1, pages), print, longest: totals.size > 0 ? 0 : longest, doubt: told };
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function totalOf(total: unknown): number {
  const isGiven = typeof total === "number" || (typeof total === "string" && total.trim() !== "");
  return isGiven ? Number(total) : Number.NaN;
}

const noList = ({
  operationId,
  name = operationId,
}: Pick<OrderReader<never, never>, "operationId" | "name">): ProtocolError =>
  new ProtocolError(`${name}: the answer has no list of orders where it was expected`, {
    operationId,
    hint: "Do not send the call again: this proves nothing about it. Look at the raw answer, and at the orders in PandaPon's console.",
  });
