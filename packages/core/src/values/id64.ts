/** 1 to 19 digits, as 64 bits hold no more. */
const ID = /^-?\d{1,19}$/;
/** Digits that can stand bare in JSON, without leading zeros. */
const BARE_ID = /^(0|-?[1-9]\d{0,18})$/;

/**
 * The digits of a 64-bit id, exactly as given; `undefined` when it is none, or a number that may have been rounded.
 *
 * @param bare They are to be written as a number.
 */
export function idDigits(value: unknown, bare: boolean): string | undefined {
  if (typeof value !== "string" && typeof value !== "bigint" && !Number.isSafeInteger(value)) return undefined;
  const digits = String(value);
  if (!(bare ? BARE_ID : ID).test(digits)) return undefined;
  // 18 digits always fit.
  return digits.length < 19 || BigInt.asIntN(64, BigInt(digits)) === BigInt(digits) ? digits : undefined;
}
