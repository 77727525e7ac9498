import { AbortedError, InputError, ProtocolError } from "../errors/errors.ts";
import type { CallAnswer } from "./call.ts";
import { type PageFacts, pageFacts } from "./page-fields.ts";
import { createPagePrints, keyOf } from "./page-prints.ts";
import type { Pager } from "./pager.ts";

/** Pages without items in succession, before the list counts as broken off. */
const MAX_GAP = 3;
/** Pages with the same ids but other items in succession, before they count as a circle. */
const MAX_ALIKE = 3;

/** A page, and what it said before the caller had it. */
export interface PageRead<T> {
  readonly answer: CallAnswer<T>;
  readonly facts: PageFacts;
}

/** The items of all pages, beginning with the first one given. */
export async function* items<T, Item>(first: PageRead<T>, pager: Pager<T>): AsyncGenerator<Item, void, undefined> {
  const { signal, operationId } = pager;
  for await (const { facts } of pages<T>(first, pager)) {
    for (const item of facts.items ?? []) {
      if (signal?.aborted) {
        throw new AbortedError(`${operationId}: aborted by its signal`, { operationId, cause: signal.reason });
      }
      yield item as Item;
    }
  }
}

/**
 * At most so many items.
 *
 * @throws InputError `limit` is not a whole number, 0 or more.
 */
export async function collect<T, Item>(
  first: () => Promise<PageRead<T>>,
  pager: Pager<T>,
  limit: number,
): Promise<Item[]> {
  if (!Number.isInteger(limit) || limit < 0)
    throw new InputError(`limit is ${String(limit)}; it takes a whole number, 0 or more`);
  const found: Item[] = [];
  for await (const item of items<T, Item>(await first(), pager)) {
    if (found.length === limit) break;
    found.push(item);
    if (found.length === limit) break;
  }
  return found;
}

/**
 * One page after the other, each fetched when it is asked for.
 *
 * @throws ProtocolError The list breaks off before its own total, repeats pages, or has more of them than its items can fill.
 */
export async function* pages<T>(
  first: PageRead<T>,
  { page, first: firstNumber, size, fetch, operationId }: Pager<T>,
): AsyncGenerator<PageRead<T>, void, undefined> {
  const prints = createPagePrints();
  const isFromStart = firstNumber <= page.first;
  let read = first;
  let total = Number.NaN;
  let most = Number.POSITIVE_INFINITY;
  let seen = 0;
  let gap = 0;
  let alike = 0;
  let previous = new Set<string>();
  for (let number = firstNumber; ; number++) {
    const { facts } = read;
    const { items = [] } = facts;
    total = Number.isNaN(facts.total) ? total : facts.total;
    if (items.length === 0) gap++;
    else {
      gap = 0;
      checkRepeat(number, items);
      count(items);
      yield read;
    }
    if (items.length === 0 && number === firstNumber) yield read;

    const isComplete = seen >= total || (isFull(items) && number - page.first + 1 >= total / size);
    if (isComplete) return;
    const isLast = facts.isLast || number - page.first + 1 >= facts.pages;
    // Pages before the first one read are not counted: a total that is not reached then proves nothing.
    const isShort = isFromStart && seen < total;
    if ((isLast || items.length === 0) && !isShort) {
      // Without a total, a page that lacks its list looks like the end and may be a gap.
      if (facts.items || isLast || total > 0 || number === firstNumber) return;
      throw broken(`page ${number} has no list`);
    }
    if (gap >= (isLast ? 1 : MAX_GAP)) throw broken(`the list ends after ${seen} of ${total} items`);
    if (number === firstNumber && total > 0 && items.length > 0)
      most = firstNumber + 10 + 2 * Math.ceil(total / items.length);
    if (number >= most) throw broken(`more pages than ${total} items can fill`);
    const answer = await fetch(number + 1).withResponse();
    read = { answer, facts: pageFacts(answer.envelope, page) };
  }

  /** A page with as many items as were asked for: then all pages before had as many, too. */
  function isFull(items: readonly unknown[]): boolean {
    return !isFromStart && items.length === size;
  }

  function checkRepeat(number: number, items: readonly unknown[]): void {
    const repeat = prints.compare(items);
    alike = repeat ? alike + 1 : 0;
    if (repeat === "same" || alike === MAX_ALIKE) throw broken(`page ${number} has the same items as one before`);
  }

  /** Items that the page before had as well moved there while the list was read: they count once. */
  function count(items: readonly unknown[]): void {
    const keys = items.map(keyOf);
    seen += keys.filter((key) => !(key && previous.has(key))).length;
    previous = new Set(keys);
  }

  function broken(what: string): ProtocolError {
    return new ProtocolError(`${operationId}: ${what}`, {
      operationId,
      hint: "The server does not page as described: fetch single pages by their number.",
    });
  }
}
