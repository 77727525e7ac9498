import { Call, type CallAnswer, type Run } from "../call/call.ts";
import { AbortedError, InputError, ProtocolError } from "../errors/errors.ts";
import type { Page } from "../operation.ts";
import { fieldAt } from "./fields.ts";

/** How a paged call goes on after its first page. */
export interface Pager<T> {
  readonly operationId: string;
  readonly page: Page;
  /** Number of the page that the call itself asks for. */
  readonly first: number;
  /** Ends the list, between items too. */
  readonly signal: AbortSignal | undefined;
  fetch(number: number): Call<T>;
}

/** Awaited, it gives one page. With `for await` it gives the items of that page and all that follow, each page fetched when needed. */
export class PagedCall<T, Item> extends Call<T> implements AsyncIterable<Item> {
  readonly #pager: Pager<T>;

  constructor(run: Run<T>, pager: Pager<T>) {
    super(run);
    this.#pager = pager;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const { signal, operationId } = this.#pager;
    for await (const { items } of this.#answers()) {
      for (const item of items) {
        if (signal?.aborted) {
          throw new AbortedError(`${operationId}: aborted by its signal`, { operationId, cause: signal.reason });
        }
        yield item;
      }
    }
  }

  /** One page after the other, as `await` gives the first. */
  async *pages(): AsyncGenerator<T, void, undefined> {
    for await (const { answer } of this.#answers()) yield answer.data;
  }

  /**
   * The items as an array, at most `limit` of them. There is no default, since nobody knows how long the list is.
   *
   * @throws InputError `limit` is not a whole number, 0 or more.
   */
  async collect({ limit }: { readonly limit: number }): Promise<Item[]> {
    const found: Item[] = [];
    if (!Number.isInteger(limit) || limit < 0) {
      this.catch(() => {});
      throw new InputError(`limit is ${String(limit)}; it takes a whole number, 0 or more`);
    }
    for await (const item of this) {
      if (found.length === limit) break;
      found.push(item);
      if (found.length === limit) break;
    }
    return found;
  }

  async *#answers(): AsyncGenerator<{ answer: CallAnswer<T>; items: Item[] }, void, undefined> {
    const { page, first, fetch, operationId } = this.#pager;
    let answer = await this.withResponse();
    // What stands on the pages before, when the call does not begin with the first one.
    let seen = Number.NaN;
    let most = Number.POSITIVE_INFINITY;
    const prints: string[] = [];
    for (let number = first; ; number++) {
      const at = (path: string | undefined): unknown => path && fieldAt(answer.envelope, path);
      const found = at(page.items);
      const items = (Array.isArray(found) ? found : []) as Item[];
      if (items.length === 0 && number > first) return;
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
      if (number === first && total > 0) most = first + 10 + 2 * Math.ceil(total / items.length);
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
}
