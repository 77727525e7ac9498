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
  /** Other fields that the caller sent. No answer shows them: the catalogue's texts and prices count. */
  readonly given: { readonly [name: string]: Json };
}
