// JSON without a rounded digit: a bare 19-digit id is a fact of the API, and its rounded form would be another id. Node hands the
// source text of a number to a reviver, and writes a text as a number; TypeScript's library knows neither yet.
const { rawJSON } = JSON as unknown as { rawJSON(text: string): object };

function parse(text: string, large: (digits: string) => unknown): unknown {
  const reviver = (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) && context?.source
      ? large(context.source)
      : value;
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown);
}

/** Reads JSON and keeps integers beyond 2^53 as text, digit for digit. */
export function parseKeepingDigits(text: string): unknown {
  return parse(text, (digits) => digits);
}

/** Reads JSON for `stringifyDigits`: integers beyond 2^53 become `bigint`. */
export function parseBigInts(text: string): unknown {
  // `1e20` is an integer too, but not written in digits.
  return parse(text, (digits) => (/^-?\d+$/.test(digits) ? BigInt(digits) : Number(digits)));
}

/** As `JSON.stringify`; a `bigint` becomes a bare number with all its digits. */
export function stringifyDigits(value: unknown, space?: number): string {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? rawJSON(String(one)) : one), space);
}
