import type { TaobaoProduct, TaobaoSku } from "../../state/catalogue/catalogue.ts";
import { changedPriceOf, isSwitchedOff, stockOf } from "../../state/stock.ts";
import type { World } from "../../state/world.ts";

/** A SKU in the current world: the catalogue's SKU with the changes of acts. */
export interface SkuView {
  readonly sku: TaobaoSku;
  readonly priceFen: number;
  /** The price to pay. */
  readonly promotionFen: number;
  readonly couponFen: number | null;
  readonly stock: number;
}

export function skuView(world: World, sku: TaobaoSku): SkuView {
  const promotionFen = changedPriceOf(world, sku.key) ?? sku.promotionFen;
  const { couponFen } = sku;
  return {
    sku,
    priceFen: Math.max(sku.priceFen, promotionFen),
    promotionFen,
    couponFen: couponFen !== null && couponFen <= promotionFen ? couponFen : null,
    stock: stockOf(world, sku.key),
  };
}

/** A product in the current world. Its price is that of its cheapest SKU. */
export interface ProductView {
  readonly product: TaobaoProduct;
  readonly skus: readonly SkuView[];
  readonly priceFen: number;
  readonly promotionFen: number;
  readonly couponFen: number | null;
  readonly postFen: number;
  readonly stock: number;
}

export function productView(world: World, product: TaobaoProduct): ProductView {
  const skus = product.skus.map((sku) => skuView(world, sku));
  const coupons = skus.flatMap(({ couponFen }) => couponFen ?? []);
  return {
    product,
    skus,
    priceFen: Math.min(...skus.map(({ priceFen }) => priceFen)),
    promotionFen: Math.min(...skus.map(({ promotionFen }) => promotionFen)),
    couponFen: coupons.length === 0 ? null : Math.min(...coupons),
    postFen: Math.max(...skus.map(({ sku }) => sku.postFen)),
    stock: skus.reduce((sum, { stock }) => sum + stock, 0),
  };
}

export const isOnSale = (world: World, product: TaobaoProduct): boolean =>
  !(isSwitchedOff(world, product.itemMapId) ?? product.isOff);

/** A product that can be bought, by any of its ids. */
export function onSale(world: World, id: string | undefined): TaobaoProduct | undefined {
  const product = id === undefined ? undefined : world.catalogue.taobao.product(id);
  return product !== undefined && isOnSale(world, product) ? product : undefined;
}
