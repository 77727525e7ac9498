import { InputError } from "../errors/errors.ts";
import { textOf } from "../errors/thrown.ts";

/**
 * Converts fen, the hundredth part of a yuan, to the decimal text of yuan: `"3990"`, `3990` or `3990n` is `"39.90"`. Never rounds.
 *
 * The description says which field is in fen (`x-unit`; in the types, the comment of the field).
 *
 * @throws InputError Not a whole number, or a number beyond 2^53 − 1.
 */
export function fenToYuan(fen: string | number | bigint): string {
  const text = textOf(fen);
  if (!/^[+-]?\d+$/.test(text) || (typeof fen === "number" && !Number.isSafeInteger(fen))) {
    throw new InputError("Fen are whole numbers.", { hint: 'Pass an amount in fen as "3990", 3990 or 3990n.' });
  }
  const amount = BigInt(text);
  const digits = String(amount < 0n ? -amount : amount).padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Converts yuan to fen, the hundredth part: `"39.9"` is `"3990"`. Takes text only, because a number such as 39.9 is not exact.
 * For a number from an answer, use `yuanToFen(String(amount))`; for a field that takes fen as a number, use
 * `Number(yuanToFen(…))`.
 *
 * @throws InputError Not a decimal text of at most two decimals.
 */
export function yuanToFen(yuan: string): string {
  const parts = typeof yuan === "string" ? /^([+-]?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) : null;
  if (!parts) {
    throw new InputError("Yuan are decimal text with at most two decimals.", {
      hint: 'Pass "39.90" or "39.9"; pass a number from an answer as String(amount).',
    });
  }
  const [, sign, whole, decimals = ""] = parts;
  const amount = BigInt(`${whole}${decimals.padEnd(2, "0")}`);
  return String(sign === "-" ? -amount : amount);
}
