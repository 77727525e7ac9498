// What the control API below /__mock answers. Ids are text, money is integer fen, times are epoch milliseconds of the world's clock.

import type { Fault } from "../../faults/fault.ts";
import type { PushRecord } from "../../pushes/push-record.ts";
import type { Text } from "../../refusals/text.ts";
import type { DueShape } from "./orders.ts";

export type * from "./answers.ts";
export type * from "./operations.ts";
export type * from "./orders.ts";
export type * from "./refusals.ts";
export type * from "./requests.ts";

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
    /** What the world has to offer. */
    readonly products: { readonly taobao: number; readonly "1688": number };
    readonly addresses: number;
    readonly refunds: number;
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
  /** The next automatic step. */
  readonly next: DueShape | null;
}

export interface CallbackShape {
  readonly url: string;
  readonly form: "object" | "text" | "alternate";
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

export interface ErrorShape {
  readonly error: Text;
  readonly field?: string;
}
