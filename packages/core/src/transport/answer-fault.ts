import type { Answer } from "./call-record.ts";

/** Why an answer is not an envelope: ends the sentence "the answer is …". */
export function answerFault({ text, flaw, cause }: Answer): string {
  if (flaw !== undefined) return flaw;
  if (text === "") return "empty";
  if (cause === undefined) return "not an envelope";
  if (cause instanceof RangeError) return "nested too deeply to be read";
  // UTF-16 and UTF-32 are valid UTF-8 with zeros in between.
  if (/^.?\0/.test(text)) return "not UTF-8";
  const inexact = /^an id .*/.exec(cause instanceof SyntaxError ? cause.message : "")?.[0];
  if (inexact) return `not exact: ${inexact}`;
  const control = controlInText(text);
  if (control === undefined) return "not JSON";
  const code = control.toString(16).toUpperCase().padStart(4, "0");
  return `not JSON: a raw control character (U+${code}) is inside a text`;
}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];

/** The first control character inside a text of JSON, which has to be escaped there. */
function controlInText(json: string): number | undefined {
  let isInText = false;
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index);
    if (unit === QUOTE) isInText = !isInText;
    else if (isInText && unit === BACKSLASH) index++;
    else if (isInText && unit < SPACE) return unit;
  }
  return undefined;
}
