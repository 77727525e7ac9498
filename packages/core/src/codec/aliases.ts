import type { PathNode } from "./field-paths.ts";
import { jsonValue } from "./input-values.ts";
import { refuse } from "./refuse.ts";
import { writeJson } from "./write-json.ts";

/**
 * Refuses two different values for one fact of the description: it is unknown which of them the server would use.
 *
 * @param node Flagged with the numbers of the facts.
 */
export function compareSpellings(holder: object, { names, other }: PathNode, trail: string): void {
  const values: (string | undefined)[] = [];
  for (const name of Object.keys(holder)) {
    const next = names.get(name) ?? other;
    const value = next && jsonValue(holder[name as never], name);
    if (!next || value === undefined || value === null) continue;
    if (next.flags > 0) {
      // "5", 5 and 5n are the same value.
      const text = writeJson(value, name, undefined, undefined)?.replace(/^"|"$/g, "");
      values[next.flags] ??= text;
      if (values[next.flags] !== text) refuse(trail + name, "differs from its other spelling", "Pass one of them.");
    }
    if (typeof value === "object") compareSpellings(value, next, `${trail}${name}.`);
  }
}
