import type { JsonObject } from "../../document/json.ts";
import { mapDocument } from "../../document/map.ts";
import type { Document, Schema } from "../../document/types.ts";

/** The same with one spelling of each field: the one that is declared first. A client that sends both is refused. */
export function withOneSpelling(document: Document): Document {
  return mapDocument(document, "schema", (node) => oneSpelling(node as Schema) as JsonObject);
}

function oneSpelling(schema: Schema): Schema {
  const { properties, required } = schema;
  if (properties === undefined) return schema;
  const kept = new Map<string, string>();
  for (const [name, field] of Object.entries(properties)) {
    if (kept.has(name)) continue;
    kept.set(name, name);
    for (const alias of field["x-aliases"] ?? []) if (!kept.has(alias)) kept.set(alias, name);
  }
  const isKept = ([name]: [string, Schema]): boolean => kept.get(name) === name;
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(isKept)),
    ...(required !== undefined && { required: [...new Set(required.map((name) => kept.get(name) ?? name))] }),
  };
}
