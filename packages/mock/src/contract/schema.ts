/** The keywords of JSON Schema that say which names there are. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly patternProperties?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly contentSchema?: unknown;
  readonly allOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly if?: unknown;
  readonly then?: unknown;
  readonly else?: unknown;
}

/** The document that `$ref`s point into. */
export type SchemaRoot = object;

/** A schema and all its parts, with combinations and references resolved. */
export function flattened(root: SchemaRoot, schema: unknown, seen = new Set<unknown>()): readonly JsonSchema[] {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  const own = schema as JsonSchema;
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = own;
  const parts = [...allOf, ...anyOf, ...oneOf, own.if, own.then, own.else];
  if ($ref !== undefined) parts.push(pointedAt(root, $ref));
  return [own, ...parts.flatMap((part) => flattened(root, part, seen))];
}

function pointedAt(root: SchemaRoot, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let at: unknown = root;
  for (const token of reference.slice(2).split("/")) {
    const name = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}
