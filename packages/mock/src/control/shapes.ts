// What the control API below /__mock answers. Ids are text, money is integer fen, times are epoch milliseconds of the world's clock.

import type { Violation } from "../contract/violation.ts";
import type { Warning } from "../contract/warning.ts";
import type { Fault } from "../faults/fault.ts";
import type { AnswerSource } from "../journal/entry.ts";
import type { PushRecord } from "../pushes/push-record.ts";
import type { Text } from "../refusals/text.ts";

export interface StateShape {
  /** Another one: the mock was started anew. */
  readonly boot: string;
  readonly baseUrl: string;
  readonly version: string;
  readonly worlds: readonly WorldShape[];
  readonly clock: ClockShape;
  readonly scenario: string | null;
  readonly scenarios: readonly { readonly name: string; readonly text: Text }[];
  readonly seed: string;
  readonly balanceFen: number | null;
  readonly callback: CallbackShape | null;
  readonly counts: {
    readonly requests: number;
    readonly orders: number;
    readonly pushes: number;
    readonly rules: number;
  };
}

export interface WorldShape {
  readonly name: string;
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
  readonly requests: number;
  readonly orders: number;
}

export interface ClockShape {
  readonly now: number;
  /** It shows another time than the real one. */
  readonly moved: boolean;
  /** What happens next by itself. */
  readonly next: { readonly at: number } | null;
}

export interface CallbackShape {
  readonly url: string;
  readonly form: "object" | "text" | "alternate";
}

export type RequestKind = "ok" | "refused" | "warned" | "fault";

export interface RequestSummary {
  readonly n: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  readonly status: number;
  readonly code?: number;
  readonly kind: RequestKind;
  readonly source?: AnswerSource;
  readonly ms: number;
  readonly warnings: number;
  readonly summary: Text;
}

export interface EventSummary {
  readonly n: number;
  readonly at: number;
  readonly event: string;
  readonly actor: string;
  readonly summary: Text;
  readonly orderId?: string;
  readonly pushId?: string;
}

export interface RequestList {
  /** The newest first. */
  readonly items: readonly (RequestSummary | EventSummary)[];
  readonly kept: number;
  /** When the oldest one that is kept came in. */
  readonly oldest: number | null;
}

/** A place in `rawBody`, in UTF-16 units; absent when it is not in the body. */
export interface Place {
  readonly start?: number;
  readonly end?: number;
}

export type CheckState = "ok" | "refused" | "warning" | "not reached";

export interface RequestDetail extends RequestSummary {
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly rawBody: string;
  /** `rawBody` is not all of it. */
  readonly bodyCut: boolean;
  readonly checks: readonly { readonly step: string; readonly state: CheckState; readonly text: Text }[];
  readonly violations: readonly (Violation & Place)[];
  readonly overlooked: readonly (Warning & Place)[];
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly rawBody: string;
    /** Bare numbers that `JSON.parse` would round. */
    readonly longIds: readonly { readonly path: string; readonly text: string; readonly parsed: string }[];
  };
  readonly rule?: string;
  readonly fault?: string;
  readonly example?: string;
  readonly requestId?: string;
}

export interface RuleShape {
  readonly id: string;
  readonly on: boolean;
  readonly operationId?: string;
  readonly do: Fault;
  readonly times?: number;
  readonly rate?: number;
  readonly hits: number;
  readonly left?: number;
  readonly lastRequest?: number;
  readonly standing: boolean;
  readonly text: Text;
  /** The line that makes the same rule in a test. */
  readonly code: string;
}

export interface PushShape extends Omit<PushRecord, "rawBody" | "authorization" | "attempts"> {
  readonly summary: Text;
  readonly attempts: readonly {
    readonly at: number;
    readonly ms: number;
    readonly status?: number;
    readonly error?: string;
  }[];
}

export interface PushDetail extends PushRecord {
  readonly summary: Text;
  /** What is signed: access key and raw body. */
  readonly base: "upstream";
  /** How sure that is. */
  readonly grade: "upstream";
}

export type LifeStep = "unpaid" | "paid" | "shipped" | "received" | "done";

export interface OrderShape {
  readonly id: string;
  readonly orderNo: string;
  readonly marketplace: "taobao" | "1688";
  readonly title: string;
  readonly shop: string;
  readonly quantity: number;
  readonly totalFen: number;
  /** `unpaid`, `partly-paid`, `paid`, `partly-shipped`, `shipped`, `received`, `done`, `closed`, `refunded`, `building`. */
  readonly status: string;
  readonly life: readonly { readonly step: LifeStep; readonly at?: number }[];
  readonly partly?: boolean;
  readonly closed?: boolean;
  readonly due?: { readonly at: number };
}

export interface OrderDetail extends OrderShape {
  readonly lines: readonly {
    readonly id: string;
    readonly sku: string;
    readonly quantity: number;
    readonly fen: number;
    readonly state: string;
  }[];
  readonly events: readonly {
    readonly n: number;
    readonly at: number;
    readonly actor: string;
    readonly text: Text;
    readonly requestId?: string;
  }[];
  readonly actions: readonly ActionShape[];
}

export interface ActionShape {
  readonly actor: "seller" | "buyer" | "carrier" | "platform";
  readonly verb: string;
  readonly enabled: boolean;
  /** The id to act on, where it is not that of the order. */
  readonly on?: string;
}

export interface OperationShape {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: Text;
  readonly group: string;
  readonly safety: string;
  readonly evidence: { readonly path?: string; readonly request?: string; readonly response?: string };
  /** Further words under which it is found. */
  readonly search: readonly string[];
}

export interface ErrorShape {
  readonly error: Text;
  readonly field?: string;
}
