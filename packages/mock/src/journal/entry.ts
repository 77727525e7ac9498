import type { Delivery } from "../contract/message.ts";
import type { Violation } from "../contract/violation.ts";
import type { Warning } from "../contract/warning.ts";
import type { Text } from "../refusals/text.ts";

/** The source of an answer: the world, an example of the description, a recording, or a rule for the next calls. */
export type AnswerSource = "world" | "example" | "rule" | "recording";

/** One request that the mock answered. Secrets are masked. */
export interface JournalEntry {
  readonly kind: "request";
  /** Position in the journal of its world, counted from 1 since the start or the last `reset()`. */
  readonly number: number;
  /** When it came in, epoch milliseconds of the world's clock. */
  readonly at: number;
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent when no operation matched. */
  readonly operationId?: string;
  readonly params: Readonly<Record<string, string>>;
  /** As sent; cut after 100 000 characters. */
  readonly rawBody: string;
  /** Read without loss: integers beyond 2^53 − 1 as text. Absent when there is none or it is not JSON. */
  readonly body?: unknown;
  readonly status: number;
  /** `code` of the envelope. */
  readonly code?: number;
  /** Why it was refused, in words for programs; `tolerated` reasons of `auth: "lenient"` too. */
  readonly reason?: string;
  /** The same in words for people. */
  readonly refusal?: Text;
  /** The outcome of the call in the world, in words for people. Absent if the world did not carry it out. */
  readonly told?: Text;
  /** How the request breaks the description: the first hundred violations. */
  readonly violations: readonly Violation[];
  /** The number of all violations. */
  readonly violationCount: number;
  /** What the mock ignored in the request: unknown names, most likely misspelt. */
  readonly warnings: readonly Warning[];
  /** How the mock's own answer breaks the description: always empty, unless the mock has a fault. */
  readonly answerViolations: readonly Violation[];
  /** The source of the answer. Absent if the request was refused before. */
  readonly source?: AnswerSource;
  /** Name of the example that was answered: asked for with the header `prefer: example=…`, or paired with the request. */
  readonly example?: string;
  /** Id of the rule for the next calls that applied. */
  readonly rule?: string;
  /** The fault that a rule applied to the answer: `reset`, `truncate` … */
  readonly fault?: string;
  /** Request id of the answer. */
  readonly requestId?: string;
  /** The answer as the mock made it, before a fault cut it. */
  readonly answer: JournalAnswer;
  /** Time taken, milliseconds. */
  readonly ms: number;
}

export interface JournalAnswer {
  readonly headers: Readonly<Record<string, string>>;
  /** Cut after 100 000 characters. */
  readonly rawBody: string;
  /** How it failed to arrive; absent: it went out whole. */
  readonly delivery?: Delivery["kind"];
}

/** Something that happened in the world without a request: a seller shipped, the clock was moved. */
export interface JournalEvent {
  readonly kind: "event";
  /** Position in the journal of its world. */
  readonly number: number;
  readonly at: number;
  /** `shipped`, `clock`, `reset` … */
  readonly event: string;
  readonly actor: string;
  readonly summary: Text;
  readonly orderId?: string;
  readonly pushId?: string;
}

export type JournalRow = JournalEntry | JournalEvent;
