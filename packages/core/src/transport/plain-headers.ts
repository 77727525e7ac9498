/** Headers as a plain object, the only form that all code reads. Pairs and `Headers` have no fields, and would be lost. */
export const plainHeaders = (given: unknown): Record<string, string | null> =>
  typeof given === "object" && given !== null && Symbol.iterator in given
    ? Object.fromEntries(new Headers(given as Headers))
    : { ...(given as Record<string, string | null>) };
