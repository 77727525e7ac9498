import type { World } from "../../state/world.ts";
import { idsOf } from "../input.ts";
import { isOnSale } from "./views.ts";

export interface CheckedProduct {
  readonly itemId: string;
  readonly mpId?: string;
  readonly reason?: string;
}

/** Whether a product, with all SKUs asked for, can be bought through PandaPon; if not, why. */
export function checkProduct(world: World, itemId: string, skuIds: unknown): CheckedProduct {
  const product = world.catalogue.taobao.product(itemId);
  if (product === undefined) return { itemId, reason: "商品不存在" };
  if (!isOnSale(world, product)) return { itemId, reason: "商品已下架" };
  const skus = (idsOf(skuIds) ?? []).map((id) => world.catalogue.taobao.sku(itemId, id));
  if (skus.includes(undefined)) return { itemId, reason: "规格不存在" };
  if (skus.some((sku) => sku?.mpSkuId === null)) return { itemId, reason: "规格不可采购" };
  return { itemId, mpId: product.mpId };
}
