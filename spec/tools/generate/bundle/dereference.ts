import { resolve } from "../../document/follow.ts";
import type { Document } from "../../document/types.ts";

/** Keywords beside a `$ref` that only tell something: they may replace those of the schema that is referred to. */
const annotations = ["description", "summary", "title", "examples", "deprecated", "default", "readOnly", "writeOnly"];

/** Keywords whose value maps names to schemas: there, no name has a meaning of its own. */
const maps = ["properties", "patternProperties", "schemas"];

/** Keywords whose value is data. */
const data = ["example", "default", "const", "enum"];

type Node = Record<string, unknown>;

/**
 * The document without references, for tools that follow none. A schema that contains itself has no such form: there, and
 * only there, a reference to the component stays.
 */
export function dereference(document: Document): Document {
  return expandEntries(document, document, []) as Document;
}

function expand(document: Document, value: unknown, open: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => expand(document, item, open));
  if (!isNode(value)) return value;
  const { $ref, ...siblings } = value;
  if (typeof $ref !== "string") return expandEntries(document, value, open);
  if (open.includes($ref)) return value;
  const target = expand(document, resolve(document, { $ref }), [...open, $ref]);
  return merge(target, expandEntries(document, siblings, open));
}

function expandEntries(document: Document, node: Node, open: readonly string[]): Node {
  return mapValues(node, (item, key) => {
    if (data.includes(key) || key.startsWith("x-")) return item;
    if (key === "examples") return isNode(item) ? mapValues(item, (example) => inlined(document, example)) : item;
    if (maps.includes(key) && isNode(item)) return mapValues(item, (schema) => expand(document, schema, open));
    return expand(document, item, open);
  });
}

/** An Example Object without its reference; what stands in it is data. */
function inlined(document: Document, example: unknown): unknown {
  return isNode(example) && typeof example.$ref === "string" ? resolve(document, example) : example;
}

function mapValues(node: Node, change: (item: unknown, key: string) => unknown): Node {
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, change(item, key)]));
}

/** A sibling keyword that narrows the schema must not replace the one of the target: both hold. */
function merge(target: unknown, siblings: Node): unknown {
  const keys = Object.keys(siblings);
  if (keys.length === 0) return target;
  if (!isNode(target)) return siblings;
  const narrows = keys.filter((key) => !key.startsWith("x-") && !annotations.includes(key) && key in target);
  return narrows.length === 0 ? { ...target, ...siblings } : { allOf: [target, siblings] };
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
