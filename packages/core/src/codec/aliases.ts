import type { Place } from "./field-paths.ts";
import { taken } from "./input-values.ts";
import { refuse } from "./refuse.ts";
import { writeJson } from "./write-json.ts";

/**
 * Two different values for what the description calls one fact: nobody knows which of them the server would take.
 *
 * @param place Marked with the numbers of the facts.
 */
export function compareSpellings(holder: object, { names, other }: Place, trail: string): void {
  const known: (string | undefined)[] = [];
  for (const name of Object.keys(holder)) {
    const next = names.get(name) ?? other;
    const value = next && taken(holder[name as never], name);
    if (!next || value === undefined || value === null) continue;
    if (next.marks > 0) {
      // "5", 5 and 5n are the same.
      const text = writeJson(value, name, undefined, undefined)?.replace(/^"|"$/g, "");
      known[next.marks] ??= text;
      if (known[next.marks] !== text) refuse(trail + name, "differs from its other spelling", "Give one of them.");
    }
    if (typeof value === "object") compareSpellings(value, next, `${trail}${name}.`);
  }
}
