/** 1 to 19 digits, as 64 bits hold no more. */
const ID = /^-?\d{1,19}$/;
/** Digits that can stand bare in JSON, without leading zeros. */
const BARE_ID = /^(0|-?[1-9]\d{0,18})$/;

const MOST = "9223372036854775807";

/** 18 digits always fit into 64 bits; 19 are compared as text. */
function fits(digits: string): boolean {
  const isNegative = digits.startsWith("-");
  const size = digits.length - (isNegative ? 1 : 0);
  return size < 19 || (isNegative ? digits.slice(1) <= "9223372036854775808" : digits <= MOST);
}

/**
 * The digits of a 64-bit id, exactly as given; `undefined` when it is not one, or a number that may have been rounded.
 *
 * @param bare The digits will be written as a number.
 */
export function idDigits(value: unknown, bare: boolean): string | undefined {
  if (typeof value !== "string" && typeof value !== "bigint" && !Number.isSafeInteger(value)) return undefined;
  const digits = String(value);
  if (!(bare ? BARE_ID : ID).test(digits)) return undefined;
  return fits(digits) ? digits : undefined;
}
