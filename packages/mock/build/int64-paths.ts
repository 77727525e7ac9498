import { isObject } from "../../../spec/tools/document/index.ts";
import { BACK } from "./recursion.ts";

/**
 * Paths of the 64-bit ids that are bare numbers on the wire (`x-int64: number`): dots between names, `*` for each item of an
 * array or each value of a map, `**` for any depth of a schema that contains itself.
 */
export function int64Paths(schema: unknown, recursive: ReadonlyMap<string, unknown>): string[] {
  const paths = new Set<string>();
  walk(schema, [], (path) => paths.add(path.join(".")));
  return [...paths].sort();

  function walk(value: unknown, path: readonly string[], found: (path: readonly string[]) => void, deep = false): void {
    if (!isObject(value)) return;
    if (value["x-int64"] === "number") found(path);
    const back = value[BACK];
    // From here on the schema begins again: its ids lie right here or any number of levels below.
    if (typeof back === "string" && !deep) {
      walk(recursive.get(back), [], (inner) => found([...path, "**", ...inner]), true);
    }
    for (const [name, child] of Object.entries(isObject(value.properties) ? value.properties : {})) {
      walk(child, [...path, name], found, deep);
    }
    for (const key of ["items", "additionalProperties"]) walk(value[key], [...path, "*"], found, deep);
    for (const key of ["allOf", "anyOf", "oneOf"]) {
      const list = value[key];
      if (Array.isArray(list)) for (const child of list) walk(child, path, found, deep);
    }
  }
}
