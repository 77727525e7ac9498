import { compilePaths, NUMBER_ID } from "./field-paths.ts";
import { writeJson } from "./write-json.ts";

/**
 * Gives a function that writes JSON as `JSON.stringify` does, but bigints, and the digits of the 64-bit ids at these paths, bare.
 * What stands at such a path and is no id stays as it is.
 */
export function compileWire(numberIds: readonly string[] = []): (value: unknown) => string {
  const nodes = compilePaths([[NUMBER_ID, numberIds]]);
  return (value) => writeJson(value, "", nodes, undefined) ?? "null";
}

/** As `compileWire`, for a single value. */
export const stringifyWire = (value: unknown, numberIds?: readonly string[]): string => compileWire(numberIds)(value);
