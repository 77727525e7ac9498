/** What a value says of itself. Never throws, whatever was thrown. */
export function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return typeof value;
  }
}
