import { isObject, type JsonObject } from "../document/json.ts";
import { pointer } from "../document/pointer.ts";
import { dataKeys, schemaMapKeys } from "../document/schemas.ts";

const isData = (key: string) => dataKeys.some((one) => one === key);
const isMapKey = (key: string) => schemaMapKeys.some((one) => one === key);

export interface Found {
  readonly at: string;
  readonly schema: JsonObject;
}

/** Every object of a schema tree that may be a schema. Names of properties are stepped over, so that a field called `required` does not count. */
export function* tree(node: unknown, at: string, isMap = false): Generator<Found> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* tree(item, `${at}/${index}`);
  } else if (isObject(node)) {
    if (!isMap) yield { at, schema: node };
    for (const [key, value] of Object.entries(node)) {
      if (key.startsWith("x-") || isData(key)) continue;
      yield* tree(value, at + pointer(key), !isMap && isMapKey(key));
    }
  }
}
