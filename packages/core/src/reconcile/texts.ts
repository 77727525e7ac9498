import { InputError } from "../errors/errors.ts";

/** Placeholders for an id that does not exist yet. */
const PLACEHOLDER = /^(0+|-\d+|[\p{P}\s]*|null|nil|undefined|none|nan|n\/?a|unknown|无|暂无|空)$/u;

/** Normalizes ids and marks for comparison: servers return them trimmed, as numbers, or in another case. */
const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "bigint"
    ? String(value).normalize("NFKC").trim().toUpperCase().toLowerCase()
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

/** A number with an exponent, as some programs write long ids. */
const POWER = /^\d+(\.\d+)?e\+?\d{1,2}$/;
/** Punctuation, escapes and entities, which programs drop, replace or add. */
const SIGNS = /%[\da-f]{2}|&#?\w+;|[^\p{L}\p{N}]/gu;

/** The part of a text that survives other programs. */
const bare = (text: string): string =>
  (POWER.test(text) ? String(BigInt(Number(text))) : text).replace(/\.0+$/, "").replace(SIGNS, "").replace(/^0+/, "");

/** Long digits after a program has read them as a number. */
const roundedForms = (text: string): readonly string[] =>
  /^\d{16,}$/.test(text) ? [String(Number(text)), String(BigInt(Number(text)))] : [];

/**
 * Whether a text that differs may still be the same id or mark, written by another program: with other punctuation or escapes,
 * with leading or trailing zeros, rounded, or garbled.
 */
export function mayBeSame(asked: unknown, shown: unknown): boolean {
  const text = textOf(asked);
  const other = textOf(shown);
  const forms = [other, textOf(opened(other)), textOf(opened(opened(other)))].map(bare);
  return [text, ...roundedForms(text)].some((one) => forms.includes(bare(one))) || isGarbled(text, other);
}

/** A code unit or a code point that stands for a character: `\\u8ba2`, `%u8ba2`, `&#x8ba2;`, `&#35746;`. */
const CODE = /[%\\]u([\da-f]{4})|&#x([\da-f]{1,5});|&#(\d{1,6});/g;

/** A text whose escapes were read. */
function opened(text: string): string {
  const plain = text.replace(CODE, (_, unit?: string, hex?: string, decimal?: string) =>
    String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(unit ?? hex ?? "", 16)),
  );
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

const ASCII_SIGNS = /[^a-z\d]/g;

/** Whether a text may be the other one after a program that does not know its script: `订单-1` comes out as `??-1`. */
function isGarbled(text: string, shown: string): boolean {
  const left = text.replace(ASCII_SIGNS, "");
  const isOfScript = /[\u0100-\u{10ffff}]/u;
  return (
    left !== "" && isOfScript.test(text) && left === shown.replace(ASCII_SIGNS, "") && !/\p{Script=Han}/u.test(shown)
  );
}

/** Any field is long enough for shorter marks. */
const LEAST_CUT = 16;

/**
 * Whether a text may be the mark, cut off by a field that is too short for it.
 *
 * @param longest Length of the longest mark in the list: the field holds at least this much.
 */
export function mayBeCut(asked: unknown, shown: unknown, longest: number): boolean {
  const [whole, part] = [textOf(asked), textOf(shown)];
  return part.length >= LEAST_CUT && part.length >= longest && part.length < whole.length && whole.startsWith(part);
}

/** Characters that replace hidden or lost ones. */
const HIDDEN = /[*?\ufffd\u2022…]+|\.{3,}|x{3,}/u;

/** Whether a text may be the mark with some characters hidden or lost. */
export function mayBeMasked(asked: unknown, shown: unknown): boolean {
  const [whole, mask] = [textOf(asked), textOf(shown)];
  const [first = "", ...others] = mask.split(HIDDEN);
  const end = others.pop();
  if (end === undefined || !whole.startsWith(first) || !whole.endsWith(end)) return false;
  let from = first.length;
  for (const part of others) {
    const at = whole.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return from + end.length <= whole.length;
}

/** Whether a text contains the whole mark, between texts that another program added. */
export function mayBeWrapped(asked: unknown, shown: unknown): boolean {
  const [inner, outer] = [textOf(asked), textOf(shown)];
  if (inner === "") return false;
  for (let at = outer.indexOf(inner); at !== -1; at = outer.indexOf(inner, at + 1)) {
    if (!isWordPart(outer[at - 1]) && !isWordPart(outer[at + inner.length])) return true;
  }
  return false;
}

const isWordPart = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? "");

/** Length of a mark. */
export const lengthOf = (mark: unknown): number => textOf(mark).length;

/** A quantity as a number; `NaN` if it is unknown. Rounded, so that 0.1 + 0.2 equals 0.3. */
export function quantityOf(quantity: unknown): number {
  const isNumber = typeof quantity === "number" || typeof quantity === "bigint";
  const text = isNumber ? String(quantity) : typeof quantity === "string" ? quantity.trim() : "";
  return /^\d+(\.\d+)?$/.test(text) ? round(Number(text)) : Number.NaN;
}

export const round = (quantity: number): number => Math.round(quantity * 1e6) / 1e6;

/**
 * The text of an id in a question.
 *
 * @throws InputError The value is a number that may have been rounded, or not an id: the search would look for another order.
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
