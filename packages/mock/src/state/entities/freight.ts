import type { Json, Receiver } from "./common.ts";

export interface Address {
  readonly id: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly createdAt: number;
}

export interface FreightPreview {
  readonly id: string;
  readonly createdAt: number;
  /** Absent while it sleeps, as seeded ones do. */
  readonly expiresAt: number | null;
  readonly usedBy: string | null;
  readonly receiver: Receiver;
  readonly lines: readonly Json[];
}

export type FreightState = "booked" | "domestic-known" | "at-warehouse" | "sent" | "delivered";

export interface FreightOrder {
  readonly id: string;
  /** The international number. */
  readonly number: string;
  readonly previewId: string | null;
  readonly createdAt: number;
  readonly state: FreightState;
  readonly receiver: Receiver;
  readonly lines: readonly Json[];
  readonly tmallOrderId: string | null;
  readonly remark: string;
  readonly domestic: readonly Json[];
}

/** A picture that was uploaded: the bytes are not kept. */
export interface Voucher {
  readonly id: string;
  readonly bytes: number;
  readonly at: number;
}
