import type { AuthOutcome } from "../auth/outcome.ts";
import type { DescribedOperation } from "../contract/description.ts";
import type { MockRequest, MockResponse } from "../contract/message.ts";
import type { Target } from "../contract/target.ts";
import type { Violation } from "../contract/violation.ts";
import type { Warning } from "../contract/warning.ts";
import type { Fault } from "../faults/fault.ts";
import type { AnswerSource } from "../journal/entry.ts";
import type { Realm } from "../realms/realm.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Text } from "../refusals/text.ts";

/** What becomes known about a request on its way through the stages, for its answer, the journal and the log. */
export interface RequestContext {
  readonly request: MockRequest;
  /** The world that the request belongs to: that of its key set. */
  realm: Realm;
  /** When the request came in, epoch milliseconds of the world's clock. */
  readonly now: number;
  /** What its timestamp is held against. */
  readonly judgedAt: number;
  /** Request id of the answer: the same whenever it is asked for. */
  readonly requestId: () => string;
  target?: Target;
  operation?: DescribedOperation;
  params: Readonly<Record<string, string>>;
  body?: unknown;
  auth?: AuthOutcome;
  violations: readonly Violation[];
  /** How many there are; `violations` holds the first hundred. */
  violationCount: number;
  warnings: readonly Warning[];
  answerViolations: readonly Violation[];
  source?: AnswerSource;
  /** Id of the rule for the next calls that hit. */
  rule?: string;
  /** What such a rule does; the answer stage and the end of the way look at it. */
  fault?: Fault;
  example?: string;
  /** `code` of the answer's envelope. */
  code?: number;
  reason?: string;
  /** Why it was refused, in words for people. */
  refusal?: Text;
  /** What it came to in the world, in words for people. */
  told?: Text | undefined;
}

/** Ends the way of a request: an answer, or a refusal that the engine writes into the API's envelope. */
export type StageResult = MockResponse | Refusal;

/** One step on the way of a request. Undefined: the next stage goes on. */
export type Stage = (context: RequestContext) => StageResult | undefined | Promise<StageResult | undefined>;

/** What the route stage has found; later stages run only if it has found it. */
export function routed(context: Pick<RequestContext, "operation" | "target">): {
  readonly operation: DescribedOperation;
  readonly target: Target;
} {
  const { operation, target } = context;
  if (operation === undefined || target === undefined) throw new Error("a stage ran before the route was known");
  return { operation, target };
}
