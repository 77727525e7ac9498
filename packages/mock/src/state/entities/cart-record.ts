import type { Json } from "./common.ts";

export interface CartRecord {
  readonly id: string;
  /** Key of the product in the catalogue. */
  readonly productId: string;
  /** Key of the SKU in the catalogue; stock is kept under it. */
  readonly skuKey: string;
  readonly quantity: number;
  readonly addedAt: number;
  readonly changedAt: number;
  /** What the caller sent besides. No answer shows it: the catalogue's texts and prices count. */
  readonly given: { readonly [name: string]: Json };
}
