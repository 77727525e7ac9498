import { readMarked } from "../values/exact-numbers.ts";
import type { PathNode } from "./field-paths.ts";

type Postponed = [holder: unknown, node: PathNode][];

/** What the walk through an answer found. */
interface Walk {
  readonly postponed: Postponed;
  hasRounded: boolean;
}

/**
 * Turns the numbers at the paths into text, in place. Visits nothing beside the paths.
 *
 * @returns Whether a number was left as it is because `JSON.parse` may have rounded it.
 */
export function idsToText(root: unknown, paths: PathNode): boolean {
  const walk: Walk = { postponed: [[root, paths]], hasRounded: false };
  for (const [holder, node] of walk.postponed) visit(holder, node, walk, 0);
  return walk.hasRounded;
}

function visit(holder: unknown, node: PathNode, walk: Walk, depth: number): void {
  if (typeof holder !== "object" || holder === null) return;
  const { names, fields, other } = node;
  // A `**` may lead deeper than the call stack allows.
  if (depth > 99) walk.postponed.push([holder, node]);
  else if (Array.isArray(holder))
    for (let index = 0; other && index < holder.length; index++) enter(holder, index, other, walk, depth);
  else if (!other) for (const [name, next] of fields) enter(holder, name, next, walk, depth);
  else for (const name of Object.keys(holder)) enter(holder, name, names.get(name) ?? other, walk, depth);
}

function enter(holder: object, key: PropertyKey, node: PathNode, walk: Walk, depth: number): void {
  const value: unknown = holder[key as never];
  if (typeof value !== "number") {
    if (node.flags > 0) replaceMarked(holder, key, value);
    visit(value, node, walk, depth + 1);
    return;
  }
  if (node.flags === 0 || !Object.hasOwn(holder, key)) return;
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) holder[key as never] = String(value) as never;
  else walk.hasRounded = true;
}

function replaceMarked(holder: object, key: PropertyKey, value: unknown): void {
  const marked = readMarked(value);
  if (marked) holder[key as never] = marked.digits as never;
}

/** Turns the remaining marked numbers, which are not ids, back into numbers, in place. */
export function unmarkNumbers(root: unknown): void {
  const open: unknown[] = [root];
  for (const holder of open) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const [key, value] of Object.entries(holder)) {
      const marked = readMarked(value);
      if (marked) holder[key as never] = marked.number as never;
      else if (typeof value === "object") open.push(value);
    }
  }
}
