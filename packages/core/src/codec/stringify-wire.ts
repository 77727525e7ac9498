import { InputError } from "../errors/errors.ts";
import { isFailure, textOf } from "../errors/thrown.ts";
import { idDigits } from "../values/id64.ts";
import { compilePaths, NUMBER_ID, type PathNode } from "./field-paths.ts";
import { writeJson } from "./write-json.ts";

/**
 * Returns a function that writes JSON as `JSON.stringify` does, except that bigints, and the digits of the 64-bit ids at these paths,
 * are written as bare numbers. A value at these paths that is not an id stays unchanged.
 */
export function compileWire(numberIds: readonly string[] = []): (value: unknown) => string {
  const nodes = compilePaths([[NUMBER_ID, numberIds]]);
  return (value) => writeNatively(value, nodes) ?? writeJson(value, "", nodes, undefined) ?? "null";
}

/**
 * Like `compileWire`, for a single value.
 *
 * @throws InputError The value holds itself, or a getter or `toJSON` throws.
 */
export function stringifyWire(value: unknown, numberIds?: readonly string[]): string {
  try {
    return compileWire(numberIds)(value);
  } catch (error) {
    throw isFailure(error) ? error : new InputError(`the value cannot be written as JSON: ${textOf(error)}`);
  }
}

/** Marks digits whose quotes are removed later. A private-use character, which real text does not contain. */
const MARK = "\uf8fe";
const MARKED = /"\uf8fe(-?\d+)\uf8fe"/g;

/** Lets `JSON.stringify` write the value, which is several times as fast. Undefined: the value does not allow it. */
function writeNatively(value: unknown, nodes: PathNode | undefined): string | undefined {
  try {
    return nodes ? writeMarked(value, nodes, false) : JSON.stringify(value);
  } catch (error) {
    if (error instanceof Odd) return undefined;
    // What else JSON.stringify refuses cannot be written at all: circular values, and getters that throw.
    if (!(error instanceof TypeError) || !/BigInt/i.test(error.message)) throw error;
  }
  try {
    return writeMarked(value, nodes, true);
  } catch (error) {
    if (error instanceof Odd) return undefined;
    throw error;
  }
}

function writeMarked(value: unknown, nodes: PathNode | undefined, hasBigints: boolean): string | undefined {
  const walk: Walk = { hasBigints, marks: 0, postponed: [], turn: 0 };
  const holder = { value: copyAlong(value, nodes, walk, 0) };
  for (const { holder, key, node, turn } of walk.postponed) {
    walk.turn = turn;
    holder[key] = copyAlong(holder[key], node, walk, 0);
  }
  const text = JSON.stringify(holder.value);
  if (walk.marks === 0) return text;
  let found = 0;
  const bare = text.replace(MARKED, (_, digits: string) => {
    found++;
    return digits;
  });
  // More marks than were set: a text looked like a mark.
  return found === walk.marks ? bare : undefined;
}

/** Thrown when a value that must be copied is not plain data. */
class Odd extends Error {}

type Holder = Record<PropertyKey, unknown>;

interface Walk {
  /** The whole value is copied, to mark bigints. */
  readonly hasBigints: boolean;
  marks: number;
  /** Deeper than the call stack allows. */
  readonly postponed: {
    readonly holder: Holder;
    readonly key: PropertyKey;
    readonly node: PathNode | undefined;
    readonly turn: number;
  }[];
  /** How often `MAX_DEPTH` was reached on the way to the current value. */
  turn: number;
}

const MAX_DEPTH = 200;
/** Deeper than `JSON.stringify` itself can write: the value contains itself. */
const MAX_TURNS = 200;

/**
 * Copies the values on the paths, with marks around the ids; all other values are shared.
 *
 * @throws Odd
 */
function copyAlong(value: unknown, node: PathNode | undefined, walk: Walk, depth: number): unknown {
  if (typeof value !== "object" || value === null) {
    const isBare = typeof value === "bigint" || (node !== undefined && node.flags > 0);
    const digits = isBare ? (typeof value === "bigint" ? String(value) : idDigits(value, true)) : undefined;
    if (digits === undefined) return value;
    walk.marks++;
    return MARK + digits + MARK;
  }
  if (!node && !walk.hasBigints) return value;
  if ("toJSON" in value) throw new Odd();
  const other = node?.other;
  if (Array.isArray(value)) {
    if (!other && !walk.hasBigints) return value;
    const items: unknown[] = value.slice();
    for (let at = 0; at < items.length; at++) items[at] = enter(items as never, at, other, walk, depth);
    return items;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Odd();
  const copy: Holder = { ...value };
  if (other || walk.hasBigints) {
    for (const name of Object.keys(copy))
      copy[name] = enter(copy, name, node && (node.names.get(name) ?? other), walk, depth);
  } else if (node) {
    for (const [name, next] of node.fields)
      if (Object.hasOwn(copy, name)) copy[name] = enter(copy, name, next, walk, depth);
  }
  return copy;
}

function enter(holder: Holder, key: PropertyKey, node: PathNode | undefined, walk: Walk, depth: number): unknown {
  if (depth < MAX_DEPTH) return copyAlong(holder[key], node, walk, depth + 1);
  if (walk.turn === MAX_TURNS) throw new Odd();
  walk.postponed.push({ holder, key, node, turn: walk.turn + 1 });
  return holder[key];
}
