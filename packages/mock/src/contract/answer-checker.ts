import type { OperationContract } from "./operation-contract.ts";
import { validateAnswer } from "./prism.ts";
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
    const { response, status, value } = answer;
    const key = typeof value === "object" && value !== null ? value : undefined;
    const before = key === undefined ? undefined : this.#known.get(key);
    if (before !== undefined) return before;
    const element = { statusCode: status, headers: { "content-type": "application/json" }, body: value };
    const violations = violationsOf(validateAnswer(operation.only(response), element), {
      valueAt: (location) => valueAt({ body: value }, location),
      nameOf: (_, name) => name,
    });
    if (key !== undefined) this.#known.set(key, violations);
    return violations;
  }
}
