import { decodeLayers } from "./decode-layers.ts";
import { createFinder } from "./secret-finder.ts";

/** Stands in the place of a secret. */
export const REDACTED = "[redacted]";

/** Removes the secrets from a text; cuts a text to `maxLength` first, so that no part of a secret is left at the cut. */
export type Redactor = (text: string, maxLength?: number) => string;

/**
 * Returns a function that replaces secrets in a text by `[redacted]`, in the forms in which servers and libraries echo them: as they
 * are, in either case of ASCII letters; percent-encoded as UTF-8 or Latin-1 (also `%uXXXX`); form-encoded; escaped in JSON (also
 * `\uXXXX`, also JSON inside JSON); as HTML entities. Secrets of less than four bytes of UTF-8 (`SP`, one Chinese character) stay.
 * The threat model in the README says what else stays.
 *
 * It takes time in proportion to the text, however many secrets there are and however hostile the text.
 */
export function createRedactor(secrets: Iterable<string | undefined>): Redactor {
  const finder = createFinder(secrets);
  return (given, maxLength = Number.POSITIVE_INFINITY) => {
    const whole = String(given);
    const isCut = whole.length > maxLength;
    const text = isCut ? flat(whole.slice(0, maxLength)) : whole;
    if (finder.size === 0) return text;
    const spans: [start: number, end: number][] = [];
    let length = text.length;
    for (const { bytes, starts } of decodeLayers(text, isCut)) {
      const end = finder.find(bytes, (from, to) => {
        spans.push([starts[from] as number, starts[to] ?? text.length]);
      });
      if (isCut) length = Math.min(length, starts[end] ?? text.length);
    }
    let clean = "";
    let done = 0;
    for (const [start, end] of spans.sort(([one], [other]) => one - other)) {
      if (start >= length) break;
      if (start >= done) clean += `${text.slice(done, start)}${REDACTED}`;
      done = Math.max(done, end);
    }
    return clean + text.slice(done, Math.max(done, length));
  };
}

/** A part of a text keeps the whole of it alive, and an error may be kept for long. */
const flat = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));
