import type { OperationContract } from "./operation-contract.ts";
import { validateJson } from "./prism.ts";
import { valueAt } from "./value-at.ts";
import type { Violation } from "./violation.ts";
import { violationsOf } from "./violations-from-prism.ts";

/** An answer as it is checked: which response of the description it is, its HTTP status and its JSON value. */
export interface CheckableAnswer {
  /** `200`, `default` … */
  readonly response: string;
  readonly status: number;
  readonly value: unknown;
}

/** Checks answers of the mock itself against the description. */
export class AnswerChecker {
  readonly #known = new WeakMap<object, readonly Violation[]>();

  /** An example is the same object each time, so it is checked once. */
  check(operation: OperationContract, answer: CheckableAnswer): readonly Violation[] {
    const { value } = answer;
    const key = typeof value === "object" && value !== null ? value : undefined;
    const before = key === undefined ? undefined : this.#known.get(key);
    if (before !== undefined) return before;
    const violations = this.checkOnce(operation, answer);
    if (key !== undefined) this.#known.set(key, violations);
    return violations;
  }

  /** The same for an answer that was made for this one request. */
  checkOnce(operation: OperationContract, { response, value }: CheckableAnswer): readonly Violation[] {
    const schema = operation.answerSchema(response);
    const diagnostics = schema === undefined ? [] : validateJson(operation.whole, schema, value, "answer");
    return violationsOf(diagnostics, {
      valueAt: (location) => valueAt({ body: value }, location),
      nameOf: (_, name) => name,
    });
  }
}
