import type { Carrier } from "./common.ts";
import type { ReturnAddress } from "./refund.ts";

/** What the life cycle needs to know about a seller, on either marketplace. */
export interface Seller {
  readonly id: string;
  readonly nick: string;
  readonly returnAddress: ReturnAddress;
  readonly carrier: Carrier;
  /** `7d`, `byf`: codes of its promises. */
  readonly services: readonly string[];
  readonly temper: SellerTemper;
}

/** How a seller acts automatically. Takes precedence over the rules of the world. */
export interface SellerTemper {
  readonly shipAfterMs?: number | null;
  readonly refundAnswerAfterMs?: number | null;
  readonly refundAnswer?: "agree" | "refuse" | "silent";
}
