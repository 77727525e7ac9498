import type { PathNode } from "./field-paths.ts";

type Postponed = [holder: unknown, node: PathNode][];

/** Turns the numbers at the paths into text, in place. Visits only what the paths lead to. */
export function idsToText(root: unknown, paths: PathNode): void {
  const postponed: Postponed = [[root, paths]];
  for (const [holder, node] of postponed) visit(holder, node, postponed, 0);
}

function visit(holder: unknown, node: PathNode, postponed: Postponed, depth: number): void {
  if (typeof holder !== "object" || holder === null) return;
  const { names, fields, other } = node;
  // A `**` may lead deeper than the call stack allows.
  if (depth > 99) postponed.push([holder, node]);
  else if (Array.isArray(holder))
    for (let index = 0; other && index < holder.length; index++) enter(holder, index, other, postponed, depth);
  else if (!other) for (const [name, next] of fields) enter(holder, name, next, postponed, depth);
  else for (const name of Object.keys(holder)) enter(holder, name, names.get(name) ?? other, postponed, depth);
}

function enter(holder: object, key: PropertyKey, node: PathNode, postponed: Postponed, depth: number): void {
  const value: unknown = holder[key as never];
  if (typeof value !== "number") visit(value, node, postponed, depth + 1);
  // Beyond the safe integers the digits would be invented.
  else if (node.flags > 0 && Math.abs(value) <= Number.MAX_SAFE_INTEGER && Object.hasOwn(holder, key))
    holder[key as never] = String(value) as never;
}
