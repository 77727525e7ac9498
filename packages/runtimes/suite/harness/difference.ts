/** Where two values differ, as text for people; undefined when they are equal in every own field. */
export function difference(actual: unknown, expected: unknown, at = "it"): string | undefined {
  if (Object.is(actual, expected)) return undefined;
  if (!isObject(actual) || !isObject(expected)) return `${at} is ${show(actual)}, not ${show(expected)}`;
  if (Array.isArray(actual) !== Array.isArray(expected)) return `${at} is ${show(actual)}, not ${show(expected)}`;
  for (const key of new Set([...Object.keys(actual), ...Object.keys(expected)])) {
    if (!Object.hasOwn(actual, key)) return `${at}.${key} is missing`;
    if (!Object.hasOwn(expected, key)) return `${at}.${key} is ${show(actual[key])}, and should not be there`;
    const found = difference(actual[key], expected[key], `${at}.${key}`);
    if (found) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Short enough for a line. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value).slice(0, 300);
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Error) return String(value).slice(0, 300);
  return (JSON.stringify(value) ?? String(value)).slice(0, 300);
}
