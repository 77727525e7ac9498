import type { Description } from "../contract/description.ts";

/** The names that scenarios may use: operations with their examples, and acts. */
export const knownTo = (
  { operations }: Description,
  acts: readonly string[],
): { readonly operations: ReadonlyMap<string, readonly string[]>; readonly acts: readonly string[] } => ({
  operations: new Map(operations.map(({ id, answerExamples }) => [id, answerExamples.map(({ name }) => name)])),
  acts,
});
