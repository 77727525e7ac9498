// A refusal comes with HTTP 200, another code and `data: null`: the answer's schema has to take it, or clients take it for a success
// that breaks the description.
import { operationsOf } from "../../document/bundle.ts";
import { schemaName } from "../../document/pointer.ts";
import type { Document, Schema } from "../../document/types.ts";

/** The same, with `data` of every named answer nullable, and open where it was never seen. */
export function allowRefusals(document: Document): Document {
  const schemas = { ...document.components?.schemas };
  for (const { kind, slots } of operationsOf(document)) {
    for (const slot of slots) {
      const ref = (slot.schema as Schema | undefined)?.$ref;
      if (kind !== "path" || slot.kind !== "answer" || slot.name !== "200" || ref === undefined) continue;
      const name = schemaName(ref);
      const answer = schemas[name];
      const data = answer?.properties?.data;
      if (answer === undefined || data === undefined) continue;
      schemas[name] = { ...answer, properties: { ...answer.properties, data: orNull(orOther(data)) } };
    }
  }
  return { ...document, components: { ...document.components, schemas } };
}

/** What was never seen may be another object, or a list. */
function orOther(schema: Schema): Schema {
  if (schema["x-may-differ"] !== true) return schema;
  const [inner, outer] = split(schema);
  return {
    ...outer,
    anyOf: [inner, { type: "object", additionalProperties: true }, { type: "array", items: {} }],
  };
}

export function orNull(schema: Schema): Schema {
  if (schema.anyOf !== undefined && schema.$ref === undefined) {
    const has = schema.anyOf.some(({ type }) => [type].flat().includes("null"));
    return has ? schema : { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  }
  const isPlain = schema.$ref === undefined && schema.allOf === undefined && schema.oneOf === undefined;
  if (isPlain && !("const" in schema) && schema.enum === undefined) {
    // Without a type everything is allowed, null included.
    if (schema.type === undefined) return schema;
    return { ...schema, type: [...new Set([schema.type, "null"].flat())] };
  }
  const [inner, outer] = split(schema);
  return { ...outer, anyOf: [inner, { type: "null" }] };
}

/** What a schema demands, and what it only tells: the latter stays outside of a union. */
function split(schema: Schema): [inner: Schema, outer: Schema] {
  const told = (key: string): boolean => key === "description" || key === "title" || key.startsWith("x-");
  const pick = (wanted: boolean) => Object.fromEntries(Object.entries(schema).filter(([key]) => told(key) === wanted));
  return [pick(false), pick(true)];
}
