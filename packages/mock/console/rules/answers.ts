import type { RuleShape } from "../api/shapes.ts";

export type Fault = RuleShape["do"];

/** How many calls a rule hits, and which share of them. */
export interface Often {
  readonly times: number | "always";
  readonly rate?: number;
}

/** The line that makes the same rule in a test. */
export function codeOfRule(operationId: string, fault: Fault, often: Often): string {
  const names = Object.keys(fault);
  const what = names.length === 1 ? (fault.refusal ?? fault.example ?? fault) : fault;
  const options = often.times === 1 ? [] : [often];
  const written = [operationId, what, ...options].map((part) =>
    JSON.stringify(part)
      .replaceAll(/"([A-Za-z]\w*)":/g, "$1: ")
      .replaceAll(/,(?=[a-z])/g, ", ")
      .replace(/^\{/, "{ ")
      .replace(/\}$/, " }"),
  );
  return `mock.next(${written.join(", ")})`;
}
