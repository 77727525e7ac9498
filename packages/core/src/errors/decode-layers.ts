/** How many times a text may be encoded: JSON inside JSON inside a query, plus one. */
const MAX_LAYERS = 4;

/**
 * Every escape that is decoded, in one pass: a surrogate pair, a code unit, a code point, a byte, a control character, a sign, an
 * entity.
 */
const ESCAPES =
  /[%\\]u(d[89ab]..)[%\\]u(d[c-f]..)|[%\\]u([\da-f]{4})|&#x0{0,8}([\da-f]{1,5});|&#0{0,8}(\d{1,6});|(?:%|\\x)([\da-f]{2})|\\([bfnrt])|\\([^\da-z])|&(amp|lt|gt|quot|apos);/gi;
/** The beginning of an escape, at the end of a text that was cut. */
const BROKEN_ESCAPE = /(?<!\\)\\*((%u?|\\[ux]?)[\da-f]{0,3}|&#?\w{0,16})$/i;
const NAMED: Readonly<Record<string, string>> = {
  ...{ b: "\b", t: "\t", n: "\n", f: "\f", r: "\r" },
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
};

/** A text as bytes of UTF-8. */
export interface Layer {
  /** One character per byte, U+0000 to U+00FF. */
  readonly bytes: string;
  /** Where each byte comes from in the original text. */
  readonly starts: readonly number[];
}

/**
 * Yields the text as it is, then with one more layer of escapes decoded each time, until none is left. Each layer takes time in
 * proportion to the text.
 *
 * @param isCut The text was cut: leave out an escape that is broken by the cut.
 */
export function* decodeLayers(text: string, isCut: boolean): Generator<Layer, void, undefined> {
  let layer: Layer | undefined = bytesOf(text);
  for (let count = 0; layer && count <= MAX_LAYERS; count++) {
    if (isCut) layer = { ...layer, bytes: layer.bytes.replace(BROKEN_ESCAPE, "") };
    yield layer;
    layer = decodeOnce(layer);
  }
}

/** Escapes that begin with those of the three signs that the writer of a text did not escape. */
const SOME_ESCAPES = ["%", "&", "%&", "\\\\", "\\\\%", "\\\\&", "\\\\%&"].map(
  (signs) => new RegExp(`(?=[${signs}])(?:${ESCAPES.source})`, "gi"),
);

/**
 * The bytes of a secret, and their forms after its own escapes were decoded together with those around it. A secret may contain
 * `%41` or a backslash, and each encoding escapes only its own sign: JSON doubles the backslash of `\%41`, and the next layer
 * decodes to `\A`.
 */
export function readingsOf(secret: string, atMost: number): string[] {
  const readings = new Set([secret]);
  // The loop also visits items added meanwhile.
  for (const bytes of readings)
    for (const escapes of /[%\\&]/.test(bytes) ? SOME_ESCAPES : []) {
      if (readings.size >= atMost) break;
      readings.add(decodeOnce({ bytes, starts: [] }, escapes)?.bytes ?? bytes);
    }
  return [...readings];
}

/** UTF-8 bytes as characters. A lone surrogate becomes U+FFFD, as it does when it is sent. An encoder takes a microsecond for each text. */
export function utf8(text: string): string {
  let bytes = "";
  for (const char of text) bytes += char < "\x80" ? char : longUtf8(char.codePointAt(0) as number);
  return bytes;
}

/** The bytes of a code point that has more than one. */
function longUtf8(point: number): string {
  const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
  const follow = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), follow(0));
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), follow(6), follow(0));
  return String.fromCharCode(0xf0 | (code >> 18), follow(12), follow(6), follow(0));
}

function bytesOf(text: string): Layer {
  let bytes = "";
  const starts: number[] = [];
  let at = 0;
  for (const char of text) {
    const made = char < "\x80" ? char : utf8(char);
    bytes += made;
    for (const _ of made) starts.push(at);
    at += char.length;
  }
  return { bytes, starts };
}

/** Undefined: there is no escape. */
function decodeOnce({ bytes, starts }: Layer, escapes = ESCAPES): Layer | undefined {
  let made = "";
  const madeStarts: number[] = [];
  let done = 0;
  const copyUntil = (end: number): void => {
    made += bytes.slice(done, end);
    while (done < end) madeStarts.push(starts[done++] as number);
  };
  for (const {
    0: whole,
    1: high,
    2: low,
    3: unit,
    4: hex,
    5: decimal,
    6: byte,
    7: control,
    8: sign,
    9: entity,
    index,
  } of bytes.matchAll(escapes)) {
    copyUntil(index);
    const code = (digits = ""): number => Number.parseInt(digits, 16);
    // A byte, or the first byte of a longer character, stands for itself.
    const char = byte
      ? String.fromCharCode(code(byte))
      : (sign ??
        utf8(
          NAMED[(control ?? entity ?? "").toLowerCase()] ??
            (high
              ? String.fromCharCode(code(high), code(low))
              : String.fromCodePoint(decimal ? Number(decimal) : code(unit ?? hex))),
        ));
    made += char;
    for (const _ of char) madeStarts.push(starts[index] as number);
    done += whole.length;
  }
  if (done === 0) return undefined;
  copyUntil(bytes.length);
  return { bytes: made, starts: madeStarts };
}
