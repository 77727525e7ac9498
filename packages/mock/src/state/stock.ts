import type { SkuChange } from "./entities/changes.ts";
import { refuse } from "./refusals/refused.ts";
import type { World } from "./world.ts";

/** Pieces that can be bought. */
export const stockOf = (world: World, skuKey: string): number =>
  world.skuChanges.get(skuKey)?.stock ?? world.catalogue.stockOf(skuKey);

/** The price that an act has set, if one has. */
export const changedPriceOf = (world: World, skuKey: string): number | undefined =>
  world.skuChanges.get(skuKey)?.priceFen ?? undefined;

export const isSwitchedOff = (world: World, productId: string): boolean | undefined =>
  world.productChanges.get(productId)?.isOff;

/** @throws Refused `out-of-stock`: fewer pieces than asked for. */
export function takeStock(world: World, skuKey: string, pieces: number): void {
  const stock = stockOf(world, skuKey);
  if (pieces > stock) {
    refuse("out-of-stock", { en: `${pieces} pieces requested, ${stock} in stock (SKU ${skuKey.split(":").at(-1)})` });
  }
  change(world, skuKey, { stock: stock - pieces });
}

export function giveStockBack(world: World, skuKey: string, pieces: number): void {
  change(world, skuKey, { stock: stockOf(world, skuKey) + pieces });
}

export const setStock = (world: World, skuKey: string, stock: number): void => change(world, skuKey, { stock });

export const setPrice = (world: World, skuKey: string, priceFen: number): void => change(world, skuKey, { priceFen });

function change(world: World, id: string, part: Partial<SkuChange>): void {
  world.skuChanges.put({ ...(world.skuChanges.get(id) ?? { id, stock: null, priceFen: null }), ...part });
}
