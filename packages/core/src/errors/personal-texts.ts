/** Everything in and below such a field is personal. */
const WHOLE = /addr|receiver|recipient|consignee|contact/i;
/** A single value or a list in such a field is personal. */
const SINGLE =
  /name|phone|mobile|tel|mail|provin|city|district|street|town|zip|post|tax|passport|id_?card|identity|link_?man|we_?chat|wei_?xin/i;
/** Proofs of identity, in a field or a header. Each word counts separately, because a server may echo single words. */
const PROOF = /authoriz|cookie|token|secret|passw|api[-_]?key|credential/i;
const MIN_WORD = 8;
const MAX_WORDS = 50;
const MAX_VALUES = 50_000;
const MAX_TEXTS = 2000;
/** Text is parsed up to this many characters in total. */
const MAX_PARSED = 1_000_000;

export interface PersonalTexts {
  readonly texts: readonly string[];
  /** False: the input holds more than is searched, so that no text of the server may be shown. */
  readonly isComplete: boolean;
}

/**
 * The texts of an input that identify a person or an address, to keep them out of errors and logs: everything in and below
 * a field called address (or receiver …), single fields such as `phone`, and what a field or header such as `authorization` holds, at any depth, also inside JSON text, form text, forms
 * and maps, and as `toJSON` writes them. Numbers count by their digits. Never throws: what cannot be read is skipped.
 */
export function personalTexts(...inputs: readonly unknown[]): PersonalTexts {
  // Before anything is read: a body that was put together piece by piece is copied when it is first looked into.
  if (inputs.some((input) => typeof input === "string" && input.length > MAX_PARSED)) return INCOMPLETE;
  // By beginning and length: comparing two texts of 20 kB takes long.
  const found = new Map<string, string>();
  const seen = [new Set<unknown>(), new Set<unknown>()] as const;
  const open = [...inputs];
  /** Whether the value at the same place is personal. */
  const flags = open.map(() => false);
  const add = (value: unknown, isPersonal: boolean): void => {
    open.push(value);
    flags.push(isPersonal);
  };
  let unparsed = MAX_PARSED;
  // The loop also visits values added meanwhile.
  for (let at = 0; at < open.length; at++) {
    const value = open[at];
    const isPersonal = flags[at] === true;
    if (found.size > MAX_TEXTS || open.length > MAX_VALUES) return INCOMPLETE;
    if (typeof value === "object" && value !== null) {
      // Visit each object once: a circular value would use up the budget.
      const before = seen[isPersonal ? 1 : 0];
      if (before.has(value)) continue;
      before.add(value);
      const items = itemsOf(value);
      if (items) {
        if (open.length + items.length > MAX_VALUES) return INCOMPLETE;
        for (let index = 0; index < items.length; index++) add(items[index], isPersonal);
        continue;
      }
      for (const [key, item] of entriesOf(value)) {
        const isProof = PROOF.test(key);
        add(item, isPersonal || isProof || WHOLE.test(key) || (SINGLE.test(key) && isSingle(item)));
        if (isProof) for (const word of wordsOf(item)) add(word, true);
      }
      continue;
    }
    if (isPersonal && /string|number|bigint/.test(typeof value)) {
      const text = String(value);
      found.set(`${text.length} ${text.slice(0, 100)}`, text);
    }
    if (typeof value !== "string" || !/^\s*[[{"]|^[\w.[\]%-]{1,100}=/.test(value)) continue;
    unparsed -= value.length;
    if (unparsed < 0) return INCOMPLETE;
    add(parsed(value), isPersonal);
  }
  return { texts: [...found.values()], isComplete: true };
}

const INCOMPLETE: PersonalTexts = { texts: [], isComplete: false };

/** `Bearer abc…` names a scheme, `sid=abc…; lang=en` several cookies. */
const wordsOf = (value: unknown): string[] =>
  typeof value === "string" ? value.split(/[\s;,=]+/, MAX_WORDS).filter(({ length }) => length >= MIN_WORD) : [];

function isSingle(value: unknown): boolean {
  try {
    return typeof value !== "object" || Array.isArray(value);
  } catch {
    return false;
  }
}

/** The items of a list; undefined if it is not one, or cannot be read. */
function itemsOf(value: object): readonly unknown[] | undefined {
  try {
    return Array.isArray(value) ? value.slice(0, MAX_VALUES + 1) : undefined;
  } catch {
    return undefined;
  }
}

/** The fields of an object, a form or a map, and of the result of its `toJSON`. */
function entriesOf(value: object): [string, unknown][] {
  try {
    const { toJSON, entries } = value as { toJSON?: unknown; entries?: unknown };
    const own: [string, unknown][] = Object.entries(value);
    // An object with `toJSON` is judged by the value that it is written as.
    if (typeof toJSON === "function") own.push(["", toJSON.call(value) as unknown]);
    if (typeof entries === "function")
      for (const [key, item] of entries.call(value) as Iterable<[unknown, unknown]>) own.push([String(key), item]);
    return own;
  } catch {
    return [];
  }
}

/** Parses JSON text, or else form text. */
function parsed(text: string): unknown {
  try {
    return /^\s*[[{"]/.test(text) ? JSON.parse(text) : new URLSearchParams(text);
  } catch {
    return undefined;
  }
}
