// The words of this description, read from EXTENSIONS.md, so that the text people read and the rule that refuses cannot differ.
import { readFileSync } from "node:fs";

export type Holder = "operation" | "schema" | "example" | "document";

const text = readFileSync(new URL("../../EXTENSIONS.md", import.meta.url), "utf8");

const titles: Readonly<Record<string, Holder>> = {
  "On an operation": "operation",
  "On a schema, property or parameter": "schema",
  "On an example": "example",
  "On the document": "document",
};

/** First code span of each table row under a heading. */
function rowsOf(title: string): string[][] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  if (section === undefined)
    throw new Error(`EXTENSIONS.md has no heading "${title}"; lint/lib/vocabulary.ts reads it.`);
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function code(cell: string | undefined): string[] {
  return [...(cell ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
}

/** Grades of evidence, the strongest first. */
export const grades: readonly string[] = rowsOf("Grades of evidence").flatMap(([cell]) => code(cell));

/** Each grade and what it means. */
export const gradeMeanings: ReadonlyMap<string, string> = new Map(
  rowsOf("Grades of evidence").map(([cell, meaning = ""]) => [code(cell)[0] ?? "", meaning]),
);

/** Where each `x-` key is allowed. */
export const extensions: ReadonlyMap<Holder, ReadonlySet<string>> = new Map(
  Object.entries(titles).map(([title, holder]) => [holder, new Set(rowsOf(title).flatMap(([cell]) => code(cell)))]),
);

/** The units that `x-unit` knows. */
export const units: readonly string[] = rowsOf("On a schema, property or parameter")
  .filter(([key]) => key === "`x-unit`")
  .flatMap(([, , meaning]) => code(meaning));

export function isGrade(value: unknown): value is string {
  return typeof value === "string" && grades.includes(value);
}

/** "one of a, b, c" for messages. */
export const gradeList = `one of ${grades.join(", ")}`;
