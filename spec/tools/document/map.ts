// Walks a document by the kinds of its parts, so that a property or an answer called `default` is not mistaken for the keyword, and
// examples stay unchanged.
import { isObject, type JsonObject } from "./json.ts";
import { methods } from "./operations.ts";
import { pointer } from "./pointer.ts";
import { schemaKeys, schemaListKeys, schemaMapKeys } from "./schemas.ts";

export type Kind =
  | "document"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "header"
  | "body"
  | "response"
  | "media"
  | "schema"
  | "example";

type Form = "one" | "list" | "map";
type Children = Readonly<Record<string, readonly [Kind, Form]>>;

const each = (keys: readonly string[], kind: Kind, form: Form): Children =>
  Object.fromEntries(keys.map((key) => [key, [kind, form] as const]));

const holder: Children = { schema: ["schema", "one"], examples: ["example", "map"], content: ["media", "map"] };

const children: Readonly<Record<Kind, Children>> = {
  document: { paths: ["pathItem", "map"], webhooks: ["pathItem", "map"], components: ["components", "one"] },
  components: {
    schemas: ["schema", "map"],
    parameters: ["parameter", "map"],
    headers: ["header", "map"],
    requestBodies: ["body", "map"],
    responses: ["response", "map"],
    examples: ["example", "map"],
  },
  pathItem: { parameters: ["parameter", "list"], ...each(methods, "operation", "one") },
  operation: { parameters: ["parameter", "list"], requestBody: ["body", "one"], responses: ["response", "map"] },
  parameter: holder,
  header: holder,
  body: { content: ["media", "map"] },
  response: { content: ["media", "map"], headers: ["header", "map"] },
  media: { schema: ["schema", "one"], examples: ["example", "map"] },
  schema: {
    ...each(schemaKeys, "schema", "one"),
    ...each(schemaListKeys, "schema", "list"),
    ...each(schemaMapKeys, "schema", "map"),
    contentSchema: ["schema", "one"],
  },
  example: {},
};

/** A part of the document, with the keys that lead to it from the part around it. */
export interface Child {
  readonly node: JsonObject;
  readonly kind: Kind;
  readonly keys: readonly [string, ...(string | number)[]];
}

/** A copy of the part in which `change` has replaced each part directly inside it. Everything else stays. */
export function mapChildren(node: JsonObject, kind: Kind, change: (child: Child) => unknown): JsonObject {
  const known = children[kind];
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const [inside, form] = (Object.hasOwn(known, key) ? known[key] : undefined) ?? [];
      return [key, inside === undefined || form === undefined ? value : mapValue(key, value, inside, form, change)];
    }),
  );
}

function mapValue(key: string, value: unknown, kind: Kind, form: Form, change: (child: Child) => unknown): unknown {
  const one = (node: unknown, ...more: (string | number)[]) =>
    isObject(node) ? change({ node, kind, keys: [key, ...more] }) : node;
  if (form === "list" && Array.isArray(value)) return value.map((item, index) => one(item, index));
  if (form === "map" && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, one(item, name)]));
  return form === "one" ? one(value) : value;
}

/** A copy of the document in which `change` has replaced every part of a kind, from the inside out. */
export function mapDocument<T extends object>(
  document: T,
  wanted: Kind,
  change: (node: JsonObject, at: string) => JsonObject,
): T {
  const walk = (node: JsonObject, kind: Kind, at: string): JsonObject => {
    const inside = mapChildren(node, kind, (child) => walk(child.node, child.kind, at + pointer(...child.keys)));
    return kind === wanted ? change(inside, at) : inside;
  };
  return walk(document as unknown as JsonObject, "document", "") as T;
}
