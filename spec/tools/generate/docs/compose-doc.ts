import { resolve } from "../../document/follow.ts";
import type { Document, Evidence, Grade, OpenEnumValue, Schema } from "../../document/types.ts";
import { includesType } from "../read/ids.ts";

/** A fact from a page of this API needs no note. Every other grade is named, above all a confirmation by a live call. */
const silent: readonly Grade[] = ["documented"];

/** The documentation of a schema or property, as Markdown: meaning, unit, evidence, spelling, known values. */
export function composeDoc(document: Document, schema: Schema): string {
  const target: Schema | undefined = schema.$ref === undefined ? undefined : resolve(document, schema);
  const unit = schema["x-unit"] ?? target?.["x-unit"];
  const values = schema["x-open-enum"];
  const paragraphs = [
    (schema.description ?? target?.description ?? "").trim(),
    [
      unit === undefined ? "" : unitText(unit),
      evidenceText(schema["x-evidence"]),
      aliasText(schema["x-aliases"]),
      schema["x-misspelt"] === undefined
        ? ""
        : `Misspelt in the API and kept so; \`${schema["x-misspelt"]}\` is meant.`,
      schema.default === undefined ? "" : `Default: \`${JSON.stringify(schema.default)}\`.`,
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
    values === undefined ? "" : valuesText(values),
    [schema.deprecated === true ? "@deprecated" : "", exampleText(schema, target)]
      .filter((tag) => tag !== "")
      .join("\n"),
  ];
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}

function unitText({ unit, grade }: { unit: string; grade?: Grade }): string {
  return `Unit: ${unit}${grade === undefined || silent.includes(grade) ? "" : ` (${grade})`}.`;
}

export function evidenceText(evidence: Grade | Evidence | undefined): string {
  if (evidence === undefined) return "";
  const { grade, note } = typeof evidence === "string" ? { grade: evidence, note: undefined } : evidence;
  if (silent.includes(grade) && note === undefined) return "";
  return `Evidence: ${grade}${note === undefined ? "" : `; ${note.trim().replace(/\.$/, "")}`}.`;
}

function aliasText(aliases: readonly string[] | undefined): string {
  if (aliases === undefined || aliases.length === 0) return "";
  return `Also spelt ${aliases.map((alias) => `\`${alias}\``).join(", ")}; two different values are refused.`;
}

function valuesText(values: readonly OpenEnumValue[]): string {
  const lines = values.map(({ value, meaning, grade }) => {
    const known = grade === undefined || silent.includes(grade) ? "" : ` (${grade})`;
    return `- \`${value}\`: ${meaning}${known}`;
  });
  return ["Values known so far:", ...lines].join("\n");
}

/** The first example, where it is short text or a number: longer ones are on the operation. */
function exampleText(schema: Schema, target: Schema | undefined): string {
  const example = (schema.examples ?? target?.examples)?.[0];
  // A description of its own says more than an example of the referred schema.
  if (schema.examples === undefined && schema.description !== undefined) return "";
  const isScalar = typeof example === "string" || typeof example === "number";
  if (!isScalar || includesType(target ?? schema, "object")) return "";
  return `@example ${JSON.stringify(example)}`;
}
