/**
 * Taobao through PandaPon: products, orders, cart, after-sales.
 *
 * @packageDocumentation
 */
import { type Client, type ClientOptions, createClient } from "@pandapon/core";
import type { TaobaoAfterSales, TaobaoCart } from "@pandapon/core/taobao";
import { createAfterSales } from "./after-sales.ts";
import { createCart } from "./cart.ts";
import { createOrders, type TaobaoOrderGroup } from "./orders.ts";
import { createProducts, type TaobaoProductGroup } from "./products.ts";

export type { StreamItem, StreamOptions, StreamProgress } from "@pandapon/core/bulk";
export type {
  Doubt,
  Looked,
  PaymentState,
  ReconcileOptions,
  Reconciliation,
  SeenOrder,
} from "@pandapon/core/reconcile";
export type * from "@pandapon/core/taobao";
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
  readonly products: TaobaoProductGroup;
  readonly orders: TaobaoOrderGroup;
  readonly cart: TaobaoCart;
  readonly afterSales: TaobaoAfterSales;
}

/**
 * Taobao on top of a client, or of the credentials that make one.
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
  const it = "call" in client ? client : createClient(client);
  return {
    client: it,
    products: createProducts(it),
    orders: createOrders(it),
    cart: createCart(it),
    afterSales: createAfterSales(it),
  };
}
