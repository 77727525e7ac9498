/** The same with another text in each piece of documentation, or without documentation where the text is empty. */
export function mapDocs<T>(value: T, change: (text: string) => string | undefined): T {
  if (Array.isArray(value)) return value.map((item) => mapDocs(item, change)) as T;
  if (value instanceof Map || typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]): [string, unknown] => [
      key,
      key === "x-doc" && typeof item === "string" ? change(item) : mapDocs(item, change),
    ])
    .filter(([key, item]) => key !== "x-doc" || item !== undefined);
  return Object.fromEntries(entries) as T;
}
