import type { Json, Market, Property, Receiver } from "./common.ts";

/**
 * State of a line. `partly`: some pieces of the line are on their way (1688). `closed`: never paid. `refunded`: paid, and its
 * money came back. `closed` and `refunded` are final.
 */
export type LineState =
  | "building"
  | "unpaid"
  | "paid"
  | "partly"
  | "shipped"
  | "received"
  | "done"
  | "closed"
  | "refunded";

/** State of an order or a purchase: a function of its lines (`life/order-state.ts`), stored nowhere. */
export type OrderState =
  | "building"
  | "unpaid"
  | "partly-paid"
  | "paid"
  | "partly-shipped"
  | "shipped"
  | "received"
  | "done"
  | "closed"
  | "refunded";

/** PandaPon's order. On Taobao it holds one purchase per seller, on 1688 exactly one. */
export interface Order {
  readonly id: string;
  readonly market: Market;
  /** The second number of an order (`orderNo`); on 1688 the same as `id`. */
  readonly number: string;
  readonly createdAt: number;
  readonly changedAt: number;
  /** The caller's own number and the origin of the order, returned unchanged. */
  readonly ownNumber: string | null;
  readonly source: string | null;
  readonly receiver: Receiver;
  /** When it closes automatically if it is not paid. */
  readonly closesAt: number | null;
  /** Seeded orders have no automatic steps until they are changed. */
  readonly isAsleep: boolean;
  readonly purchases: readonly Purchase[];
  readonly lines: readonly Line[];
  /** Facts that only one marketplace has: warehouse, flow, trade mode, message … */
  readonly extra: { readonly [name: string]: Json };
}

/** The part of an order that one seller delivers. */
export interface Purchase {
  readonly id: string;
  readonly outerId: string;
  readonly sellerId: string;
  readonly shopId: string;
  readonly sellerNick: string;
  /** Number of the payment, created with the order. */
  readonly payNumber: string;
  readonly postageFen: number;
  readonly paidAt: number | null;
  readonly paidFen: number | null;
  /** When a payment on its way arrives; null if none is. */
  readonly settlesAt: number | null;
}

/** The ordered goods as they were at the time: later changes of the catalogue do not affect them. */
export interface Goods {
  readonly title: string;
  readonly picture: string;
  readonly shopName: string;
  readonly properties: readonly Property[];
  readonly unit: string | null;
  /** Ids of product and SKU, by the name that the marketplace gives them. */
  readonly ids: { readonly [name: string]: string };
  /** Codes of the seller's promises. */
  readonly services: readonly string[];
}

export interface Line {
  readonly id: string;
  readonly purchaseId: string;
  readonly subPurchaseId: string;
  readonly outerId: string;
  /** The caller's number of the line. */
  readonly number: string;
  readonly productId: string;
  readonly skuKey: string;
  readonly goods: Goods;
  readonly quantity: number;
  /** Price per piece when it was ordered. */
  readonly unitFen: number;
  /** Price of all pieces: `quantity × unitFen` until the seller changes it. */
  readonly goodsFen: number;
  /** The share of the purchase's postage in this line. */
  readonly postageFen: number;
  readonly state: LineState;
  /** Pieces handed to a carrier. */
  readonly shipped: number;
  readonly shippedAt: number | null;
  readonly receivedAt: number | null;
  readonly doneAt: number | null;
  readonly closedAt: number | null;
  readonly closeReason: { readonly by: string; readonly reason: string; readonly remark: string } | null;
  /** Why the seller could not deliver. */
  readonly failure: { readonly code: string; readonly text: string } | null;
  readonly parcelIds: readonly string[];
  /** All cases, the newest last. */
  readonly refundIds: readonly string[];
  readonly refundedFen: number;
  readonly refundedPostageFen: number;
  /** Whether the pieces were returned to stock. */
  readonly isRestocked: boolean;
}
