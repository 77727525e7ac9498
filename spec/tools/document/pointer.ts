// JSON pointers (RFC 6901), as `$ref`s and reports write them.

/** The pointer of some keys: `pointer("paths", "/v2/cart")` is `/paths/~1v2~1cart`. */
export function pointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The keys of a pointer, with or without the `#` of a `$ref` before it. */
export function keysOfPointer(text: string): string[] {
  return text
    .replace(/^#?\//, "")
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

const schemas = "#/components/schemas/";

/**
 * The name of the schema that a reference leads to.
 *
 * @throws Error when it leads to something else.
 */
export function schemaName(ref: string): string {
  if (!ref.startsWith(schemas)) throw new Error(`${ref} is not a named schema`);
  return ref.slice(schemas.length);
}

export function schemaRef(name: string): string {
  return schemas + name;
}
