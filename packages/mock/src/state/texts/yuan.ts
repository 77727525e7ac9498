/** An amount for people: `1990` fen are `¥19.90`. */
export const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;
