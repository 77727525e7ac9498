import { type Client, captureOrigin, createGroup, type Origin } from "@pandapon/core";
import type { StreamId, StreamItem, StreamOptions } from "@pandapon/core/bulk";
import type { TaobaoProduct, TaobaoProducts } from "@pandapon/core/taobao";
import * as op from "@pandapon/core/taobao";

/** Find products and read them (商品), one by one or a whole catalogue. */
export interface TaobaoProductGroup extends TaobaoProducts {
  /**
   * Get many Taobao products · 批量读取商品
   *
   * `products.get` for each id (`itemMapId` of a search hit), a few at a time, with the products in the order of the ids. Made for
   * catalogues: ids are read as they are needed (from any iterable or async iterable), and memory use is the same for ten products
   * as for 100,000. A product that cannot be read is an item with `ok: false` and its `error`; the others continue. Leaving the
   * loop stops
   * the calls under way.
   *
   * `products.getMany` does not replace it: it shows which items exist, and its answer is not known to contain prices or stock.
   *
   * Store `cursor` of an item when you have finished it; `{ after: cursor }` with the same ids continues after it.
   *
   * @throws `InputError` when an option or the cursor is unusable.
   * @throws `AbortedError` when `signal` fires.
   *
   * @example
   * ```ts
   * for await (const { id, ok, data, error, cursor } of taobao.products.stream(ids, { concurrency: 8 })) {
   *   if (ok) await save(id, data);
   *   else await note(id, error.hint);
   *   await saveCursor(cursor);
   * }
   * ```
   */
  stream(
    ids: Iterable<StreamId> | AsyncIterable<StreamId>,
    options?: StreamOptions,
  ): AsyncGenerator<StreamItem<TaobaoProduct>, void, undefined>;
}

export function createProducts(client: Client): TaobaoProductGroup {
  const products: TaobaoProducts = createGroup(
    client,
    {
      get: op.getTaobaoProduct,
      getMany: op.getTaobaoProductsByIds,
      search: op.searchTaobaoProducts,
      searchByImage: op.searchTaobaoProductsByImage,
    },
    "products",
  );
  const stream: TaobaoProductGroup["stream"] = (ids, options) => read(captureOrigin(stream), ids, options);
  async function* read(
    origin: Origin,
    ids: Parameters<TaobaoProductGroup["stream"]>[0],
    options?: StreamOptions,
  ): ReturnType<TaobaoProductGroup["stream"]> {
    // Loaded on first use.
    const { streamByIds } = await import("@pandapon/core/bulk");
    yield* streamByIds(ids, (itemId, given) => products.get({ itemId }, given), options, origin);
  }
  return {
    ...products,
    stream,
  };
}
