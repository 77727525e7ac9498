import type { Actor, Json, Market } from "./common.ts";

export interface EntityRef {
  readonly kind: string;
  readonly id: string;
}

export interface WorldEvent {
  /** 1, 2, 3 … without a gap. */
  readonly n: number;
  readonly at: number;
  readonly actor: Actor;
  readonly type: string;
  readonly entity: EntityRef;
  /** Of the call that caused it; null if no call did. */
  readonly requestId: string | null;
  readonly detail?: Json;
}

/** A push about a change of state. */
export interface PushDraft {
  readonly kind: string;
  readonly market: Market;
  readonly orderId: string;
  readonly purchaseId?: string;
  readonly refundId?: string;
  /** The lines that changed. Absent: all of the purchase. */
  readonly lineIds?: readonly string[];
  readonly detail?: Json;
}

/** A push, created when the command commits. */
export interface Push extends PushDraft {
  /** 1, 2, 3 … without a gap. */
  readonly n: number;
  readonly at: number;
  /** Number of the last event of the command that caused it. */
  readonly event: number;
  /** `messageType`, `messageBody` and the other fields. */
  readonly body: { readonly [name: string]: Json };
}

/** An automatic step at a time. */
export interface DueItem {
  readonly at: number;
  readonly n: number;
  readonly kind: string;
  readonly market: Market;
  readonly target: string;
  readonly argument?: Json;
}
