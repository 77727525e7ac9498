/** The shortest circle through each file that has one, without repeats: `["a.ts", "b.ts"]` stands for a → b → a. */
export function circlesOf(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const circles = new Map<string, readonly string[]>();
  for (const start of arrows.keys()) {
    const circle = shortestCircle(arrows, start);
    const key = [...(circle ?? [])].sort().join("\n");
    if (circle !== undefined && !circles.has(key)) circles.set(key, circle);
  }
  return [...circles.values()];
}

/** Breadth first from a file back to itself. */
function shortestCircle(
  arrows: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
): readonly string[] | undefined {
  const seen = new Set<string>();
  let paths: (readonly string[])[] = [[start]];
  while (paths.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const path of paths) {
      for (const next of arrows.get(path.at(-1) ?? start) ?? []) {
        if (next === start) return path;
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...path, next]);
      }
    }
    paths = longer;
  }
  return undefined;
}
