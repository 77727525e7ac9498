import { pointedAt } from "../../document/follow.ts";
import { isObject, type JsonObject } from "../../document/json.ts";
import { type Kind, mapChildren } from "../../document/map.ts";
import type { Document } from "../../document/types.ts";

/** Annotations beside a `$ref`: they may replace those of the target. */
const annotations = ["description", "summary", "title", "examples", "deprecated", "default", "readOnly", "writeOnly"];

/**
 * The document without references, for tools that follow none. A schema that contains itself cannot be written without references:
 * only there, a reference to the component stays.
 */
export function dereference(document: Document): Document {
  return expand(document, document, "document", []) as unknown as Document;
}

function expand(document: object, node: JsonObject, kind: Kind, open: readonly string[]): JsonObject {
  const { $ref, ...siblings } = node;
  if (typeof $ref !== "string") return inside(document, node, kind, open);
  if (open.includes($ref)) return node;
  const target = pointedAt(document, $ref);
  if (!isObject(target)) throw new Error(`${$ref} is not an object`);
  return merge(expand(document, target, kind, [...open, $ref]), inside(document, siblings, kind, open));
}

function inside(document: object, node: JsonObject, kind: Kind, open: readonly string[]): JsonObject {
  return mapChildren(node, kind, (child) => expand(document, child.node, child.kind, open));
}

/** A sibling keyword that narrows the schema must not replace the one of the target: both hold. */
function merge(target: JsonObject, siblings: JsonObject): JsonObject {
  const narrows = Object.keys(siblings).some(
    (key) => !key.startsWith("x-") && !annotations.includes(key) && key in target,
  );
  return narrows ? { allOf: [target, siblings] } : { ...target, ...siblings };
}
