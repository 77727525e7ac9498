import { isObject, type JsonObject } from "../../lint/lib/json.ts";
import { pointer } from "./bundle.ts";

export interface Found {
  readonly at: string;
  readonly schema: JsonObject;
}

/** Every object of a schema tree that may be a schema. Names of properties are stepped over, so that a field called `required` is none. */
export function* tree(node: unknown, at: string, isMap = false): Generator<Found> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* tree(item, `${at}/${index}`);
  } else if (isObject(node)) {
    if (!isMap) yield { at, schema: node };
    for (const [key, value] of Object.entries(node)) {
      if (key.startsWith("x-") || ["examples", "default", "const", "enum"].includes(key)) continue;
      yield* tree(
        value,
        at + pointer(key),
        !isMap && ["properties", "patternProperties", "$defs", "dependentSchemas"].includes(key),
      );
    }
  }
}
