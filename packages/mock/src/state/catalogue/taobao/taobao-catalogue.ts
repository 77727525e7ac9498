import { once } from "../../once.ts";
import type { TaobaoCatalogue, TaobaoProduct, TaobaoSku } from "../catalogue.ts";
import { documentedPhotos, pictureIdOf } from "../picture-url.ts";
import { hash32 } from "../random.ts";
import { type Hit, TextIndex } from "../text/search.ts";
import { nouns } from "../words/nouns.ts";
import { pinnedProducts } from "./pinned.ts";
import { generatedProducts } from "./products.ts";
import { generatedShops, pinnedSellers } from "./sellers.ts";

const SAME_KIND = 20;

/** The Taobao half of a catalogue. The text index is made at the first search. */
export function taobaoCatalogue(seed: string): TaobaoCatalogue {
  const shops = generatedShops(seed);
  const sellers = new Map(
    [...Object.values(pinnedSellers), ...shops.map(({ seller }) => seller)].map((seller) => [seller.id, seller]),
  );
  const products = [...pinnedProducts, ...generatedProducts(seed, shops)];
  const byId = new Map<string, TaobaoProduct>();
  for (const product of products) {
    for (const id of [product.itemMapId, product.itemNumber, product.mpId]) byId.set(id, product);
  }
  const index = once(
    () => new TextIndex(products.map((product) => entryOf(product, sellers.get(product.sellerId)?.shopName))),
  );
  return {
    products,
    product: (id) => byId.get(id),
    sku: (productId, skuId) => skuIn(byId.get(productId), skuId),
    seller: (id) => sellers.get(id),
    search: ({ keyword, sort }) =>
      [...index().find(keyword)].sort(sort === "tk_rate_desc" ? byRank : byScore).map(({ item }) => item),
    searchByPicture: (query) => likePicture(products, query),
  };
}

const entryOf = (product: TaobaoProduct, shop = "") => {
  const noun = nouns.find(({ key }) => product.pictures[0]?.startsWith(`${key}-`));
  return {
    item: product,
    titleZh: product.titleZh,
    titleEn: product.titleEn,
    shop,
    more: [...product.categoryPath, ...(noun?.alsoZh ?? []), ...(noun?.alsoEn ?? [])],
  };
};

const skuIn = (product: TaobaoProduct | undefined, id: string): TaobaoSku | undefined =>
  product?.skus.find(({ mpSkuId }) => mpSkuId === id) ?? product?.skus.find(({ skuId }) => skuId === id);

const byRank = (a: Hit<TaobaoProduct>, b: Hit<TaobaoProduct>): number =>
  b.item.rank - a.item.rank || Number(a.item.itemNumber) - Number(b.item.itemNumber);
const byScore = (a: Hit<TaobaoProduct>, b: Hit<TaobaoProduct>): number => b.score - a.score || byRank(a, b);

/** A picture of the catalogue finds its own product first, then the others of its category; any other picture a category. */
function likePicture(
  products: readonly TaobaoProduct[],
  query: { readonly url: string } | { readonly content: string },
): readonly TaobaoProduct[] {
  const own = ownOf(products, query);
  const categories = [...new Set(products.map(({ categoryId }) => categoryId))];
  const hashed = categories[hash32("url" in query ? query.url : query.content) % categories.length];
  const category = own?.categoryId ?? hashed;
  const alike = products
    .filter((product) => product.categoryId === category && product !== own)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, SAME_KIND);
  return own === undefined ? alike : [own, ...alike];
}

function ownOf(products: readonly TaobaoProduct[], query: { readonly url: string } | { readonly content: string }) {
  if ("content" in query) {
    return query.content.startsWith(documentedPhotos.base64)
      ? products.find(({ itemNumber }) => itemNumber === documentedPhotos.taobao)
      : undefined;
  }
  const id = pictureIdOf(query.url);
  return products.find(({ pictures, skus }) =>
    id === undefined ? false : pictures.includes(id) || skus.some(({ picture }) => picture === id),
  );
}
