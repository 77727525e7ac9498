/**
 * 1688 through PandaPon: products, cart, orders, after-sales.
 *
 * All of `@pandapon/core` is exported here too (errors, `createClient`, `fenToYuan` …), so that this one package is enough.
 *
 * The documentation of each field and method says how well it is known; `Grade` explains the words. Without such a note, the fact
 * is on PandaPon's public pages.
 *
 * @packageDocumentation
 */
import { type Client, type ClientOptions, clientFrom } from "@pandapon/core";
import type { AlibabaAfterSales, AlibabaCart } from "@pandapon/core/1688";
import { createAfterSales } from "./after-sales.ts";
import { createCart } from "./cart.ts";
import { type AlibabaOrderGroup, createOrders } from "./orders.ts";
import { type AlibabaProductGroup, createProducts } from "./products.ts";

// Core and the description both export an `Envelope`.
export type { Envelope } from "@pandapon/core";
export * from "@pandapon/core";
export type * from "@pandapon/core/1688";
export type * from "@pandapon/core/1688/webhooks";
export type { StreamId, StreamItem, StreamOptions, StreamProgress } from "@pandapon/core/bulk";
export type {
  CatchUp,
  CatchUpEnd,
  CatchUpOptions,
  CatchUpQuestion,
  ChangedOrder,
  Doubt,
  ListDoubt,
  Looked,
  PaymentDoubt,
  PaymentReconciliation,
  PaymentState,
  ReconcileOptions,
  Reconciliation,
  SeenOrder,
  Walked,
} from "@pandapon/core/reconcile";
export * from "@pandapon/core/webhooks";
export type { AlibabaCatchUpOptions } from "./catch-up.ts";
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
  /** Find products and read them (商品). */
  readonly products: AlibabaProductGroup;
  /** The cart (购物车): add products, preview, order. */
  readonly cart: AlibabaCart;
  /** Create, pay, cancel and follow orders (订单). */
  readonly orders: AlibabaOrderGroup;
  /** Refunds and returns (售后). */
  readonly afterSales: AlibabaAfterSales;
}

/**
 * 1688 on top of a client, or of options that create a client.
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
  const it = clientFrom(client);
  return {
    client: it,
    products: createProducts(it),
    cart: createCart(it),
    orders: createOrders(it),
    afterSales: createAfterSales(it),
  };
}
