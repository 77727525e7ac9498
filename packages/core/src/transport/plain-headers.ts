/** Headers in the one form that is read everywhere: fields. Pairs and `Headers` have none, and would be lost. */
export const plainHeaders = (given: unknown): Record<string, string | null> =>
  typeof given === "object" && given !== null && Symbol.iterator in given
    ? Object.fromEntries(new Headers(given as Headers))
    : { ...(given as Record<string, string | null>) };
