import { InputError } from "../errors/errors.ts";

/** Placeholders for an id that does not exist yet. */
const PLACEHOLDER = /^(0+|-\d+|null|undefined|none|nan)?$/;

/** Ids and marks in the form in which they are compared: servers return them trimmed, as numbers, in another case. */
const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "bigint"
    ? String(value).normalize("NFKC").trim().toLowerCase()
    : "";

/** An id to compare with; `undefined` when there is none. */
export function idText(id: unknown): string | undefined {
  const text = textOf(id);
  return PLACEHOLDER.test(text) ? undefined : text;
}

/** A mark to compare with; `undefined` when there is none. Digits lose zeros in front on their way through a number. */
export function markText(mark: unknown): string | undefined {
  const text = textOf(mark);
  return (/^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, "") : text) || undefined;
}

/** A quantity as a number; `NaN` when it is not known. Rounded, as 0.1 + 0.2 of one line are 0.3 of another. */
export function quantityOf(quantity: unknown): number {
  const isNumber = typeof quantity === "number" || typeof quantity === "bigint";
  const text = isNumber ? String(quantity) : typeof quantity === "string" ? quantity.trim() : "";
  return /^\d+(\.\d+)?$/.test(text) ? round(Number(text)) : Number.NaN;
}

export const round = (quantity: number): number => Math.round(quantity * 1e6) / 1e6;

/**
 * The text of an id in a question.
 *
 * @throws InputError A number that may have been rounded, or not an id at all: the search would look for another order.
 */
export function askedId(id: unknown, name: string): string {
  if (typeof id === "number" && !Number.isSafeInteger(id)) {
    throw new InputError(`${name}: ${id} is not an exact id`, {
      hint: "Pass ids as text or bigint: a number is exact up to 2^53 - 1 only.",
    });
  }
  const text = idText(id);
  if (text === undefined) {
    throw new InputError(`${name}: ${JSON.stringify(String(id))} is not an id`, { hint: "Pass the id as text." });
  }
  return text;
}
