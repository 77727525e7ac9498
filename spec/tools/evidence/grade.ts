import { isObject } from "../document/json.ts";
import { grades, isGrade } from "../document/vocabulary.ts";

export interface Graded {
  readonly grade: string;
  readonly note?: string;
}

/** `x-evidence` of a schema, property or parameter, in either of its forms. */
export function gradeOf(node: unknown): Graded | undefined {
  const value = isObject(node) ? node["x-evidence"] : undefined;
  if (isGrade(value)) return { grade: value };
  if (!isObject(value) || !isGrade(value.grade)) return undefined;
  return { grade: value.grade, ...(typeof value.note === "string" ? { note: value.note } : {}) };
}

export function weaker(one: string, other: string): string {
  return grades.indexOf(one) >= grades.indexOf(other) ? one : other;
}

/** How many of each grade, the strongest first, none left out. */
export function tally(list: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(grades.map((grade) => [grade, 0]));
  for (const grade of list) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}
