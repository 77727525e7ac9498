import type { Origin } from "../errors/origin.ts";
import { Call } from "./call.ts";
import type { PageRead, Pager } from "./pager.ts";
import type { Walk } from "./walk.ts";

/** Awaited, it returns one page. `for await` yields the items of that page and all that follow, each page fetched when needed. */
export class PagedCall<T, Item> extends Call<T> implements AsyncIterable<Item> {
  readonly #pager: Pager<T>;
  #first: PageRead<T> | undefined;

  constructor(pager: Pager<T>, origin?: Origin) {
    super(
      (resolve, reject) =>
        pager.read(pager.input).then((first) => {
          this.#first = first;
          resolve(first.answer);
        }, reject),
      origin,
    );
    this.#pager = pager;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    yield* (await this.#walk()).items();
  }

  /** Yields one page after the other, in the form that `await` returns. */
  async *pages(): AsyncGenerator<T, void, undefined> {
    yield* (await this.#walk()).pages();
  }

  /**
   * The items as an array, at most `limit` of them. `limit` is required, because the length of the list is not known.
   *
   * @throws InputError `limit` is not a whole number, 0 or more.
   */
  async collect(options: { readonly limit: number }): Promise<Item[]> {
    return (await this.#walk()).collect(options);
  }

  /** Most programs read single pages: the rest is loaded when first needed. */
  async #walk(): Promise<Walk<T, Item>> {
    // The loop will throw the failure of the call: until then, it must not count as unhandled.
    this.catch(() => {});
    const { createWalk } = await import("./walk.ts");
    return createWalk(
      () => this.then(() => this.#first as PageRead<T>),
      this.#pager,
      (error) => this.pointAt(error),
    );
  }
}
