import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { compileWire as compile, stringifyWire as stringify } from "./stringify-wire.ts";

// Wrappers for programs. Core imports the file behind them on demand; if `index.ts` exported that file too, esbuild would load it
// with every program.

/**
 * Writes JSON as `JSON.stringify` does, except that bigints, and the digits of the 64-bit ids at these paths, are written as bare
 * numbers. A value at these paths that is not an id stays unchanged.
 *
 * @throws InputError The value holds itself, or a getter or `toJSON` throws; `numberIds` is not a list.
 */
export function stringifyWire(value: unknown, numberIds?: readonly string[]): string {
  checkPaths(numberIds);
  return stringify(value, numberIds);
}

/** Like `stringifyWire`, prepared for many values. @throws InputError `numberIds` is not a list. */
export function compileWire(numberIds?: readonly string[]): (value: unknown) => string {
  checkPaths(numberIds);
  return compile(numberIds);
}

function checkPaths(numberIds: unknown): void {
  const isList = atDoor(() => Array.isArray(numberIds) && numberIds.every((path) => typeof path === "string"));
  if (numberIds !== undefined && !isList) throw new InputError("numberIds is not a list of paths");
}
