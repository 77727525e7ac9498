import type { Json, Market } from "./common.ts";

/** `applied` waits for the seller, `agreed` for the buyer's parcel or the money, `returning` for the seller to receive. */
export type RefundState = "applied" | "agreed" | "returning" | "refused" | "refunded" | "closed";

/** What the deadline waits for. */
export type DeadlineKind = "seller-answer" | "buyer-return" | "seller-receive" | "buyer-modify";

/** A case: money back for one line (Taobao) or several lines (1688). */
export interface Refund {
  readonly id: string;
  readonly market: Market;
  readonly orderId: string;
  readonly lineIds: readonly string[];
  /** Whether the goods go back, too. */
  readonly isReturn: boolean;
  /** Where the buyer says the goods are, as the marketplace writes it. */
  readonly goodsStatus: string;
  /** The requested amount, postage included. */
  readonly feeFen: number;
  /** The part of `feeFen` that is postage. */
  readonly postageFen: number;
  readonly reasonId: string;
  readonly reasonText: string;
  readonly text: string;
  readonly images: readonly string[];
  readonly state: RefundState;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly endedAt: number | null;
  /** Grows with every change that makes planned steps outdated. */
  readonly revision: number;
  readonly deadline: { readonly kind: DeadlineKind; readonly at: number } | null;
  readonly refusal: { readonly reason: string; readonly text: string } | null;
  readonly refusals: number;
  readonly agreeText: string;
  readonly returnAddress: ReturnAddress | null;
  readonly back: ReturnParcel | null;
  /** Whether the goods are back at the seller. */
  readonly isReceived: boolean;
  readonly messages: readonly RefundMessage[];
  readonly extra: { readonly [name: string]: Json };
}

export interface ReturnAddress {
  readonly receiver: string;
  readonly phone: string;
  readonly detail: string;
}

export interface ReturnParcel {
  readonly carrierCode: string;
  readonly carrierName: string;
  readonly mailNo: string;
  readonly phone: string;
  readonly note: string;
  readonly images: readonly string[];
  readonly at: number;
}

export interface RefundMessage {
  readonly by: string;
  readonly at: number;
  readonly text: string;
  readonly images: readonly string[];
  /** The step behind the message (applied, refused …), for marketplaces that show the negotiation. */
  readonly kind: string;
}
