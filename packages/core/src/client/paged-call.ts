import type { Entry } from "../errors/origin.ts";
import { requireType } from "../errors/require-type.ts";
import { Call, type Run } from "./call.ts";
import { type PageFacts, pageFacts } from "./page-fields.ts";
import type { Pager } from "./pager.ts";

/** Awaited, it returns one page. `for await` yields the items of that page and all that follow, each page fetched when needed. */
export class PagedCall<T, Item> extends Call<T> implements AsyncIterable<Item> {
  readonly #pager: Pager<T>;
  #facts: PageFacts | undefined;

  constructor(run: Run<T>, pager: Pager<T>, entry: Entry = PagedCall) {
    super(
      (resolve, reject) =>
        run((answer) => {
          this.#facts = pageFacts(answer.envelope, pager.page);
          resolve(answer);
        }, reject),
      entry,
    );
    this.#pager = pager;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    try {
      const { items } = await this.#load();
      yield* items<T, Item>(await this.#first(), this.#pager);
    } catch (error) {
      throw this.pointAt(error);
    }
  }

  /** One page after the other, as `await` returns the first. */
  async *pages(): AsyncGenerator<T, void, undefined> {
    try {
      const { pages } = await this.#load();
      for await (const { answer } of pages(await this.#first(), this.#pager)) yield answer.data;
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
      return await collect<T, Item>(() => this.#first(), this.#pager, limit);
    } catch (error) {
      throw this.pointAt(error);
    }
  }

  async #first(): Promise<import("./pages.ts").PageRead<T>> {
    const answer = await this.withResponse();
    return { answer, facts: this.#facts ?? pageFacts(answer.envelope, this.#pager.page) };
  }

  /** Most programs read single pages: the rest is loaded when first needed. */
  #load(): Promise<typeof import("./pages.ts")> {
    // If the call fails meanwhile, its failure is not unhandled: the loop will see it.
    this.catch(() => {});
    return import("./pages.ts");
  }
}
