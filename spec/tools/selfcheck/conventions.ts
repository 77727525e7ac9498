import { isObject, type JsonObject, listOf } from "../../lint/lib/json.ts";
import { operationsOf, pointer } from "./bundle.ts";
import type { Outcome } from "./outcome.ts";
import { tree } from "./tree.ts";

/** What holds of every schema of the bundle: null is a type and not a flag, what is required is declared, patterns compile. */
export function checkConventions(document: JsonObject): Outcome {
  const faults: string[] = [];
  let count = 0;
  const look = (root: unknown, place: string) => {
    for (const { at, schema } of tree(root, place)) {
      count += 1;
      if ("nullable" in schema)
        faults.push(`${at}: write null into \`type\`; \`nullable\` means nothing in OpenAPI 3.1`);
      if ("exclusiveMinimum" in schema && typeof schema.exclusiveMinimum === "boolean")
        faults.push(`${at}: exclusiveMinimum is a number in 3.1`);
      if ("exclusiveMaximum" in schema && typeof schema.exclusiveMaximum === "boolean")
        faults.push(`${at}: exclusiveMaximum is a number in 3.1`);
      if (typeof schema.pattern === "string") {
        try {
          new RegExp(schema.pattern, "u");
        } catch (error) {
          faults.push(`${at}/pattern: ${error instanceof Error ? error.message : error}`);
        }
      }
      const declared = isObject(schema.properties) ? schema.properties : undefined;
      for (const name of listOf(schema.required)) {
        if (declared && !(String(name) in declared)) faults.push(`${at}: ${name} is required and not declared`);
      }
    }
  };
  const schemas =
    isObject(document.components) && isObject(document.components.schemas) ? document.components.schemas : {};
  for (const [name, schema] of Object.entries(schemas)) look(schema, pointer("components", "schemas", name));
  for (const { slots } of operationsOf(document)) for (const slot of slots) look(slot.schema, `${slot.at}/schema`);
  return { name: "conventions of schemas", count, faults };
}
