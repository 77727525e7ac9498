import type { SellerTemper } from "./seller.ts";

/** Differences from the catalogue, by SKU key. `null` means as in the catalogue. */
export interface SkuChange {
  readonly id: string;
  readonly stock: number | null;
  readonly priceFen: number | null;
}

export interface ProductChange {
  readonly id: string;
  readonly isOff: boolean;
}

/** By marketplace and seller: `taobao:2202282511`. Comes before the catalogue's temper. */
export interface SellerChange {
  readonly id: string;
  readonly temper: SellerTemper;
}
