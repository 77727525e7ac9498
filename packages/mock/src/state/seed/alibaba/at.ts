/** Epoch milliseconds of a time in China. */
export const at = (china: string): number => Date.parse(`${china.replace(" ", "T")}+08:00`);
