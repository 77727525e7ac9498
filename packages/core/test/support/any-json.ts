import fc from "fast-check";

/**
 * Without the backslash: a field name that holds one makes V8 13.6 (Node 24) read names of other tests in the same worker wrongly
 * (see `confusesV8` in `codec/arbitrary-json.ts`).
 */
const stringUnit = fc.string({ minLength: 1, maxLength: 1, unit: "binary" }).filter((unit) => unit !== "\\");

export const anyJson = (): fc.Arbitrary<string> => fc.json({ stringUnit });
export const anyJsonValue = (): fc.Arbitrary<unknown> => fc.jsonValue({ stringUnit });
