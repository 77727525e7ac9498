// The 64-bit ids inside a value, found by the schema of the value.
import { deref } from "./follow.ts";
import { isObject, type JsonObject, listOf } from "./json.ts";

/** The form of an id on the wire. */
export type IdForm = "number" | "string";

/**
 * A copy of a value in which `change` has replaced each 64-bit id (`x-int64`). Where alternatives of a schema differ in the
 * form of one id, a bare number wins. JSON inside text stays as it is.
 */
export function mapIds(
  document: JsonObject,
  schema: unknown,
  value: unknown,
  change: (id: unknown, form: IdForm) => unknown,
): unknown {
  return mapped(document, [schema], value, change);
}

function mapped(
  document: JsonObject,
  schemas: readonly unknown[],
  value: unknown,
  change: (id: unknown, form: IdForm) => unknown,
): unknown {
  const parts = schemas.flatMap((schema) => partsOf(document, schema));
  if (Array.isArray(value)) {
    const items = parts.flatMap(({ items }) => (items === undefined ? [] : [items]));
    return items.length === 0 ? value : value.map((item) => mapped(document, items, item, change));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, mapped(document, schemasOf(parts, name), inner, change)]),
    );
  }
  const forms = parts.map((part) => part["x-int64"]);
  const form = (["number", "string"] as const).find((one) => forms.includes(one));
  return form === undefined || value === null ? value : change(value, form);
}

/** The schemas that describe a property; the schemas of a map only if the property is not declared. */
function schemasOf(parts: readonly JsonObject[], name: string): readonly unknown[] {
  const declared = parts.flatMap(({ properties }) =>
    isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [],
  );
  if (declared.length > 0) return declared;
  return parts.flatMap(({ additionalProperties, patternProperties }) => [
    additionalProperties,
    ...(isObject(patternProperties) ? Object.values(patternProperties) : []),
  ]);
}

/** A schema with all that applies to the same value: any part of `allOf`, `anyOf` and `oneOf` may describe it. */
function partsOf(document: JsonObject, schema: unknown): readonly JsonObject[] {
  if (!isObject(schema)) return [];
  const node = deref(document, schema);
  const inside = ["allOf", "anyOf", "oneOf"].flatMap((key) => listOf(node[key]));
  return [node, ...inside.flatMap((part) => partsOf(document, part))];
}
