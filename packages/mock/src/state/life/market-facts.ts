import type { Market } from "../entities/common.ts";

/** Where the two marketplaces live differently. All else of the life cycle is one. */
export interface MarketFacts {
  /** Who makes a sent line a received one: the carrier that signs, or the buyer who confirms. */
  readonly receiptBy: "carrier" | "buyer";
  /** The money of a refund without return follows the seller's word at once. */
  readonly paysOnAgreement: boolean;
  /** A full refund ends a line that was received before. */
  readonly refundEndsReceivedLine: boolean;
  /** The first open line of a purchase carries its postage. */
  readonly postageInLines: boolean;
  /** Goods that came back can be sold again. */
  readonly restocksReturns: boolean;
}

export const marketFacts: Readonly<Record<Market, MarketFacts>> = {
  taobao: {
    receiptBy: "carrier",
    paysOnAgreement: false,
    refundEndsReceivedLine: true,
    postageInLines: true,
    restocksReturns: true,
  },
  "1688": {
    receiptBy: "buyer",
    paysOnAgreement: true,
    refundEndsReceivedLine: false,
    postageInLines: false,
    restocksReturns: false,
  },
};
