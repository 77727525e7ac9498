import { decodeLayers } from "./decode-layers.ts";
import { createFinder } from "./secret-finder.ts";

/** Replaces a secret. */
export const REDACTED = "[redacted]";

/** Removes the secrets from a text. Cuts the text to `maxLength` first, and leaves no part of a secret at the cut. */
export type Redactor = (text: string, maxLength?: number) => string;

/** See `createRedactor` in `redactor.ts`. */
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

/** Copies a part of a text: a slice would keep the whole text in memory as long as the error lives. */
const flat = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));
