import type { RuleShape } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import type { IconName } from "../ui/icons.ts";

export type Fault = RuleShape["do"];

/** What may come instead of the normal answer. */
export interface AnswerOption {
  readonly name: string;
  readonly icon: IconName;
  readonly label: string;
  /** At the right: a code, or the name of the field. */
  readonly hint: string;
  readonly fault: Fault;
}

/** Failures of the network and of what stands between. */
export const networkFaults: readonly AnswerOption[] = [
  { name: "delay", icon: "stopwatch", label: t.delay800, hint: "delayMs", fault: { delayMs: 800 } },
  { name: "lose", icon: "plug", label: t.loseAnswer, hint: "loseAnswer", fault: { loseAnswer: true } },
  { name: "truncate", icon: "cut", label: t.halfAnswer, hint: "truncate", fault: { truncate: true } },
  { name: "html", icon: "window", label: t.htmlPage, hint: "html", fault: { html: true } },
  { name: "429", icon: "clock", label: t.tooMany, hint: "429", fault: { status: 429, retryAfterS: 2 } },
  { name: "503", icon: "octagon", label: t.unavailable, hint: "503", fault: { status: 503 } },
  { name: "reset", icon: "bolt", label: t.resetConnection, hint: "reset", fault: { reset: true } },
  { name: "hang", icon: "pause", label: t.neverAnswer, hint: "hang", fault: { hang: true } },
  { name: "empty", icon: "brokenRing", label: t.emptyBody, hint: "empty", fault: { empty: true } },
];

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
  const written = [operationId === "" ? "*" : operationId, what, ...options].map((part) =>
    JSON.stringify(part)
      .replaceAll(/"([A-Za-z]\w*)":/g, "$1: ")
      .replaceAll(/,(?=[a-z])/g, ", ")
      .replace(/^\{/, "{ ")
      .replace(/\}$/, " }"),
  );
  return `mock.next(${written.join(", ")})`;
}
