/**
 * 1688 through PandaPon: products, cart, orders, after-sales.
 *
 * @packageDocumentation
 */
import { type Client, type ClientOptions, createClient } from "@pandapon/core";
import type { AlibabaAfterSales, AlibabaCart } from "@pandapon/core/1688";
import { createAfterSales } from "./after-sales.ts";
import { createCart } from "./cart.ts";
import { type AlibabaOrderGroup, createOrders } from "./orders.ts";
import { type AlibabaProductGroup, createProducts } from "./products.ts";

export type * from "@pandapon/core/1688";
export type { StreamItem, StreamOptions, StreamProgress } from "@pandapon/core/bulk";
export type {
  Doubt,
  Looked,
  PaymentState,
  ReconcileOptions,
  Reconciliation,
  SeenOrder,
} from "@pandapon/core/reconcile";
export type { AlibabaOrderGroup } from "./orders.ts";
export type { AlibabaProductGroup, AlibabaStreamOptions } from "./products.ts";
export type {
  AlibabaCreationQuestion,
  AlibabaPaymentQuestion,
  AlibabaReconcileLine,
  AlibabaReconcileOptions,
} from "./reconcile.ts";

/** The 1688 operations, by group. */
export interface Alibaba1688 {
  /** The client that signs and sends; shared with other marketplaces. */
  readonly client: Client;
  readonly products: AlibabaProductGroup;
  readonly cart: AlibabaCart;
  readonly orders: AlibabaOrderGroup;
  readonly afterSales: AlibabaAfterSales;
}

/**
 * 1688 on top of a client, or of the credentials that make one.
 *
 * @throws InputError Credentials or options are missing or malformed.
 *
 * @example
 * ```ts
 * const alibaba = create1688({ accessKey, accessSecret, userId });
 * const page = await alibaba.products.search({ keyword: "连衣裙", beginPage: 1, pageSize: 20 });
 * ```
 */
export function create1688(client: Client | ClientOptions): Alibaba1688 {
  const it = "call" in client ? client : createClient(client);
  return {
    client: it,
    products: createProducts(it),
    cart: createCart(it),
    orders: createOrders(it),
    afterSales: createAfterSales(it),
  };
}
