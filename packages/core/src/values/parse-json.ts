/** Digits of 2^53 − 1, the last integer that a number holds for certain. */
const LAST_SAFE = "9007199254740991";

const STRIDE = 16;
const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/** The work of `parseLossless`. Imports nothing, so that receivers of pushes load this file alone. */
export function parseJson(text: string): unknown {
  const quoted = quoteLongIntegers(text);
  if (quoted === text) return JSON.parse(text);
  try {
    return JSON.parse(quoted);
  } catch (error) {
    // Quoting a number never makes invalid text valid. So this throws as well, with the positions of the original text.
    JSON.parse(text);
    throw error;
  }
}

/**
 * Looks at every 16th character only: no run of 16 digits can hide in between. Most text is skipped this way, and a text without
 * long integers costs little more than `JSON.parse` alone.
 */
function quoteLongIntegers(text: string): string {
  let result = "";
  let copied = 0;
  let judged = 0;
  let inString = false;
  let scan: ((index: number) => boolean) | undefined;
  for (let index = STRIDE - 1; index < text.length; index += STRIDE) {
    let code = text.charCodeAt(index);
    if (code > NINE || code < ZERO) continue;
    // Go back to the first digit, but not beyond the previous stop: earlier numbers were skipped there. So each character is read a
    // few times at most.
    let before = index;
    do code = text.charCodeAt(--before);
    while (code <= NINE && code >= ZERO && before > index - STRIDE);
    // The usual case: digits in a string.
    if (code === QUOTE) continue;
    const digits = before + 1;
    if (code === MINUS) before--;
    if (!isSeparator(text, before)) continue;
    do code = text.charCodeAt(++index);
    while (code <= NINE && code >= ZERO);
    if (!isBeyondSafe(text, digits, index) || !isEndOfValue(text, index)) continue;
    const start = before + 1;
    while (before >= judged && isSeparator(text, before)) before--;
    // Otherwise no quote is between the last one and this: both are inside a string, or both outside.
    if (before >= judged) {
      scan ??= stringScan(text);
      inString = isQuoteInString(text, before) ?? scan(start);
    }
    judged = index;
    if (inString) continue;
    result += `${text.slice(copied, start)}"${text.slice(start, index)}"`;
    copied = index;
  }
  return result + text.slice(copied);
}

/** No leading zero, which JSON does not have. */
function isBeyondSafe(text: string, start: number, end: number): boolean {
  const excess = end - start - LAST_SAFE.length;
  return text.charCodeAt(start) !== ZERO && (excess > 0 || (excess === 0 && text.slice(start, end) > LAST_SAFE));
}

/** What may stand in front of a number: `:`, `,`, `[`, white space, or nothing. */
function isSeparator(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 58 || code === 44 || code === 91 || isSpace(code) || index < 0;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Not the end before a fraction, an exponent or a colon (then it is a name, not a value). */
function isEndOfValue(text: string, index: number): boolean {
  let end = index;
  while (isSpace(text.charCodeAt(end))) end++;
  return ",]}".includes(text.charAt(end));
}

/**
 * Whether the text after this character, up to the next quote, is inside a string; `undefined` if this character does not tell.
 * Saves reading all the text before: a quote after a backslash is inside a string, and an opening quote follows only white space,
 * `:`, `,`, `[` or `{`, or comes first.
 */
function isQuoteInString(text: string, index: number): boolean | undefined {
  if (text.charCodeAt(index) !== QUOTE) return undefined;
  if (isEscaped(text, index)) return true;
  const code = text.charCodeAt(index - 1);
  return code >= ZERO && code !== 58 && code !== 91 && code !== 123 ? false : undefined;
}

/** Returns a function that tells whether an index is inside a string. Indices must grow from call to call: it reads the text once. */
function stringScan(text: string): (index: number) => boolean {
  const quoteFrom = (index: number): number => (text.indexOf('"', index) + 1 || text.length + 1) - 1;
  let open = quoteFrom(0);
  let close = -1;
  return (index) => {
    while (open < index) {
      close = quoteFrom(open + 1);
      while (close < text.length && isEscaped(text, close)) close = quoteFrom(close + 1);
      open = quoteFrom(close + 1);
    }
    return index < close;
  };
}

/** Whether an odd number of backslashes precedes the character. */
function isEscaped(text: string, index: number): boolean {
  let start = index;
  while (text[start - 1] === "\\") start--;
  return (index - start) % 2 === 1;
}
