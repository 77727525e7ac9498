/** Below four bytes of UTF-8 a text is no secret, and taking it out would garble what is around it. */
const MIN_BYTES = 4;
/** So many backslashes may stand before a character: JSON in JSON in JSON, and one to spare. */
const MAX_SLASHES = 8;
/** So often may a text be percent-encoded. */
const MAX_PERCENT = 5;

/** A character of a secret: how many backslashes may stand before it, and what may stand for it, apart from escapes. */
interface Sign {
  readonly slashes: number;
  readonly forms: readonly string[];
}

/**
 * Gives a function that takes the secrets out of a text, however they are encoded there, also each character in its own way: in
 * either case of ASCII letters; percent-encoded, also several times, with `%20` or `+` for a space; escaped in JSON, also in JSON
 * within JSON; as UTF-8 that was read as Latin-1, once or twice. Secrets of less than four bytes (`""`, `SP`, one Chinese
 * character) are passed over.
 *
 * It reads the text itself: to make regular expressions of the secrets takes ten times as long as to look for them.
 */
export function createRedactor(secrets: Iterable<string | undefined>): (text: string) => string {
  const all = [...new Set(secrets)]
    .filter((secret = "") => utf8(secret).length >= MIN_BYTES && /[^\\]/.test(secret))
    .map((secret) => signsOf(secret as string));
  return (text) => {
    const lower = lowerCase(text);
    const escapes = [...lower.matchAll(/%[\da-f]{2}|u[\da-f]{4}/g)].map(({ index }) => index);
    const spans = all.flatMap((signs) => spansOf(lower, signs, escapes)).sort(([one], [other]) => one - other);
    let clean = "";
    let done = 0;
    for (const [start, end] of spans) {
      if (start >= done) clean += `${text.slice(done, start)}[redacted]`;
      done = Math.max(done, end);
    }
    return clean + text.slice(done);
  };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Not of all letters: some would become longer. */
const lowerCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** Backslashes of the secret itself are no characters of their own: there are too many ways to count them. */
const signsOf = (secret: string): Sign[] =>
  [...secret.matchAll(/(\\*)([^\\]?)/gu)].map(([, { length } = "", char]) => ({
    slashes: MAX_SLASHES * (char ? length + 1 : length),
    forms: char ? formsOf(char) : [""],
  }));

function formsOf(char: string): string[] {
  // Quick, as nearly all are such.
  if (/[\w-]/.test(char)) return [char];
  const escaped = JSON.stringify(char).slice(1, -1).replace("\\", "");
  // Half a character cannot be sent: U+FFFD goes in its place.
  const sent = char.replace(/\p{Cs}/u, "\ufffd");
  const latin = latin1(char);
  return [...new Set([char, sent, escaped, char === " " ? "+" : char, latin, latin1(latin)])];
}

/** What becomes of a text that is sent as UTF-8 and read as Latin-1. */
const latin1 = (text: string): string => String.fromCharCode(...utf8(text));

function spansOf(text: string, signs: readonly Sign[], escapes: readonly number[]): [start: number, end: number][] {
  const spans: [number, number][] = [];
  const [first] = signs as [Sign];
  const look = (start: number): number => {
    const end = endOf(text, start, signs);
    if (end) spans.push([start - slashesBefore(text, start, first.slashes), end]);
    return end;
  };
  let done = 0;
  for (const start of escapes) if (start >= done) done = look(start) || done;
  for (const [unit = ""] of first.forms) {
    const literal = lowerCase(unit);
    let start = text.indexOf(literal);
    while (start >= 0) start = text.indexOf(literal, look(start) || start + 1);
  }
  return spans;
}

function slashesBefore(text: string, start: number, most: number): number {
  let count = 0;
  while (count < most && text[start - 1 - count] === "\\") count++;
  return count;
}

/** Where the secret ends that starts here; 0 when none does. All ways to read the text are gone at once, so that none is gone twice. */
function endOf(text: string, start: number, signs: readonly Sign[]): number {
  let ends = new Set([start]);
  for (const { slashes, forms } of signs) {
    const next = new Set<number>();
    for (const form of forms) {
      let reached = step(text, ends, form.charAt(0), slashes);
      for (let index = 1; index < form.length; index++) reached = step(text, reached, form.charAt(index), MAX_SLASHES);
      for (const end of reached) next.add(end);
    }
    if (next.size === 0) return 0;
    ends = next;
  }
  return Math.max(...ends);
}

/** Where a unit of UTF-16 or a byte may end, with so many backslashes before it. */
function step(text: string, starts: Iterable<number>, unit: string, slashes: number): Set<number> {
  const ends = new Set<number>();
  for (const start of starts) {
    let at: number | undefined = start;
    for (let left = slashes; at !== undefined && left >= 0; left--) {
      for (const end of endsOf(text, at, unit)) ends.add(end);
      at = endsOf(text, at, "\\")[0];
    }
  }
  return ends;
}

function endsOf(text: string, at: number, unit: string): number[] {
  const sign = text[at];
  const isSame = !unit || sign === unit || (unit <= "Z" && unit >= "A" && sign === unit.toLowerCase());
  const ends = isSame ? [at + unit.length] : [];
  if (unit && (sign === "u" || sign === "%")) {
    const hex = unit.charCodeAt(0).toString(16).padStart(4, "0");
    if (sign === "u" && text.startsWith(hex, at + 1)) ends.push(at + 5);
    for (let index = at + 1, left = MAX_PERCENT; sign === "%" && hex < "0100" && left > 0; left--, index += 2) {
      if (text.startsWith(hex.slice(2), index)) ends.push(index + 2);
      if (!text.startsWith("25", index)) break;
    }
  }
  return ends;
}
