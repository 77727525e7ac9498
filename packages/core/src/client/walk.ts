import { AbortedError, InputError, inputErrorOf, requireType } from "../transport/loaded-first.ts";
import type { PageRead, Pager } from "./pager.ts";
import { pages, type WalkedPage } from "./pages.ts";

/** Walks over a list. Errors point at the line of the call. */
export interface Walk<T, Item> {
  /** The items of all pages, beginning with the first one. */
  items(): AsyncGenerator<Item, void, undefined>;
  /** One page after the other. */
  pages(): AsyncGenerator<T, void, undefined>;
  /**
   * Returns at most `limit` items as an array.
   *
   * @throws InputError `limit` is not a whole number, 0 or more.
   */
  collect(options: { readonly limit: number }): Promise<Item[]>;
}

/** @param pointAt Makes an error point at the line of the call. */
export function createWalk<T, Item>(
  first: () => Promise<PageRead<T>>,
  pager: Pager<T>,
  pointAt: <E>(error: E) => E,
): Walk<T, Item> {
  async function* read(): AsyncGenerator<WalkedPage<T>, void, undefined> {
    try {
      yield* pages(await first(), pager);
    } catch (error) {
      throw pointAt(error);
    }
  }

  async function* items(): AsyncGenerator<Item, void, undefined> {
    const { signal, operationId, name } = pager;
    for await (const page of read()) {
      for (const item of page.items) {
        if (signal?.aborted) {
          throw pointAt(new AbortedError(`${name}: aborted by its signal`, { operationId, cause: signal.reason }));
        }
        yield item as Item;
      }
    }
  }

  return {
    items,
    async *pages() {
      for await (const { answer } of read()) yield answer.data;
    },
    async collect(options) {
      const limit = limitOf(options);
      const found: Item[] = [];
      for await (const item of items()) {
        if (found.length === limit) break;
        found.push(item);
        if (found.length === limit) break;
      }
      return found;
    },
  };

  function limitOf(options: { readonly limit: number }): number {
    try {
      requireType("options", options, "object");
      const { limit } = options;
      if (Number.isInteger(limit) && limit >= 0) return limit;
      throw new InputError(`limit is ${String(limit)}, not a whole number, 0 or more`);
    } catch (error) {
      throw pointAt(inputErrorOf(error));
    }
  }
}
