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

/** The facts that the stages collect about a request, for its answer, the journal and the log. */
export interface RequestContext {
  readonly request: MockRequest;
  /** The world that the request belongs to: that of its key set. */
  realm: Realm;
  /** When the request came in, epoch milliseconds of the world's clock. */
  readonly now: number;
  /** The time that its timestamp is compared with. */
  readonly judgedAt: number;
  /** The request id of the answer, the same at each call. */
  readonly requestId: () => string;
  target?: Target;
  operation?: DescribedOperation;
  params: Readonly<Record<string, string>>;
  body?: unknown;
  auth?: AuthOutcome;
  violations: readonly Violation[];
  /** The number of all violations; `violations` holds the first hundred. */
  violationCount: number;
  warnings: readonly Warning[];
  answerViolations: readonly Violation[];
  source?: AnswerSource;
  /** Id of the rule for the next calls that hit. */
  rule?: string;
  /** The fault of that rule, for the answer stage and the end of the request. */
  fault?: Fault;
  example?: string;
  /** `code` of the answer's envelope. */
  code?: number;
  reason?: string;
  /** Why it was refused, in words for people. */
  refusal?: Text;
  /** The outcome of the call in the world, in words for people. */
  told?: Text | undefined;
}

/** Ends the request: an answer, or a refusal that the engine writes into the API's envelope. */
export type StageResult = MockResponse | Refusal;

/** One step of a request. Undefined: continue with the next stage. */
export type Stage = (context: RequestContext) => StageResult | undefined | Promise<StageResult | undefined>;

/** The result of the route stage; later stages run only if it found an operation. */
export function routed(context: Pick<RequestContext, "operation" | "target">): {
  readonly operation: DescribedOperation;
  readonly target: Target;
} {
  const { operation, target } = context;
  if (operation === undefined || target === undefined) throw new Error("a stage ran before the route was known");
  return { operation, target };
}
