/**
 * Taobao through PandaPon: products, orders, cart, after-sales.
 *
 * All of `@pandapon/core` is exported here too (errors, `createClient`, `fenToYuan` …), so that this one package is enough.
 *
 * The documentation of each field and method says how well it is known; `Grade` explains the words. Without such a note, the fact
 * is on PandaPon's public pages.
 *
 * @packageDocumentation
 */
import { type Client, type ClientOptions, clientFrom } from "@pandapon/core";
import type { TaobaoAfterSales, TaobaoCart } from "@pandapon/core/taobao";
import { createAfterSales } from "./after-sales.ts";
import { createCart } from "./cart.ts";
import { createOrders, type TaobaoOrderGroup } from "./orders.ts";
import { createProducts, type TaobaoProductGroup } from "./products.ts";

// Core and the description both export an `Envelope`.
export type { Envelope } from "@pandapon/core";
export * from "@pandapon/core";
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
export type * from "@pandapon/core/taobao";
export type * from "@pandapon/core/taobao/webhooks";
export * from "@pandapon/core/webhooks";
export type { TaobaoCatchUpOptions } from "./catch-up.ts";
export type { TaobaoOrderGroup } from "./orders.ts";
export type { TaobaoProductGroup } from "./products.ts";
export type {
  TaobaoCreationQuestion,
  TaobaoPaymentQuestion,
  TaobaoReconcileLine,
  TaobaoReconcileOptions,
} from "./reconcile.ts";

/** The Taobao operations, by group. */
export interface Taobao {
  /** The client that signs and sends; shared with other marketplaces. */
  readonly client: Client;
  /** Find products and read them (商品). */
  readonly products: TaobaoProductGroup;
  /** Create, pay, cancel and follow orders (订单). */
  readonly orders: TaobaoOrderGroup;
  /** The cart (购物车): add products, preview, order. */
  readonly cart: TaobaoCart;
  /** Refunds and returns (售后). */
  readonly afterSales: TaobaoAfterSales;
}

/**
 * Taobao on top of a client, or of options that create a client.
 *
 * @throws InputError Credentials or options are missing or malformed.
 *
 * @example
 * ```ts
 * const taobao = createTaobao({ accessKey, accessSecret, userId });
 * const order = await taobao.cart.createOrder({ ids: ["382"], orderAddress });
 * ```
 */
export function createTaobao(client: Client | ClientOptions): Taobao {
  const it = clientFrom(client);
  return {
    client: it,
    products: createProducts(it),
    orders: createOrders(it),
    cart: createCart(it),
    afterSales: createAfterSales(it),
  };
}
