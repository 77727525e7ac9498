import type { Entry } from "../errors/origin.ts";
import { requireType } from "../errors/require-type.ts";
import { Call } from "./call.ts";
import type { PageRead, Pager } from "./pager.ts";

/** Awaited, it returns one page. `for await` yields the items of that page and all that follow, each page fetched when needed. */
export class PagedCall<T, Item> extends Call<T> implements AsyncIterable<Item> {
  readonly #pager: Pager<T>;
  #first: PageRead<T> | undefined;

  constructor(pager: Pager<T>, entry: Entry = PagedCall) {
    super(
      (resolve, reject) =>
        pager.read().then((first) => {
          this.#first = first;
          resolve(first.answer);
        }, reject),
      entry,
    );
    this.#pager = pager;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    try {
      const { items } = await this.#load();
      yield* items<T, Item>(await this.#read(), this.#pager);
    } catch (error) {
      throw this.pointAt(error);
    }
  }

  /** One page after the other, as `await` returns the first. */
  async *pages(): AsyncGenerator<T, void, undefined> {
    try {
      const { pages } = await this.#load();
      for await (const { answer } of pages(await this.#read(), this.#pager)) yield answer.data;
    } catch (error) {
      throw this.pointAt(error);
    }
  }

  /**
   * The items as an array, at most `limit` of them. There is no default, as the length of the list is not known.
   *
   * @throws InputError `limit` is not a whole number, 0 or more.
   */
  async collect(options: { readonly limit: number }): Promise<Item[]> {
    try {
      requireType("options", options, "object");
      const { limit } = options;
      const { collect } = await this.#load();
      return await collect<T, Item>(() => this.#read(), this.#pager, limit);
    } catch (error) {
      throw this.pointAt(error);
    }
  }

  #read(): Promise<PageRead<T>> {
    return this.then(() => this.#first as PageRead<T>);
  }

  /** Most programs read single pages: the rest is loaded when first needed. */
  #load(): Promise<typeof import("./pages.ts")> {
    // If the call fails meanwhile, its failure is not unhandled: the loop will see it.
    this.catch(() => {});
    return import("./pages.ts");
  }
}
