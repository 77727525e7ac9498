// The only place that follows a `$ref` inside a document.
import { isObject, type JsonObject } from "./json.ts";
import { keysOfPointer } from "./pointer.ts";

/**
 * The target of a reference, which may be another reference.
 *
 * @throws Error when it leads out of the document or nowhere.
 */
export function pointedAt(document: object, ref: string): unknown {
  if (!ref.startsWith("#/")) throw new Error(`${ref} leads out of the document`);
  let node: unknown = document;
  for (const key of keysOfPointer(ref)) {
    if (Array.isArray(node)) node = node[Number(key)];
    else node = isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }
  if (node === undefined) throw new Error(`${ref} leads nowhere`);
  return node;
}

/**
 * The node at the end of a chain of references, without their siblings.
 *
 * @throws Error when a reference leads nowhere or back to itself.
 */
export function resolve<T extends { $ref?: string }>(document: object, node: T): Omit<T, "$ref"> {
  let current: T = node;
  const seen = new Set<string>();
  while (current.$ref !== undefined) {
    if (seen.has(current.$ref)) throw new Error(`${current.$ref} refers to itself`);
    seen.add(current.$ref);
    current = pointedAt(document, current.$ref) as T;
  }
  return current;
}

/**
 * The node at the end of a chain of references, with the siblings of each reference merged into it. A node that is not an object
 * counts as an empty object.
 *
 * @throws Error when a reference leads nowhere or back to itself.
 */
export function deref(document: object, node: unknown): JsonObject {
  if (!isObject(node)) return {};
  let siblings: JsonObject = node;
  const seen = new Set<string>();
  while (typeof siblings.$ref === "string") {
    const { $ref, ...beside } = siblings;
    if (typeof $ref !== "string" || seen.has($ref)) throw new Error(`${String($ref)} refers to itself`);
    seen.add($ref);
    const target = pointedAt(document, $ref);
    siblings = { ...(isObject(target) ? target : {}), ...beside };
  }
  return siblings;
}
