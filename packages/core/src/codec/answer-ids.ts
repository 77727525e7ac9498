import type { Place } from "./field-paths.ts";

type PutOff = [holder: unknown, place: Place][];

/** Turns the numbers at the paths into text, in place. Goes only where the paths lead. */
export function idsToText(root: unknown, paths: Place): void {
  const putOff: PutOff = [[root, paths]];
  for (const [holder, place] of putOff) visit(holder, place, putOff, 0);
}

function visit(holder: unknown, place: Place, putOff: PutOff, depth: number): void {
  if (typeof holder !== "object" || holder === null) return;
  const { names, fields, other } = place;
  // A `**` may lead deeper than the call stack goes.
  if (depth > 99) putOff.push([holder, place]);
  else if (Array.isArray(holder))
    for (let index = 0; other && index < holder.length; index++) enter(holder, index, other, putOff, depth);
  else if (!other) for (const [name, next] of fields) enter(holder, name, next, putOff, depth);
  else for (const name of Object.keys(holder)) enter(holder, name, names.get(name) ?? other, putOff, depth);
}

function enter(holder: object, key: PropertyKey, place: Place, putOff: PutOff, depth: number): void {
  const value: unknown = holder[key as never];
  if (typeof value !== "number") visit(value, place, putOff, depth + 1);
  // The digits of 1e30 would be invented.
  else if (place.marks > 0 && Math.abs(value) <= Number.MAX_SAFE_INTEGER && Object.hasOwn(holder, key))
    holder[key as never] = String(value) as never;
}
