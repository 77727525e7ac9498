import type { Fault } from "../../faults/fault.ts";
import type { Text } from "../../refusals/text.ts";

/** What a rule can answer an operation with, in three groups: examples, refusals of the business, faults of the network. */
export interface AnswerGroupShape {
  readonly title: Text;
  readonly options: readonly AnswerOptionShape[];
}

export interface AnswerOptionShape {
  readonly name: string;
  readonly kind: "ok" | "refused" | "fault";
  readonly label: Text;
  /** A code, or the name of the field in a rule. */
  readonly hint: string;
  readonly do: Fault;
}

/** A rule that is often wanted: `POST /rules` takes it as it is. */
export interface CommonRuleShape {
  readonly title: Text;
  /** What it is good for. */
  readonly note: Text;
  readonly rule: {
    /** `*` matches every operation. */
    readonly operationId: string;
    readonly do: Fault;
    readonly times: number | "always";
    readonly rate?: number;
  };
}
