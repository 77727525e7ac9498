import type { Market, Property } from "../entities/common.ts";
import type { Seller } from "../entities/seller.ts";
import type { AlibabaSeller, Offer, OfferSku } from "./alibaba/types.ts";

/** What can be bought, made from a seed. Immutable and shared; what a world changes lies over it (`state/stock.ts`). */
export interface Catalogue {
  readonly seed: string;
  readonly taobao: TaobaoCatalogue;
  readonly alibaba: AlibabaCatalogue;
  seller(market: Market, id: string): Seller | undefined;
  /** Key of a product, by any of its ids, on either marketplace. */
  productKey(id: string): string | undefined;
  /** Key of a SKU, by any id of its product and any id of its own, on either marketplace; or by the key itself as `skuId` alone. */
  skuKey(productId: string | undefined, skuId: string): string | undefined;
  /** Initial stock of a SKU, by its key, on either marketplace. */
  stockOf(skuKey: string): number;
}

export interface TaobaoCatalogue {
  readonly products: readonly TaobaoProduct[];
  /** By opaque id, item number or mpId. */
  product(id: string): TaobaoProduct | undefined;
  /** By opaque id of the product, its item number or mpId, and mpSkuId or skuId. mpSkuId comes first. */
  sku(productId: string, skuId: string): TaobaoSku | undefined;
  seller(id: string): TaobaoSeller | undefined;
  /** All hits, the best first. No keyword: the whole catalogue. Includes products that a world has switched off. */
  search(query: { readonly keyword: string; readonly sort: string }): readonly TaobaoProduct[];
  /** Hits for a picture: a URL, or bytes or an id whose hash picks a category. */
  searchByPicture(query: { readonly url: string } | { readonly content: string }): readonly TaobaoProduct[];
}

/** The 1688 half. */
export interface AlibabaCatalogue {
  readonly offers: readonly Offer[];
  readonly sellers: readonly AlibabaSeller[];
  /** By opaque id or number. */
  offer(id: string): Offer | undefined;
  /** By its key or its own id. */
  sku(keyOrId: string): { readonly offer: Offer; readonly sku: OfferSku } | undefined;
  /** By `sellerOpenId`. */
  seller(id: string): AlibabaSeller | undefined;
  /** All hits with their scores, the best first, then the pinned, then by pieces sold. No keyword: the whole catalogue. */
  search(keyword: string): readonly { readonly item: Offer; readonly score: number }[];
  /** Hits for a picture: a URL, or bytes whose hash picks a kind of product. At most 200. */
  searchByPicture(query: { readonly url: string } | { readonly content: string }): readonly Offer[];
}

export interface TaobaoSeller extends Seller {
  readonly shopId: string;
  readonly shopName: string;
}

export interface TaobaoProduct {
  /** The opaque id; key of the product. */
  readonly itemMapId: string;
  readonly itemNumber: string;
  readonly mpId: string;
  readonly sellerId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly description: string;
  readonly categoryPath: readonly string[];
  readonly categoryId: string;
  readonly pictures: readonly string[];
  readonly unit: string | null;
  /** Least quantity; 0 and 1 mean no limit. */
  readonly beginAmount: number;
  readonly isOff: boolean;
  readonly itemType: string;
  readonly rank: number;
  readonly tags: readonly string[];
  readonly promotions: readonly { readonly typeName: string; readonly code: string; readonly name: string }[];
  readonly skus: readonly TaobaoSku[];
}

export interface TaobaoSku {
  /** Key of the SKU in the world: `taobao:<itemMapId>:<skuId>`. */
  readonly key: string;
  readonly productId: string;
  readonly skuId: string;
  /** Absent: cannot be put into the cart. */
  readonly mpSkuId: string | null;
  readonly priceFen: number;
  readonly promotionFen: number;
  readonly couponFen: number | null;
  readonly postFen: number;
  readonly stock: number;
  readonly properties: readonly Property[];
  readonly picture: string | null;
  readonly weightGrams: number;
}
