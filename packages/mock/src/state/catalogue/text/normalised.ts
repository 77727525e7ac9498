/** A text as the search compares it: compatibility forms, lower case, no apostrophes and hyphens, blanks for other punctuation. */
export const normalised = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/['\u2019`-]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Runs of Latin letters and digits, each without a final `s`. */
export const latinWords = (text: string): readonly string[] =>
  (normalised(text).match(/[a-z0-9\u00c0-\u024f\u1e00-\u1eff]+/g) ?? []).map(singular);

/** `shirts` and `shirt` are one word; so are `dress` and `dresses`. */
export function singular(word: string): string {
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && word.length > 2 ? word.slice(0, -1) : word;
}

export const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
