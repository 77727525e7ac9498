import type { Description } from "../contract/description.ts";
import { didYouMean } from "../contract/did-you-mean.ts";
import type { OperationId } from "../contract/operation-id.ts";
import type { Fault, PresetName } from "../faults/fault.ts";
import { FaultError, readFault } from "../faults/read-fault.ts";
import type { Rule } from "../faults/rule.ts";
import { ruleText } from "../faults/rule-text.ts";
import type { Realm } from "../realms/realm.ts";
import type { Text } from "../refusals/text.ts";
import type { Reason } from "../state/refusals/reasons.ts";
import { needOperation } from "./need-operation.ts";

/** A fault by its name: a refusal of the world, a fault of the network, or an example of the operation. */
export type RuleName = Reason | PresetName | (string & {});

export interface NextOptions {
  /** How many calls it applies to: 1 by default; all, for a token bucket (`limit`). `"always"`: until it is removed. */
  readonly times?: number | "always";
  /** Share of calls that it applies to, from 0 to 1. */
  readonly rate?: number;
}

/** The current state of a rule for the next calls. */
export interface NextRule {
  readonly id: string;
  readonly operationId?: string;
  readonly fault: Fault;
  /** The rule as text. */
  readonly text: Text;
  /** How many calls it has applied to. */
  readonly hits: number;
  /** How many more calls it applies to; absent: all. */
  readonly left?: number;
  remove(): void;
}

/** @throws FaultError for an operation that does not exist, and for an invalid rule */
export function addRule(
  realm: Realm,
  { operations }: Description,
  operationId: OperationId | "*",
  rule: RuleName | Fault,
  options: NextOptions,
): Rule {
  const { times: asked, rate, ...others } = options;
  for (const name of Object.keys(others)) {
    const meant = didYouMean(name, ["times", "rate"]);
    throw new FaultError(
      name,
      `is not known${meant === undefined ? "; there are times and rate" : `; did you mean "${meant}"?`}`,
    );
  }
  const operation = operationId === "*" ? undefined : needOperation(operations, operationId);
  const fault = readFault(rule, operation?.answerExamples.map(({ name }) => name) ?? []);
  // A bucket that ended with its first refusal would let every later call pass.
  const times = asked ?? (fault.limit === undefined ? 1 : "always");
  if (times !== "always" && !(Number.isInteger(times) && times > 0)) {
    throw new FaultError("times", `takes a whole number from 1 on, or "always", not ${JSON.stringify(times)}`);
  }
  if (rate !== undefined && !(typeof rate === "number" && rate > 0 && rate <= 1))
    throw new FaultError("rate", `takes more than 0, at most 1, not ${JSON.stringify(rate)}`);
  const added = realm.rules.add({
    ...(operation === undefined ? {} : { operationId: operation.id }),
    do: fault,
    ...(times === "always" ? {} : { times }),
    ...(rate === undefined ? {} : { rate }),
  });
  realm.feed.tell({ type: "rules" });
  return added;
}

export function viewOf(rule: Rule, realm: Realm): NextRule {
  return {
    id: rule.id,
    ...(rule.operationId === undefined ? {} : { operationId: rule.operationId }),
    fault: rule.do,
    text: ruleText(rule),
    get hits() {
      return rule.hits;
    },
    get left() {
      return rule.left;
    },
    remove: () => {
      realm.rules.remove(rule.id);
      realm.feed.tell({ type: "rules" });
    },
  } as NextRule;
}
