export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function keysOf(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}

/** The types of a schema as a list; empty when it names none. */
export function typesOf(schema: JsonObject): readonly string[] {
  const type = schema.type;
  if (typeof type === "string") return [type];
  return listOf(type).filter((one) => typeof one === "string");
}

/** Every scalar inside a value, with the keys that lead to it. */
export function* scalars(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<[readonly (string | number)[], unknown]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* scalars(item, [...path, index]);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* scalars(item, [...path, key]);
  } else {
    yield [path, value];
  }
}
