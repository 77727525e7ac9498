/** How servers, proxies and libraries write a text that they echo. Written for these tests alone, without a line of the redaction's code. */
const hex = (code: number, length = 2): string => code.toString(16).padStart(length, "0");
const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];
const perUnit = (text: string, write: (code: number) => string): string =>
  Array.from({ length: text.length }, (_, at) => write(text.charCodeAt(at))).join("");
const perPoint = (text: string, write: (code: number) => string): string =>
  Array.from(text, (char) => write(char.codePointAt(0) as number)).join("");
const isPlain = (code: number): boolean => code < 128 && /[\w.~-]/.test(String.fromCharCode(code));
const percent = (bytes: number[], all = false): string =>
  bytes.map((byte) => (!all && isPlain(byte) ? String.fromCharCode(byte) : `%${hex(byte).toUpperCase()}`)).join("");
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const ascii = (text: string): string =>
  perUnit(json(text), (code) => (code < 127 ? String.fromCharCode(code) : `\\u${hex(code, 4)}`));
const NAMES: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };

export const encoders: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  "upper case": (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  "percent, UTF-8": (text) => percent(bytesOf(text)),
  "percent, UTF-8, every byte": (text) => percent(bytesOf(text), true),
  "percent, UTF-8, lower hex": (text) => percent(bytesOf(text)).replace(/%../g, (all) => all.toLowerCase()),
  "percent, Latin-1": (text) =>
    perPoint(text, (code) => (code > 255 ? percent(bytesOf(String.fromCodePoint(code))) : percent([code]))),
  "percent, Latin-1, lower hex": (text) =>
    perPoint(text, (code) => (code > 255 ? percent(bytesOf(String.fromCodePoint(code))) : percent([code]))).replace(
      /%../g,
      (all) => all.toLowerCase(),
    ),
  "percent, twice": (text) => percent(bytesOf(percent(bytesOf(text)))),
  form: (text) => percent(bytesOf(text)).replaceAll("%20", "+"),
  json,
  "json, ASCII": ascii,
  "json, every unit as \\u": (text) => perUnit(text, (code) => `\\u${hex(code, 4)}`),
  "json, every unit as \\U in upper hex": (text) => perUnit(text, (code) => `\\u${hex(code, 4).toUpperCase()}`),
  "json in json": (text) => json(json(text)),
  "json, ASCII, in json": (text) => json(ascii(text)),
  "json in json in json": (text) => json(json(json(text))),
  "entities, named": (text) =>
    perPoint(text, (code) => {
      const char = String.fromCodePoint(code);
      return NAMES[char] ? `&${NAMES[char]};` : char;
    }),
  "entities, decimal": (text) => perPoint(text, (code) => `&#${code};`),
  "entities, hexadecimal": (text) => perPoint(text, (code) => `&#x${hex(code)};`),
  "entities, hexadecimal, upper": (text) => perPoint(text, (code) => `&#X${hex(code).toUpperCase()};`),
  "entities in json": (text) =>
    json(perPoint(text, (code) => (isPlain(code) ? String.fromCodePoint(code) : `&#${code};`))),
  "%u": (text) => perUnit(text, (code) => (isPlain(code) ? String.fromCharCode(code) : `%u${hex(code, 4)}`)),
  "%u, every unit": (text) => perUnit(text, (code) => `%u${hex(code, 4).toUpperCase()}`),
  "json in a query": (text) => percent(bytesOf(json(text))),
};
