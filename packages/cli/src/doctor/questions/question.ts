import type { Finding } from "../../description/compare-answer.ts";
import type { Description } from "../../description/description.ts";
import type { Text } from "../../terminal/terminal.ts";
import type { Investigation, Outcome } from "../investigation.ts";

export type Verdict = "settled" | "contradicted" | "open" | "look";

export interface QuestionResult {
  readonly verdict: Verdict;
  readonly sentence: Text;
  /** Numbers of the calls that it rests on. */
  readonly calls: readonly number[];
  readonly findings?: readonly Finding[];
}

/** The input of a question. */
export interface QuestionContext {
  readonly investigation: Investigation;
  readonly description: Description;
  /** The answer that the accepted rule got first. */
  readonly first: Outcome;
  /** Own ids that a person gave; without them some questions stay open. */
  readonly subOrderId: string | undefined;
  readonly refundId: string | undefined;
}

/** An open question of the platform, and the harmless calls that settle it. */
export interface Question {
  /** Number in the list of open questions. */
  readonly n: number;
  readonly title: Text;
  /** How many calls it needs; 0 if other calls already answer it. */
  readonly cost: number;
  ask(context: QuestionContext): Promise<QuestionResult>;
}

export const open = (en: string, zh: string, calls: readonly number[] = []): QuestionResult => ({
  verdict: "open",
  sentence: { en, zh },
  calls,
});

export const settled = (
  en: string,
  zh: string,
  calls: readonly number[],
  findings?: readonly Finding[],
): QuestionResult => ({
  verdict: "settled",
  sentence: { en, zh },
  calls,
  ...(findings && { findings }),
});

/** `HTTP 200, code 99001`: a short text to compare answers. */
export function shapeOf({ answer, sent }: Outcome): string {
  if (!answer) return sent.ok ? "" : sent.why.en;
  return answer.envelope ? `HTTP ${answer.status}, code ${answer.envelope.code}` : `HTTP ${answer.status}, no envelope`;
}
