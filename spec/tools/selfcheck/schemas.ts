import { operationsOf } from "../document/bundle.ts";
import { isObject, type JsonObject } from "../document/json.ts";
import { pointer } from "../document/pointer.ts";
import type { Outcome } from "./outcome.ts";
import { tree } from "./tree.ts";
import type { Validator } from "./validator.ts";

function definitions(document: JsonObject): (readonly [string, unknown])[] {
  const schemas = isObject(document.components) ? document.components.schemas : undefined;
  return Object.entries(isObject(schemas) ? schemas : {}).map(([name, schema]) => [
    pointer("components", "schemas", name),
    schema,
  ]);
}

/** Every schema compiles under Ajv's strict rules, with every pattern under `u`: Prism takes a schema that does not compile for valid. */
export function checkSchemas(document: JsonObject, validator: Validator): Outcome {
  const schemas = definitions(document);
  for (const { slots } of operationsOf(document)) {
    for (const slot of slots) schemas.push([`${slot.at}/schema`, slot.schema]);
  }
  // Ajv treats the schema of JSON inside text as an annotation and does not compile it.
  for (const [at, schema] of [...schemas]) {
    for (const found of tree(schema, at)) {
      if ("contentSchema" in found.schema) schemas.push([`${found.at}/contentSchema`, found.schema.contentSchema]);
    }
  }
  const faults: string[] = [];
  for (const [at, schema] of schemas) {
    try {
      validator.compile(schema);
    } catch (error) {
      faults.push(`${at}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { name: "schemas compile", count: schemas.length, faults };
}
