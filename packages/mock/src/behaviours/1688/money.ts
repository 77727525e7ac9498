/** Fen as yuan text with two decimals: `"19.00"`. */
export const yuanText = (fen: number): string => (fen / 100).toFixed(2);

/** Fen as a number of yuan: 19, 16.8. Every such value times 100, rounded, is the fen again. */
export const yuan = (fen: number): number => fen / 100;

/** Fen of a decimal yuan text; `undefined` for anything else. */
export function fenOfText(text: string): number | undefined {
  const [, whole, decimals = ""] = /^\s*(\d{1,9})(?:\.(\d{1,4}))?\s*$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(4, "0")) / 100;
}
