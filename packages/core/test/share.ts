/** The share of work that property tests and big inputs do: all of it, but less while mutation testing repeats them. */
export const share = (count: number): number => Math.ceil(count * Number(process.env.PROPERTY_SHARE ?? 1));
