/** Below four bytes of UTF-8 a text is no secret, and taking it out would garble what is around it. */
const MIN_BYTES = 4;

/**
 * Gives a function that takes the secrets out of a text, in whatever mixture of encodings they stand there: as they are,
 * percent-encoded (also several times, with `+` for a space), escaped in JSON (also in JSON within JSON, and as `\uXXXX`), or with
 * their UTF-8 read as Latin-1, as headers are. Longest first. Secrets of less than four bytes (`""`, `SP`, one Chinese character)
 * are passed over.
 */
export function createRedactor(secrets: Iterable<string | undefined>): (text: string) => string {
  // A short one may be part of a longer one, and its replacement would hide that.
  const longestFirst = [...new Set(secrets)]
    .filter((secret) => secret !== undefined && utf8(secret).length >= MIN_BYTES)
    .sort((one = "", other = "") => other.length - one.length);
  // In either case, as hex digits come in both.
  const patterns = longestFirst.map(
    (secret) =>
      new RegExp(
        piecesOf(secret as string)
          .map(anyForm)
          .join(""),
        "gi",
      ),
  );
  return (text) => patterns.reduce((clean, pattern) => clean.replace(pattern, "[redacted]"), text);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const hex = (code: number, length: number): string => code.toString(16).padStart(length, "0");

/** Characters; several backslashes are one piece, as their patterns could share them out in too many ways. */
const piecesOf = (secret: string): readonly string[] => secret.match(/\\+|[^\\]/gu) ?? [];

/** A pattern of one piece in each of its forms. Every repetition has an end, so that no text takes long. */
function anyForm(piece: string): string {
  const bytes = [...utf8(piece)];
  if (piece.startsWith("\\"))
    return `(?:(?:\\\\|%(?:25){0,4}5c){${piece.length},${8 * piece.length}}|(?:\\\\{1,8}u005c){${piece.length}})`;
  const short = /^\\(.)$/.exec(JSON.stringify(piece).slice(1, -1));
  const units = Array.from({ length: piece.length }, (_, index) => `\\\\{1,8}u${hex(piece.charCodeAt(index), 4)}`);
  return `(?:${[
    `\\\\{0,8}${literal(piece)}`,
    units.join(""),
    bytes.map((byte) => `%(?:25){0,4}${hex(byte, 2)}`).join(""),
    ...(short ? [`\\\\{1,8}${literal(short[1] as string)}`] : []),
    ...(piece === " " ? ["\\+"] : []),
    // Half a character cannot be sent: U+FFFD goes in its place.
    ...(bytes.length > 1 ? [new TextDecoder().decode(utf8(piece)), String.fromCharCode(...bytes)] : []),
  ].join("|")})`;
}
