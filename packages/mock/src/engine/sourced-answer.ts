import type { ChosenAnswer } from "../answers/choose-example.ts";
import type { AnswerSource } from "../journal/entry.ts";

/** An answer and its source. */
export interface SourcedAnswer {
  readonly answer: ChosenAnswer;
  readonly source: AnswerSource;
  /** Why it is a refusal, in words for programs. */
  readonly reason?: string | undefined;
}
