/**
 * Reads JSON and keeps integers beyond 2^53 as text, digit for digit: a bare 19-digit id in JSON text is a fact of the API,
 * and its rounded form would be another id.
 */
export function parseKeepingDigits(text: string): unknown {
  // Node hands the source text of a number to the reviver; TypeScript's library does not know the third argument yet.
  const reviver = (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value;
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown);
}
