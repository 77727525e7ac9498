/** Control characters, and marks that change the direction of text: a terminal obeys them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern searches for control characters
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Writes them as `\uXXXX`. JSON stays JSON. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
