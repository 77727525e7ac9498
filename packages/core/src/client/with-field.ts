/** A copy of an object with another value at a path with dots. */
export function withField(root: unknown, path: string, value: unknown): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  const own = { ...(root as Record<string, unknown>) };
  own[name] = rest.length === 0 ? value : withField(own[name], rest.join("."), value);
  return own;
}
