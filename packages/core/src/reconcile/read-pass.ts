import type { Call } from "../client/call.ts";
import { isFailure, ProtocolError } from "../transport/loaded-first.ts";
import { serverTime } from "../values/http-date.ts";
import { type Search, SKEW_MS } from "./check-search.ts";
import { isCached } from "./is-cached.ts";
import { momentOf } from "./moment.ts";
import { isAboutPage, promisesMore, tellsOfMore } from "./page-end.ts";
import { idText } from "./texts.ts";
import type { TimeWindow } from "./time-window.ts";
import type { ListDoubt, OrderFacts, OrderReader } from "./types.ts";

/** Reads one page of the list, from 1. */
export type ListPage<Page> = (pageNo: number, pageSize: number) => Call<Page>;

/** An order and the facts read from it. */
export interface Entry<Order> {
  readonly order: Order;
  readonly facts: OrderFacts;
  /** A text to compare orders by. */
  readonly ids: readonly string[];
  /** Identifies the order on another page and in another pass: its first id, or its whole content if it has none. */
  readonly key: string;
}

/** One walk over the list, from the first page to the last. */
export interface Pass<Order> {
  readonly entries: readonly Entry<Order>[];
  readonly pages: number;
  /** The number of orders on the longest page, if the list has no total; else 0. */
  readonly longest: number;
  /** The orders as they were read, in their order: two equal walks saw an unchanged list. */
  readonly print: string;
  /** Why this walk alone proves nothing about the orders that it did not see. */
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
  /** Pages without orders after which the walk continues. */
  let holes = 0;
  let hasHoles = false;
  /** The list announces more orders than it shows. */
  let hasGap = false;
  /** The last page with orders says that another one follows. */
  let isPromised = false;
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
        // A later page without data is a gap in the list; if the first page has no data, it is not the list at all.
        if (pageNo > 1 && error instanceof ProtocolError) {
          isBroken = String(error.code) !== "200";
          return undefined;
        }
        // After the end, a page may not exist; but a failing server proves nothing about the end.
        if (isBehind && isFailure(error) && error.name === "ApiError" && isAboutPage(error)) return undefined;
        throw error;
      });
    const { items, total, number, ofPages } = isObject(answer?.data) ? reader.read(answer.data) : {};
    const isEmpty = !(Array.isArray(items) && items.length > 0);
    hasGap ||= isEmpty && isObject(answer?.data) && tellsOfMore(answer.data, pageNo);
    const inAll = totalOf(total);
    // Some lists say 0 when they do not know the total, and after their last page. Any other total counts there, too: it may be that
    // of another server, which has seen more.
    if (inAll > 0 || (inAll === 0 && isEmpty && pageNo === 1)) totals.add(inAll);
    if (isBehind && (isEmpty || !items.some((order: Order) => !seen.has(keyOf(order).key)))) {
      return end(isBroken ? "list-incomplete" : undefined);
    }
    if (!answer || !Array.isArray(items)) {
      if (pageNo === 1) throw noList(reader);
      return end("list-incomplete");
    }
    const { headers } = answer;
    window.learn(headers);
    // A page from before the call cannot show what the call created.
    isCopy ||= isCached(headers) || serverTime(headers) < since.getTime() - SKEW_MS;
    hasGap ||= Number.isNaN(inAll) && typeof total === "string" && /\d/.test(total);
    pagesInAll = Math.max(pagesInAll, totalOf(ofPages) || 0);
    // After the end, a server may name the last page.
    isOtherPage ||= (items.length > 0 || pageNo === 1) && totalOf(number) > 0 && totalOf(number) !== pageNo;
    if (items.length === 0) {
      // An empty page may be a gap: the list ends only if the next page is empty too.
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
    isPromised = isObject(answer.data) && promisesMore(answer.data);
    longest = Math.max(longest, items.length);
    const known = seen.size;
    const here = new Map<string, Order>();
    const page = items.map((order: Order) => entryOf(order, here));
    entries.push(...page);
    // The server keeps repeating a page: the rest of the list cannot be seen.
    if (isEnough(entries) || seen.size === known) return end("list-incomplete");
    if (isNewestFirst && page.every(({ facts }) => window.whenOf(facts.createTime) === "before")) return endEarly();
    // A total that counts only the page, or was counted before the newest order came, is too low: then the list continues after it.
    isBehind = totals.size > 0 && seen.size >= Math.max(...totals);
  }

  /** @param here The earlier orders of the same page, by key. */
  function entryOf(order: Order, here: Map<string, Order>): Entry<Order> {
    const { facts, ids, ...made } = keyOf(order);
    let { key } = made;
    if (seen.has(key)) {
      hasRepeats = true;
      // Orders without an id may look alike and still differ. An id shared by two orders of a page is a placeholder.
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

  /** An order of unknown form still counts as an order, about which nothing is known. */
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
        ? seen.size > 0 && !hasRepeats && !hasHoles && !isPromised
        : totals.size === 1 && total === seen.size && !hasTwins;
    if (totals.size > 1) return pass(doubt ?? "list-changed");
    // The server may count the last page although it has no orders.
    return pass(
      doubt ??
        (agrees && !hasGap && !isOtherPage && pagesInAll <= Math.max(1, pages + holes) + 1
          ? undefined
          : "list-incomplete"),
    );
  }

  /** The walk ended at orders older than the call: the total says nothing about the orders not read. */
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
