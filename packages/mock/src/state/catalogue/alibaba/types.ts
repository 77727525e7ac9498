import type { Seller } from "../../entities/seller.ts";
import type { UnitKey } from "../words/nouns.ts";
import type { Place } from "../words/places.ts";

/** One step of a price ladder: from this many pieces of the offer on, this price per piece. */
export interface PriceRange {
  readonly startQuantity: number;
  readonly priceFen: number;
}

/** A value of a product's or SKU's attribute. */
export interface AttributeValue {
  readonly id: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly zh: string;
  readonly en: string;
}

export interface OfferSku {
  /** Key of the SKU in a world: `1688:<offer number>:<skuId>`. */
  readonly key: string;
  /** 13 digits, unique among all offers. */
  readonly skuId: string;
  /** 32 hex digits, unique within its offer only. Absent for an offer without specifications. */
  readonly specId?: string;
  readonly values: readonly AttributeValue[];
  /** Price of its own, with `quoteType` 1 only. */
  readonly priceFen?: number;
  /** Pieces in a fresh world. */
  readonly stock: number;
  readonly cargoNumber: string;
  /** Picture id. */
  readonly picture: string;
}

/** A product of 1688. Stock, prices and status may differ in a world. */
export interface Offer {
  /** 12 digits, the id of 1688 itself. */
  readonly number: string;
  /** 22 characters, the opaque id of the API. */
  readonly mapId: string;
  readonly sellerOpenId: string;
  readonly categoryId: number;
  readonly noun: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly attributes: readonly AttributeValue[];
  /** Picture ids, the main one first. */
  readonly pictures: readonly string[];
  /** 0: no specifications. 1: a price per SKU. 2: specifications, prices by quantity of the offer. */
  readonly quoteType: 0 | 1 | 2;
  /** Ascending quantity, falling price. With `quoteType` 1 one informative entry, the lowest price. */
  readonly ranges: readonly PriceRange[];
  readonly minQuantity: number;
  /** Quantities must be multiples of it. */
  readonly lot?: number;
  readonly onePieceFreePostage: boolean;
  readonly unit: UnitKey;
  readonly status: string;
  readonly tags: readonly string[];
  /** Pieces sold in 30 days. */
  readonly monthSold: number;
  readonly buyers: number;
  readonly repurchasePercent: number;
  readonly goodsScore: string;
  readonly retailFen: number;
  readonly weightG: number;
  /** Width, length, height. */
  readonly sizeMm: readonly [number, number, number];
  /** Days that the offer is older than the world. */
  readonly ageDays: number;
  /** Whether the description's examples name it. */
  readonly pinned: boolean;
  readonly skus: readonly OfferSku[];
}

/** A shop of 1688. Its `id` is the `sellerOpenId`: 25 characters beginning `BBB`. */
export interface AlibabaSeller extends Seller {
  readonly memberId: string;
  readonly userId: string;
  readonly loginId: string;
  readonly trade: string;
  readonly place: Place;
  /** Carriage by the goods' amount: ascending, the first from 0. */
  readonly carriage: readonly { readonly fromGoodsFen: number; readonly feeFen: number }[];
  /** Mixed-batch rule: goods of this amount or this many pieces. */
  readonly mix?: { readonly minFen: number; readonly minPieces: number };
  readonly tradeModes: readonly ("assureTrade" | "period")[];
  readonly scores: Readonly<Record<string, string>>;
  readonly identities: readonly string[];
}
