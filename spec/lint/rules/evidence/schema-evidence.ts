import { isObject, typesOf } from "../../../tools/document/json.ts";
import { rule } from "../../lib/rule.ts";
import { namedSchemas } from "../../lib/spec.ts";

export const schemaEvidence = rule((spec, report) => {
  for (const { node, location } of namedSchemas(spec)) {
    if ((typesOf(node).includes("object") || isObject(node.properties)) && !("x-evidence" in node)) {
      report(location, "Give the schema `x-evidence`: the grade of all its properties that have none of their own.");
    }
  }
});
