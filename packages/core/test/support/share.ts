/**
 * The share of work that property tests and big inputs do: a third on a developer's machine, all of it in CI (`PROPERTY_SHARE=1`), little
 * while mutation testing repeats them.
 */
export const share = (count: number): number => Math.ceil(count * Number(process.env.PROPERTY_SHARE ?? 0.3));
