import type { Grade } from "@pandapon/core";

/** How well a text of the API is known. `ours`: chosen for the mock, never seen. */
export type TextGrade = Grade | "ours";

export interface GradedText {
  readonly text: string;
  readonly grade: TextGrade;
}

export const graded = (text: string, grade: TextGrade): GradedText => ({ text, grade });
