import type { TaobaoProduct, TaobaoSeller, TaobaoSku } from "../../state/catalogue/catalogue.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { type SkuView, skuView } from "./views.ts";

/** Pieces of a SKU to price or order. */
export interface BasketItem {
  readonly product: TaobaoProduct;
  readonly seller: TaobaoSeller;
  readonly view: SkuView;
  readonly quantity: number;
}

/** The part of one seller. */
export interface BasketPart {
  readonly seller: TaobaoSeller;
  readonly items: readonly BasketItem[];
  readonly goodsFen: number;
  /** The highest postage among the SKUs, once. */
  readonly postageFen: number;
  readonly totalFen: number;
}

export function basketItem(world: World, product: TaobaoProduct, sku: TaobaoSku, quantity: number): BasketItem {
  const seller = world.catalogue.taobao.seller(product.sellerId);
  if (seller === undefined) throw new RangeError(`Product ${product.itemMapId} has no seller.`);
  return { product, seller, view: skuView(world, sku), quantity };
}

/** One part per seller and shop, in the order in which they first appear. */
export function partsOf(items: readonly BasketItem[]): readonly BasketPart[] {
  const bySeller = new Map<string, BasketItem[]>();
  for (const item of items) {
    const key = `${item.seller.id}/${item.seller.shopId}`;
    bySeller.set(key, [...(bySeller.get(key) ?? []), item]);
  }
  return [...bySeller.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const goodsFen = own.reduce((sum, { view, quantity }) => sum + view.promotionFen * quantity, 0);
    const postageFen = Math.max(...own.map(({ view }) => view.sku.postFen));
    return [{ seller: first.seller, items: own, goodsFen, postageFen, totalFen: goodsFen + postageFen }];
  });
}

/** @throws Refused `out-of-stock`: all lines of a SKU together ask for more pieces than there are. */
export function checkStock(items: readonly BasketItem[]): void {
  const wanted = new Map<string, number>();
  for (const { view, quantity } of items) {
    const all = (wanted.get(view.sku.key) ?? 0) + quantity;
    wanted.set(view.sku.key, all);
    if (all > view.stock) {
      refuse("out-of-stock", { en: `SKU ${view.sku.skuId}: ${all} pieces requested, ${view.stock} in stock` });
    }
  }
}

/** @throws Refused `below-minimum`. */
export function checkMinimum({ product, quantity }: BasketItem): void {
  if (quantity >= product.beginAmount) return;
  refuse("below-minimum", {
    en: `product ${product.itemMapId} needs ${product.beginAmount} pieces, ${quantity} requested`,
  });
}
