import type { AuthOutcome } from "../auth/outcome.ts";
import type { MockCode } from "../codes.ts";
import type { DescribedOperation } from "../description/description.ts";
import type { Target } from "../route/target.ts";
import type { Text } from "../text.ts";
import type { Violation } from "../violation/violation.ts";
import type { MockRequest, MockResponse } from "./message.ts";

/** What becomes known about a request on its way through the engine, for its answer, the journal and the log. */
export interface Exchange {
  readonly request: MockRequest;
  /** Epoch milliseconds of the mock's clock. */
  readonly now: number;
  target?: Target;
  operation?: DescribedOperation;
  params: Readonly<Record<string, string>>;
  body?: unknown;
  auth?: AuthOutcome;
  violations: readonly Violation[];
  /** How many there are; `violations` holds the first hundred. */
  violationCount: number;
  answerViolations: readonly Violation[];
  example?: string;
  /** `code` of the answer's envelope. */
  code?: number;
  reason?: string;
}

/** Ends the way of a request through the engine. */
export class Refusal {
  readonly code: MockCode;
  readonly detail: Text | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: MockCode, detail?: Text, headers: Readonly<Record<string, string>> = {}) {
    this.code = code;
    this.detail = detail;
    this.headers = headers;
  }
}

export type Step = MockResponse | Refusal;
