import type { Fields, Path } from "./fields.ts";
import { matchesPath } from "./matches-path.ts";

/**
 * Adds `**` after every place of a schema that contains itself, so that the path means the field at any depth.
 *
 * Refuses a pattern that would also match a field of another kind: stopping is better than returning a count as an id.
 */
export function spreadRecursion(fields: Fields, all: readonly Path[], recursive: readonly Path[]): Fields {
  const roots = new Set(recursive.map((path) => path.join(".")));
  const spread = (path: Path): Path =>
    path.flatMap((name, at) => (roots.has(path.slice(0, at).join(".")) ? ["**", name] : [name]));
  const ids = unique(fields.ids, ({ path, form }) => `${path.join(".")} ${form ?? ""}`);
  const jsonText = unique(fields.jsonText, (path) => path.join("."));
  refuseOtherMatches(
    ids.map(({ path }) => path),
    spread,
    all,
  );
  const wholeNumbers = unique(fields.wholeNumbers, (path) => path.join("."));
  refuseOtherMatches(jsonText, spread, all);
  refuseOtherMatches(wholeNumbers, spread, all);
  return {
    ids: ids.map((field) => ({ ...field, path: spread(field.path) })),
    jsonText: jsonText.map(spread),
    wholeNumbers: wholeNumbers.map(spread),
    aliases: fields.aliases.map((group) => group.map(spread)),
  };
}

function refuseOtherMatches(paths: readonly Path[], spread: (path: Path) => Path, all: readonly Path[]): void {
  const meant = new Set(paths.map((path) => path.join(".")));
  for (const pattern of paths.map(spread)) {
    if (!pattern.includes("**")) continue;
    const other = all.find((path) => !meant.has(path.join(".")) && matchesPath(pattern, path));
    if (other !== undefined)
      throw new Error(`${pattern.join(".")} would also match ${other.join(".")}, which is something else`);
  }
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
