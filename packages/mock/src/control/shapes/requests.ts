import type { SignatureReport } from "../../auth/signature-report.ts";
import type { Delivery } from "../../contract/message.ts";
import type { Violation } from "../../contract/violation.ts";
import type { Warning } from "../../contract/warning.ts";
import type { AnswerSource } from "../../journal/entry.ts";
import type { Check } from "../../journal/inspection.ts";
import type { Text } from "../../refusals/text.ts";
import type { GradeShape } from "./operations.ts";

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

/** A span of `rawBody`, in UTF-16 units; absent when it is not in the body. */
export interface BodySpan {
  readonly start?: number;
  readonly end?: number;
}

export interface RequestDetail extends RequestSummary {
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly rawBody: string;
  /** `rawBody` is not all of it. */
  readonly bodyCut: boolean;
  /** The six steps of a request; those after a refusal are judged, too, where that is possible. */
  readonly checks: readonly Check[];
  /** Why it was refused. */
  readonly reason?: ReasonShape;
  /** String to sign and signature, side by side; absent when none is asked for, or the access key is not known. */
  readonly signature?: SignatureReport;
  /** Of a request that was refused before its body was looked at, too. */
  readonly violations: readonly (Violation & BodySpan)[];
  /** How many there are; `violations` holds the first hundred. */
  readonly violationCount: number;
  readonly overlooked: readonly (Warning & BodySpan)[];
  readonly answer: AnswerShape;
  readonly rule?: string;
  readonly fault?: string;
  readonly example?: string;
  readonly requestId?: string;
}

export interface ReasonShape {
  /** For programs: `signature-wrong`, `out-of-stock` … */
  readonly reason: string;
  readonly code?: number;
  readonly title: Text;
  /** The whole sentence. */
  readonly text: Text;
  /** What to do about it. */
  readonly todo: Text;
  /** How well what was judged by is known. */
  readonly evidence?: { readonly grade: GradeShape; readonly text: Text };
}

export interface AnswerShape {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it was made. */
  readonly rawBody: string;
  readonly bodyCut: boolean;
  /** Bare numbers that `JSON.parse` would round. */
  readonly longIds: readonly { readonly path: string; readonly text: string; readonly parsed: string }[];
  /** How it failed to arrive; absent: it went out whole. */
  readonly delivery?: Delivery["kind"];
  /** The same in words. */
  readonly deliveryText?: Text;
  /** The part of the body that went out: nothing, half of it, or all. */
  readonly sentBody: string;
}
