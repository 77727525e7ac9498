import type { Market } from "../entities/common.ts";

/** The differences between the two marketplaces. They share the rest of the life cycle. */
export interface MarketFacts {
  /** Who turns a sent line into a received one: the carrier by delivery, or the buyer by confirmation. */
  readonly receiptBy: "carrier" | "buyer";
  /** A refund without return is paid as soon as the seller agrees. */
  readonly paysOnAgreement: boolean;
  /** A full refund ends a line that was received before. */
  readonly refundEndsReceivedLine: boolean;
  /** The first open line of a purchase carries its postage. */
  readonly postageInLines: boolean;
  /** Returned goods can be sold again. */
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
