/** Longer numbers are not ids; writing out their digits could take forever. */
const MAX_DIGITS = 64;

const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Marks the digits of a number that was put into quotes. Never occurs in a number, and practically never in a text. */
const MARK = "\uf8ff=";

/**
 * Valid JSON in which each whole number that is written in decimal or exponent form and too large to be exact is quoted and
 * marked: `1.2345678901234567891e19` is an id that `JSON.parse` would round. Slow; only for answers with such a number.
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
  // Zeros after the last digit, once the exponent is applied.
  const zeros = whole.length + Number(exponent) - digits.length;
  if (!(zeros >= 0) || digits.length + zeros > MAX_DIGITS) return undefined;
  return `${sign}${digits}${"0".repeat(zeros)}`.replace(/^(-?)0+(?=\d)/, "$1");
}
