// Small changes of forms that generators and viewers cannot handle.
import type { JsonObject } from "../../document/json.ts";
import { mapDocument } from "../../document/map.ts";
import type { Document, Schema } from "../../document/types.ts";

type Change = (schema: Schema) => Schema;

/** The same, without unions in `type`, with `int64` where an integer may be large, without titles that displace names. */
export function plainSchemas(document: Document): Document {
  const changes: readonly Change[] = [wholeEvidence, withoutTitle, largeTimes, splitUnion];
  const change = (node: JsonObject): JsonObject =>
    changes.reduce<Schema>((schema, one) => one(schema), node) as JsonObject;
  const graded = (node: JsonObject): JsonObject => wholeEvidence(node as Schema) as JsonObject;
  const whole = mapDocument(document, "schema", change);
  return mapDocument(mapDocument(whole, "parameter", graded), "example", graded);
}

/** A grade alone is short to write; to read, one form is simpler. */
function wholeEvidence(schema: Schema): Schema {
  const evidence = schema["x-evidence"];
  return typeof evidence === "string" ? { ...schema, "x-evidence": { grade: evidence } } : schema;
}

/** The class name of a documentation page: as a `title` it becomes the name of a generated class, and two are called PriceRange. */
function withoutTitle(schema: Schema): Schema {
  const { title, ...rest } = schema;
  if (typeof title !== "string") return schema;
  const text = `\`${title}\` on the documentation page.`;
  return { ...rest, description: [rest.description?.trim(), text].filter((part) => part !== undefined).join("\n\n") };
}

/** Milliseconds since 1970 do not fit the 32 bits that `integer` means to many generators. */
function largeTimes(schema: Schema): Schema {
  const isTime = schema["x-unit"]?.unit === "ms" && [schema.type].flat().includes("integer");
  return isTime && schema.format === undefined ? { ...schema, format: "int64" } : schema;
}

const ofText = ["pattern", "minLength", "maxLength", "contentMediaType", "contentSchema"] as const;
const ofNumbers = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;

/**
 * `type: [string, integer]` becomes `anyOf`, one type each, with `null` at the end: a reference to such a type crashes one
 * generator and becomes `void` in another. A value that may be text or an integer is an id or a count, so the integer gets 64
 * bits.
 */
function splitUnion(schema: Schema): Schema {
  const types = [schema.type ?? []].flat();
  if (types.filter((type) => type !== "null").length < 2) return schema;
  const { type: _, format, ...rest } = schema;
  const outer: Record<string, unknown> = { ...rest };
  const take = (keys: readonly string[]) =>
    Object.fromEntries(keys.filter((key) => key in rest).map((key) => [key, Reflect.get(rest, key)]));
  for (const key of [...ofText, ...ofNumbers]) delete outer[key];
  const branches = types.map((type): Schema => {
    if (type === "string") return { type, ...take(ofText) };
    if (type === "integer") return { type, format: format ?? "int64", ...take(ofNumbers) };
    if (type === "number") return { type, ...take(ofNumbers) };
    return { type };
  });
  return { ...outer, anyOf: branches };
}
