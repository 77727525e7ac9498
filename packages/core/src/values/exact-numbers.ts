/** Longer numbers are not ids; writing out their digits could take forever. */
const MAX_DIGITS = 64;

const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** What stands in front of the digits of a number that was put into quotes. Cannot occur in a number, hardly in a text. */
const MARK = "\uf8ff=";

/**
 * Valid JSON with each number in decimal or exponent form that is a whole number, but too large to be exact, in quotes and marked:
 * `1.2345678901234567891e19` holds an id that `JSON.parse` would round. Slow, for answers that hold such a number.
 */
export const markWholeNumbers = (json: string): string =>
  json.replace(STRINGS_AND_NUMBERS, (token) => {
    if (token.startsWith('"') || !/[.eE]/.test(token) || !(Math.abs(Number(token)) > Number.MAX_SAFE_INTEGER))
      return token;
    const digits = wholeDigits(token);
    return digits === undefined ? token : `"${MARK}${digits} ${token}"`;
  });

/** The digits of a marked number, or the number that `JSON.parse` would have read. Undefined: not marked. */
export function readMarked(value: unknown): { readonly digits: string; readonly number: number } | undefined {
  if (typeof value !== "string" || !value.startsWith(MARK)) return undefined;
  const [digits = "", token] = value.slice(MARK.length).split(" ");
  return { digits, number: Number(token) };
}

/** The digits of a number in decimal or exponent form; undefined when it is not whole, or too long. */
export function wholeDigits(token: string): string | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token);
  if (!parts) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const digits = (whole + fraction).replace(/0+$/, "");
  // Zeros that stand behind the last digit, once the point has moved.
  const zeros = whole.length + Number(exponent) - digits.length;
  if (!(zeros >= 0) || digits.length + zeros > MAX_DIGITS) return undefined;
  return `${sign}${digits}${"0".repeat(zeros)}`.replace(/^(-?)0+(?=\d)/, "$1");
}
