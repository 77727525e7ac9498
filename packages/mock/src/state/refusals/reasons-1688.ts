/** Refusals that only 1688 knows. */
export const reasons1688 = {} as const;
