import { once } from "../once.ts";
import { alibabaCatalogue } from "./alibaba/alibaba-catalogue.ts";
import type { Catalogue } from "./catalogue.ts";
import { taobaoCatalogue } from "./taobao/taobao-catalogue.ts";

/** What can be bought. The same seed yields the same products; each half is created on first use. */
export function createCatalogue(seed: string): Catalogue {
  const taobao = once(() => taobaoCatalogue(seed));
  const alibaba = once(() => alibabaCatalogue(seed));
  const stocks = once(
    () => new Map(taobao().products.flatMap(({ skus }) => skus.map(({ key, stock }) => [key, stock]))),
  );
  return {
    seed,
    get taobao() {
      return taobao();
    },
    get alibaba() {
      return alibaba();
    },
    seller: (market, id) => (market === "taobao" ? taobao() : alibaba()).seller(id),
    productKey: (id) => taobao().product(id)?.itemMapId ?? alibaba().offer(id)?.number,
    skuKey: (productId, skuId) => {
      if (productId === undefined) return stocks().has(skuId) ? skuId : alibaba().sku(skuId)?.sku.key;
      const key = taobao().sku(productId, skuId)?.key;
      if (key !== undefined) return key;
      // Orders of 1688 name a specification by its specId, which is unique within its product alone.
      return alibaba()
        .offer(productId)
        ?.skus.find((sku) => [sku.key, sku.skuId, sku.specId].includes(skuId))?.key;
    },
    stockOf: (skuKey) => (skuKey.startsWith("1688:") ? alibaba().sku(skuKey)?.sku.stock : stocks().get(skuKey)) ?? 0,
  };
}
