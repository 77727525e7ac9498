/** Whether a pattern means a field: `*` is one name or index, `**` any number of them, none included. */
export function matchesPath(pattern: readonly string[], path: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return path.length === 0;
  if (head === "**") return matchesPath(rest, path) || (path.length > 0 && matchesPath(pattern, path.slice(1)));
  return path.length > 0 && (head === "*" || head === path[0]) && matchesPath(rest, path.slice(1));
}
