import type { Carrier, Market } from "./common.ts";

export type ParcelState =
  | "waiting"
  | "collected"
  | "moving"
  | "delivering"
  | "signed"
  | "rejected"
  | "returned"
  | "stuck";

export interface Parcel {
  readonly id: string;
  readonly market: Market;
  readonly orderId: string;
  readonly purchaseId: string;
  readonly mailNo: string;
  readonly carrier: Carrier;
  readonly contents: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly sentAt: number;
  readonly state: ParcelState;
  /** How many steps of the route are done. */
  readonly step: number;
  /** The oldest first. */
  readonly traces: readonly Trace[];
}

export interface Trace {
  readonly at: number;
  readonly state: ParcelState;
  /** An event at a station, in the carrier's words. */
  readonly action: string;
  readonly province: string | null;
  readonly city: string;
  readonly district: string;
  readonly facility: string;
  readonly text: string;
}
