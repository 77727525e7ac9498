import type { AnyOperation } from "@pandapon/core";
import { operations as alibaba } from "@pandapon/core/1688";
import { operations as logistics } from "@pandapon/core/logistics";
import { operations as taobao } from "@pandapon/core/taobao";

/** Every operation of the API, by its id. */
export const operations: Readonly<Record<string, AnyOperation>> = { ...taobao, ...alibaba, ...logistics };

/** Ids that resemble a mistyped one, the nearest first. */
export function nearestIds(id: string, ids: readonly string[] = Object.keys(operations)): string[] {
  const wanted = id.toLowerCase();
  return ids
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, candidate.length / 4))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Levenshtein's distance. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, char] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (char === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
