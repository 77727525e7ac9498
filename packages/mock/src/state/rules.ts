import type { Switches } from "./switches.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a world behaves. Delays are milliseconds of world time; `null` means never. Invented by the mock. */
export interface Rules {
  /** How long a new order is being built before it can be paid. */
  readonly buildMs: number;
  readonly closeUnpaidAfterMs: number | null;
  /** From the paying call to the arrival of the money. */
  readonly paySettlesAfterMs: number;
  /** From payment to shipping; a seller's own temper comes first. */
  readonly shipAfterMs: number | null;
  /** From shipping to each step of the parcel: collected, the stations, delivering, signed. `null`: only acts move parcels. */
  readonly parcelSteps: ParcelSteps | null;
  /** Parcels are this many times as fast. */
  readonly parcelSpeed: number;
  /** From shipping to the platform's own confirmation of receipt. */
  readonly confirmAfterMs: number | null;
  /** From receipt to the end of the trade, where the marketplace tells them apart. */
  readonly settleAfterMs: number | null;
  readonly refundAnswerAfterMs: number | null;
  readonly refundAnswer: "agree" | "refuse" | "silent";
  /** A seller who does not answer within this time has agreed. */
  readonly refundSilentAgreesAfterMs: number | null;
  readonly payRefundAfterMs: number;
  readonly returnWithinMs: number | null;
  readonly receiveReturnAfterMs: number | null;
  readonly receiveReturnAtMostMs: number | null;
  readonly modifyWithinMs: number | null;
  /** How long after receipt a refund can be requested. */
  readonly afterSaleWithinMs: number | null;
  readonly freightPreviewExpiresAfterMs: number;
  /** What the account can pay; `null`: any amount. */
  readonly balanceFen: number | null;
  /** A standing agreement pays orders of 1688 at once; without one the buyer pays at the cashier. */
  readonly agreement: boolean;
  /** The largest order that the agreement pays; `null`: any. */
  readonly agreementLimitFen: number | null;
  /** The only user ids that are known; `null`: all are. */
  readonly users: readonly string[] | null;
  /** Text of a finished Taobao order instead of that of a shipped one. */
  readonly finishedStatus: string | null;
  /** Adding a SKU that is in the cart adds to its record, or makes another one. */
  readonly cartAdd: "sum" | "record";
  /** How many orders a marketplace keeps; the oldest are forgotten, finished ones first. */
  readonly mostOrders: number;
  /** Ordered records stay in the cart. */
  readonly keepsOrderedRecords: boolean;
  /** The status push also carries the sub-orders. */
  readonly pushSubOrders: boolean;
  /** Other names for the push types, by the name that the mock uses. */
  readonly messageTypes: { readonly [name: string]: string };
  /** Selects the other reading where the sources allow two. */
  readonly switches: Switches;
}

export interface ParcelSteps {
  readonly collectedMs: number;
  readonly stationsMs: readonly number[];
  readonly deliveringMs: number;
  readonly signedMs: number;
}

/** Sellers, carriers and the platform act automatically, about as fast as real ones. */
export const lifelikeRules: Rules = {
  buildMs: 0,
  closeUnpaidAfterMs: DAY,
  paySettlesAfterMs: 0,
  shipAfterMs: 2 * HOUR,
  parcelSteps: {
    collectedMs: 2 * HOUR,
    stationsMs: [6 * HOUR, 12 * HOUR, 24 * HOUR, 36 * HOUR],
    deliveringMs: 44 * HOUR,
    signedMs: 48 * HOUR,
  },
  parcelSpeed: 1,
  confirmAfterMs: 10 * DAY,
  settleAfterMs: MINUTE,
  refundAnswerAfterMs: 2 * HOUR,
  refundAnswer: "agree",
  refundSilentAgreesAfterMs: 3 * DAY,
  payRefundAfterMs: MINUTE,
  returnWithinMs: 7 * DAY,
  receiveReturnAfterMs: 48 * HOUR,
  receiveReturnAtMostMs: 10 * DAY,
  modifyWithinMs: 7 * DAY,
  afterSaleWithinMs: 15 * DAY,
  freightPreviewExpiresAfterMs: 30 * MINUTE,
  balanceFen: null,
  agreement: false,
  agreementLimitFen: null,
  users: null,
  finishedStatus: null,
  cartAdd: "sum",
  mostOrders: 20_000,
  keepsOrderedRecords: false,
  pushSubOrders: false,
  messageTypes: {},
  switches: {},
};

/** Only acts change the world; agreed refunds are still paid. */
export const manualRules: Rules = {
  ...lifelikeRules,
  closeUnpaidAfterMs: null,
  shipAfterMs: null,
  parcelSteps: null,
  confirmAfterMs: null,
  settleAfterMs: null,
  refundAnswerAfterMs: null,
  refundSilentAgreesAfterMs: null,
  returnWithinMs: null,
  receiveReturnAfterMs: null,
  receiveReturnAtMostMs: null,
  modifyWithinMs: null,
  afterSaleWithinMs: null,
};
