import { deref } from "../../../document/follow.ts";
import type { Document, Evidence, Grade, Schema } from "../../../document/types.ts";
import { paragraphs, unitText, valuesTable, wireText, withoutHtml } from "./words.ts";

/** What is said of a field: the keys at the place, those of the schema that it refers to, and the grade around it. */
export interface FieldWords {
  readonly own: Schema;
  /** Grade of the schema or operation around the field. */
  readonly around: Grade | undefined;
}

/** The description of a field or parameter: everything that is known of it, in words. */
export function fieldText(document: Document, { own, around }: FieldWords): string {
  const ref = refOf(own);
  const target = ref === undefined ? undefined : (deref(document, { $ref: ref }) as Schema);
  // The schema's own grade is that of its fields; how well the place is known is said at the place.
  const all: Schema = { ...target, ...own };
  const evidence = evidenceOf(own["x-evidence"]) ?? (around === undefined ? undefined : { grade: around });
  return withoutHtml(
    paragraphs(
      own.description ?? target?.description,
      ...factsAndValues(all),
      ...itemWords(document, all),
      evidence === undefined ? undefined : evidenceText(evidence),
    ),
  );
}

/** Viewers show a list, and seldom what is said of its items. */
function itemWords(document: Document, { items }: Schema): (string | undefined)[] {
  if (items === undefined) return [];
  const [facts, values] = factsAndValues({ ...(deref(document, items) as Schema), ...items });
  return [facts === "" ? undefined : `Each item: ${facts}`, values?.replace(/^Known/, "Of each item, known")];
}

function factsAndValues(schema: Schema): [facts: string, values: string | undefined] {
  const values = schema["x-open-enum"];
  return [factsOf(schema).join(" "), values === undefined ? undefined : valuesTable(values)];
}

/** The schema that a field refers to, directly or apart from null. */
function refOf({ $ref, anyOf }: Schema): string | undefined {
  const [only, ...others] = (anyOf ?? []).filter(({ type }) => type !== "null");
  return $ref ?? (others.length === 0 ? only?.$ref : undefined);
}

/** The description of a named schema. Its grade is that of all fields without one of their own. */
export function namedText(schema: Schema): string {
  const evidence = evidenceOf(schema["x-evidence"]);
  const isObject = schema.properties !== undefined;
  const about = isObject ? "Evidence where a field says nothing else" : "Evidence";
  return withoutHtml(
    paragraphs(
      schema.description,
      ...factsAndValues(schema),
      evidence === undefined ? undefined : evidenceText(evidence, about),
    ),
  );
}

function factsOf(schema: Schema): string[] {
  const aliases = schema["x-aliases"] ?? [];
  const misspelt = schema["x-misspelt"];
  const needed = schema["x-needed"];
  const form = schema["x-int64"];
  const unit = schema["x-unit"];
  return [
    ...(unit === undefined ? [] : [unitText(unit)]),
    ...(form === undefined ? [] : [wireText(form)]),
    ...(schema["x-json-text"] === true ? ["On the wire: JSON inside text; encode and decode it once more."] : []),
    ...(needed === undefined ? [] : [`Optional by the pages, but without it the call has no object (${needed}).`]),
    ...(aliases.length === 0
      ? []
      : [`Also spelt ${aliases.map((name) => `\`${name}\``).join(", ")}: send one of them.`]),
    ...(misspelt === undefined ? [] : [`Misspelt in the API and kept so; \`${misspelt}\` is meant.`]),
    ...(schema["x-may-differ"] === true ? ["Never seen so far: it may be another object, or a list."] : []),
  ];
}

export function evidenceOf(value: Schema["x-evidence"]): Evidence | undefined {
  return typeof value === "string" ? { grade: value } : value;
}

function evidenceText({ grade, note }: Evidence, about = "Evidence"): string {
  const said =
    note === undefined
      ? ""
      : ` ${note
          .trim()
          .replace(/\s+/g, " ")
          .replace(/[^.!?)]$/, "$&.")}`;
  return `${about}: **${grade}**.${said}`;
}
