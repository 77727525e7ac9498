import { type BundleOperation, operationsOf } from "../document/bundle.ts";
import { pointedAt } from "../document/follow.ts";
import { isObject, type JsonObject } from "../document/json.ts";
import type { Change } from "./change.ts";

/** The components that a part of the document leads to, in any number of steps. */
function reach(document: JsonObject, node: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(node)) for (const item of node) reach(document, item, found);
  if (!isObject(node)) return found;
  if (typeof node.$ref === "string" && !found.has(node.$ref)) {
    found.add(node.$ref);
    reach(document, pointedAt(document, node.$ref), found);
  }
  for (const value of Object.values(node)) reach(document, value, found);
  return found;
}

export interface Affected {
  readonly id: string;
  readonly call: string;
  readonly changes: readonly Change[];
}

const call = ({ kind, method, path }: BundleOperation) =>
  kind === "webhook" ? `push ${path}` : `${method.toUpperCase()} ${path}`;

/**
 * The changes by operation. A change of a shared schema is listed for every operation that uses it; changes without an operation
 * are under "".
 */
export function affected(before: JsonObject, after: JsonObject, changes: readonly Change[]): readonly Affected[] {
  const operations = new Map<string, { readonly call: string; readonly places: Set<string> }>();
  for (const document of [before, after]) {
    for (const operation of operationsOf(document)) {
      const known = operations.get(operation.id) ?? { call: call(operation), places: new Set<string>() };
      known.places.add(`#${operation.at}`);
      // An added or removed path is reported as a whole.
      known.places.add(`#${operation.at.slice(0, operation.at.lastIndexOf("/"))}`);
      for (const ref of reach(document, operation.node, new Set())) known.places.add(ref);
      operations.set(operation.id, known);
    }
  }
  const touches = (place: string, at: string) => at === place || (at.startsWith(`${place}/`) && !isPathItem(place, at));
  // `#/paths/x` contains all methods of the path; a change outside the methods belongs to each of them.
  const isPathItem = (place: string, at: string) =>
    /^#\/(paths|webhooks)\/[^/]+$/.test(place) && /^\/(get|put|post|delete|patch)(\/|$)/.test(at.slice(place.length));
  const hits = (change: Change, places: Set<string>) =>
    change.pointers.some((raw) => [...places].some((place) => touches(place, raw.startsWith("#") ? raw : `#${raw}`)));
  const found = [...operations].map(([id, { call: text, places }]) => ({
    id,
    call: text,
    changes: changes.filter((change) => hits(change, places)),
  }));
  const rest = changes.filter((change) => ![...operations.values()].some(({ places }) => hits(change, places)));
  return [...found, { id: "", call: "", changes: rest }].filter((one) => one.changes.length > 0);
}
