import { AbortedError, InputError, ProtocolError } from "../errors/errors.ts";
import type { Call, CallAnswer } from "./call.ts";
import { fieldAt } from "./page-fields.ts";
import type { Pager } from "./pager.ts";

interface Page<T, Item> {
  readonly answer: CallAnswer<T>;
  readonly items: readonly Item[];
}

/** The items of all pages, beginning with that of `first`. */
export async function* items<T, Item>(first: Call<T>, pager: Pager<T>): AsyncGenerator<Item, void, undefined> {
  const { signal, operationId } = pager;
  for await (const { items } of pages<T, Item>(first, pager)) {
    for (const item of items) {
      if (signal?.aborted) {
        throw new AbortedError(`${operationId}: aborted by its signal`, { operationId, cause: signal.reason });
      }
      yield item;
    }
  }
}

/**
 * At most so many items.
 *
 * @throws InputError `limit` is not a whole number, 0 or more.
 */
export async function collect<T, Item>(first: Call<T>, pager: Pager<T>, limit: number): Promise<Item[]> {
  const found: Item[] = [];
  if (!Number.isInteger(limit) || limit < 0)
    throw new InputError(`limit is ${String(limit)}; it takes a whole number, 0 or more`);
  for await (const item of items<T, Item>(first, pager)) {
    if (found.length === limit) break;
    found.push(item);
    if (found.length === limit) break;
  }
  return found;
}

/**
 * One page after the other, each fetched when it is asked for.
 *
 * @throws ProtocolError The server repeats pages, or has more of them than its items can fill.
 */
export async function* pages<T, Item>(
  first: Call<T>,
  { page, first: firstNumber, fetch, operationId }: Pager<T>,
): AsyncGenerator<Page<T, Item>, void, undefined> {
  let answer = await first.withResponse();
  // What stands on the pages before, when the call does not begin with the first one.
  let seen = Number.NaN;
  let most = Number.POSITIVE_INFINITY;
  const prints: string[] = [];
  for (let number = firstNumber; ; number++) {
    const at = (path: string | undefined): unknown => path && fieldAt(answer.envelope, path);
    const found = at(page.items);
    const items = (Array.isArray(found) ? found : []) as Item[];
    if (items.length === 0 && number > firstNumber) return;
    const print = JSON.stringify(items);
    if (items.length > 0 && prints.includes(print)) throw endless(`page ${number} has the same items as one before`);
    // The first page and the last one: a server that ignores the page number, or sticks at its last.
    prints.splice(1, 1);
    prints.push(print);
    seen = (Number.isNaN(seen) ? (number - page.first) * items.length : seen) + items.length;
    yield { answer, items };

    const total = Number(at(page.total) ?? Number.NaN);
    const pages = Number(at(page.pages) ?? Number.NaN);
    const isLast = total > 0 ? seen >= total : pages > 0 && number - page.first + 1 >= pages;
    if (items.length === 0 || isLast || at(page.hasNext) === false) return;
    if (number === firstNumber && total > 0) most = firstNumber + 10 + 2 * Math.ceil(total / items.length);
    if (number >= most) throw endless(`more pages than ${total} items can fill`);
    answer = await fetch(number + 1).withResponse();
  }

  function endless(what: string): ProtocolError {
    return new ProtocolError(`${operationId}: ${what}`, {
      operationId,
      hint: "The server does not page as described: fetch single pages by their number.",
    });
  }
}
