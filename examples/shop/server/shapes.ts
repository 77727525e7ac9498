// What back end and page say to each other. Types only: the page imports nothing else of the server, so nothing else can leak.

export type MarketName = "taobao" | "1688";

/** Amounts are fen everywhere: whole numbers, the same unit for both marketplaces. */
export type Fen = number;

export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly picture: string;
  readonly fen: Fen;
}

export interface Sku {
  readonly id: string;
  readonly label: string;
  readonly fen: Fen;
  readonly stock: number;
}

export interface Product {
  readonly id: string;
  readonly title: string;
  readonly picture: string;
  readonly shop: string;
  /** What freight calls this product; null: this marketplace has no freight. */
  readonly freightId: string | null;
  /** The smallest quantity that can be ordered. */
  readonly least: number;
  readonly skus: readonly Sku[];
}

export interface CartLine {
  readonly id: string;
  readonly title: string;
  readonly picture: string;
  readonly label: string;
  readonly fen: Fen;
  readonly quantity: number;
  /** False: sold out or switched off since it was put into the cart. */
  readonly isAvailable: boolean;
}

export interface Address {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
}

export interface Preview {
  readonly goodsFen: Fen;
  readonly postageFen: Fen;
  readonly totalFen: Fen;
}

/** A state in the customer's words. `code` is the marketplace's own, for support. */
export interface Status {
  readonly code: string;
  readonly label: string;
  /** Unknown: a code that this shop has never seen. */
  readonly kind: "to-pay" | "waiting" | "moving" | "done" | "closed" | "unknown";
}

export interface OrderLine {
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly fen: Fen;
  readonly refund: Status | null;
}

export interface Order {
  readonly market: MarketName;
  readonly id: string;
  /** ISO 8601. */
  readonly orderedAt: string;
  readonly status: Status;
  readonly totalFen: Fen;
  readonly lines: readonly OrderLine[];
}

export interface Parcel {
  readonly number: string;
  readonly carrier: string;
  /** The newest first. Times as the carrier writes them, in China's time. */
  readonly steps: readonly { readonly at: string; readonly text: string }[];
}

export interface OrderDetail extends Order {
  readonly parcels: readonly Parcel[];
}

export interface RefundForm {
  readonly mostFen: Fen;
  readonly reasons: readonly { readonly id: string; readonly text: string }[];
}

export interface RefundRequest {
  readonly reasonId: string;
  readonly hasArrived: boolean;
}

/** Either it is paid, or a person pays behind the link. */
export interface Payment {
  readonly payUrl: string | null;
}

/** Why something did not work, for the customer: what happened, never how. */
export interface Failure {
  readonly kind:
    | "sold-out"
    | "price-changed"
    | "unknown-outcome"
    | "refused"
    | "try-again"
    | "not-found"
    | "wrong-input";
  readonly message: string;
  /** `price-changed`: what it costs now. */
  readonly preview?: Preview;
  /** `unknown-outcome`: when it makes sense to ask again, ISO 8601. */
  readonly askAgainAt?: string;
}

export interface OrderRequest {
  /** The shop's own number of this order. The same key never orders twice, so a page may send it as often as it likes. */
  readonly key: string;
  readonly ids: readonly string[];
  readonly addressId: string;
  /** What the customer agreed to pay. Left out when an order is repeated whose outcome is unknown. */
  readonly agreedFen?: Fen;
}
