import { Call, type Run } from "./call.ts";
import type { Pager } from "./pager.ts";

/** Awaited, it gives one page. With `for await` it gives the items of that page and all that follow, each page fetched when needed. */
export class PagedCall<T, Item> extends Call<T> implements AsyncIterable<Item> {
  readonly #pager: Pager<T>;

  constructor(run: Run<T>, pager: Pager<T>) {
    super(run);
    this.#pager = pager;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    yield* (await this.#load()).items<T, Item>(this, this.#pager);
  }

  /** One page after the other, as `await` gives the first. */
  async *pages(): AsyncGenerator<T, void, undefined> {
    for await (const { answer } of (await this.#load()).pages(this, this.#pager)) yield answer.data;
  }

  /**
   * The items as an array, at most `limit` of them. There is no default, since nobody knows how long the list is.
   *
   * @throws InputError `limit` is not a whole number, 0 or more.
   */
  async collect({ limit }: { readonly limit: number }): Promise<Item[]> {
    return (await this.#load()).collect<T, Item>(this, this.#pager, limit);
  }

  /** Most programs read single pages: what goes beyond is loaded when first needed. */
  #load(): Promise<typeof import("./pages.ts")> {
    // Should the call fail meanwhile, it is not unhandled: the loop will see it.
    this.catch(() => {});
    return import("./pages.ts");
  }
}
