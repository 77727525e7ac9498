import { type Client, captureOrigin, createGroup, type Origin } from "@pandapon/core";
import type { AlibabaProduct, AlibabaProducts, Get1688ProductInput } from "@pandapon/core/1688";
import * as op from "@pandapon/core/1688";
import type { StreamId, StreamItem, StreamOptions } from "@pandapon/core/bulk";

/** How a stream of products runs, and what `products.get` takes besides the id. */
export interface AlibabaStreamOptions extends StreamOptions, Omit<Get1688ProductInput, "offerId"> {}

/** Find products and read them (商品), one by one or a whole catalogue. */
export interface AlibabaProductGroup extends AlibabaProducts {
  /**
   * Get many 1688 products · 批量读取商品
   *
   * `products.get` for each id, a few at a time, with the products in the order of the ids. Made for catalogues: ids are read as
   * they are needed (from any iterable or async iterable), and memory use is the same for ten products as for 100,000. A product
   * that cannot be
   * read is an item with `ok: false` and its `error`; the others continue. Leaving the loop stops the calls under way. The API has no
   * operation that reads several products at once.
   *
   * Store `cursor` of an item when you have finished it; `{ after: cursor }` with the same ids continues after it.
   *
   * @throws `InputError` when an option or the cursor is unusable.
   * @throws `AbortedError` when `signal` fires.
   *
   * @example
   * ```ts
   * for await (const { id, ok, data, error, cursor } of alibaba.products.stream(ids, { country: "en", concurrency: 8 })) {
   *   if (ok) await save(id, data);
   *   else await note(id, error.hint);
   *   await saveCursor(cursor);
   * }
   * ```
   */
  stream(
    ids: Iterable<StreamId> | AsyncIterable<StreamId>,
    options?: AlibabaStreamOptions,
  ): AsyncGenerator<StreamItem<AlibabaProduct>, void, undefined>;
}

export function createProducts(client: Client): AlibabaProductGroup {
  const products: AlibabaProducts = createGroup(
    client,
    {
      get: op.get1688Product,
      search: op.search1688Products,
      searchByImage: op.search1688ProductsByImage,
      searchShop: op.search1688ShopProducts,
      getCategory: op.get1688Category,
      recommend: op.recommend1688Products,
      recommendRelated: op.recommend1688RelatedProducts,
      searchGlobalSelection: op.search1688GlobalSelection,
      searchSelection: op.search1688Selection,
      getHotList: op.get1688HotList,
    },
    "products",
  );
  const stream: AlibabaProductGroup["stream"] = (ids, options) => read(captureOrigin(stream), ids, options);
  async function* read(
    origin: Origin,
    ids: Parameters<AlibabaProductGroup["stream"]>[0],
    options?: AlibabaStreamOptions,
  ): ReturnType<AlibabaProductGroup["stream"]> {
    // Loaded on first use.
    const { streamByIds } = await import("@pandapon/core/bulk");
    const get = (offerId: string, { country, outMemberId, ...given }: AlibabaStreamOptions) =>
      products.get({ offerId, country, outMemberId }, given);
    yield* streamByIds(ids, get, options, origin);
  }
  return {
    ...products,
    stream,
  };
}
