const RANGE = /^\s*([\w!#$&^.+*-]+\/[\w!#$&^.+*-]+)\s*((?:;\s*[\w!#$&^.+*-]+=(?:[\w!#$&^.+*-]+|"[^"]*")\s*)*)$/;
const JSON_RANGES = ["application/json", "application/*", "*/*"];

/**
 * Whether an `accept` header takes JSON, the only format there is: the most exact range decides, and quality 0 excludes. A header that
 * is not a list of media ranges excludes nothing.
 */
export function acceptsJson(accept: string): boolean {
  const qualities = new Map<string, number>();
  for (const part of accept.split(",")) {
    if (part.trim() === "") continue;
    const [, range, parameters = ""] = RANGE.exec(part) ?? [];
    if (range === undefined) return true;
    const quality = Number(/;\s*q=([\d.]+)/i.exec(parameters)?.[1] ?? 1);
    const name = range.toLowerCase();
    qualities.set(name, Math.max(quality, qualities.get(name) ?? 0));
  }
  if (qualities.size === 0) return true;
  const exact = JSON_RANGES.find((range) => qualities.has(range));
  return exact !== undefined && qualities.get(exact) !== 0;
}
