import { endOfString } from "./repeated-names.ts";

/** More values than any operation has use for; each can be a violation of its own. */
export const MOST_VALUES = 100_000;
export const DEEPEST = 200;

/** Whether a JSON text asks for more work than any operation is worth. JSON inside a text is held against the same limits. */
export function isTooMuch(text: string): boolean {
  const { depth, values } = measureJson(text, DEEPEST, MOST_VALUES);
  return depth > DEEPEST || values > MOST_VALUES;
}

/** How deep a JSON text is nested and how many values it has at least, without reading it; stops once a limit is passed. */
export function measureJson(
  text: string,
  deepest: number,
  most: number,
): { readonly depth: number; readonly values: number } {
  let depth = 0;
  let maximum = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // A string: skipped, base64 pictures are long.
        at = endOfString(text, at + 1);
        break;
      case 0x5b:
      case 0x7b:
        depth++;
        if (depth > maximum) maximum = depth;
        values++;
        break;
      case 0x5d:
      case 0x7d:
        depth--;
        break;
      case 0x2c:
        values++;
        break;
    }
    if (maximum > deepest || values > most) break;
  }
  return { depth: maximum, values };
}
