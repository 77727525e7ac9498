/** `¥2,498.00` from fen. */
export const yuan = (fen: number): string =>
  `¥${(fen / 100).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

export const count = (value: number): string => value.toLocaleString("en");

/** `1.9` below a hundred, whole above. */
export const millis = (ms: number): string => (ms >= 100 ? count(Math.round(ms)) : ms.toFixed(1));
