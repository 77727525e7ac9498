import { parseKeepingDigits } from "../document/digits.ts";
import { deref } from "../document/follow.ts";
import { isObject, type JsonObject, listOf } from "../document/json.ts";

/** A schema with the parts that apply to the same value: all of allOf, anyOf and oneOf, since any of them may speak of a property. */
function parts(document: JsonObject, schema: unknown): JsonObject[] {
  if (!isObject(schema)) return [];
  const node = deref(document, schema);
  return [
    node,
    ...["allOf", "anyOf", "oneOf"].flatMap((key) => listOf(node[key]).flatMap((part) => parts(document, part))),
  ];
}

/**
 * Property names in a value that no schema declares, as paths. All objects are open, so no validator minds them; in an example of
 * this description an undeclared name is a typo.
 */
export function* undeclared(
  document: JsonObject,
  schemas: readonly unknown[],
  value: unknown,
  path = "",
): Generator<string> {
  const all = schemas.flatMap((schema) => parts(document, schema));
  if (Array.isArray(value)) {
    const items = all.flatMap((part) => ("items" in part ? [part.items] : []));
    for (const [index, item] of value.entries()) yield* undeclared(document, items, item, `${path}/${index}`);
  } else if (isObject(value)) {
    const declares = all.some((part) => isObject(part.properties));
    const free = all.flatMap((part) => (part.additionalProperties === undefined ? [] : [part.additionalProperties]));
    for (const [name, inner] of Object.entries(value)) {
      const here = `${path}/${name}`;
      const known = all.flatMap((part) =>
        isObject(part.properties) && name in part.properties ? [part.properties[name]] : [],
      );
      if (known.length > 0) yield* undeclared(document, known, inner, here);
      else if (free.length > 0) yield* undeclared(document, free, inner, here);
      else if (declares) yield here;
    }
  } else if (typeof value === "string") {
    const inside = all.flatMap((part) => ("contentSchema" in part ? [part.contentSchema] : []));
    if (inside.length > 0) yield* undeclared(document, inside, parse(value), `${path}{}`);
  }
}

function parse(text: string): unknown {
  try {
    return parseKeepingDigits(text);
  } catch {
    // The validator reports that it is not JSON.
    return undefined;
  }
}
