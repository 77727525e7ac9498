import fc from "fast-check";
import { anyText } from "../support/any-text.ts";

/** Texts that look like tokens: what a reader falls for that does not know where a string begins and ends. */
const BAIT = [
  '":7212345678901234567,"',
  "7212345678901234567",
  ":7212345678901234567,",
  '{"id":7212345678901234567}',
  '{"id": "7212345678901234567", "n": [7212345678901234567,-7212345678901234568]}',
  "\\",
  '\\"',
  '\\\\":[7212345678901234567]',
  ",7212345678901234567",
  "[7212345678901234567",
  "x",
  "订单 7212345678901234567, 已付款",
  "\ud83d\ude00",
  "\ud800",
  "\u2028",
  "\u0000",
];

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(""));

const integerText = fc
  .tuple(fc.constantFrom("", "-"), fc.integer({ min: 1, max: 9 }), fc.oneof(digits(0, 5), digits(13, 24)))
  .map(([sign, first, rest]) => `${sign}${first}${rest}`);

export const numberText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: integerText },
  {
    weight: 3,
    arbitrary: fc
      .bigInt({ min: 9007199254740988n, max: 9007199254740996n })
      .chain((n) => fc.constantFrom(`${n}`, `-${n}`)),
  },
  fc.constantFrom(
    "0",
    "-0",
    "1e20",
    "1E+0000000000000000020",
    "100000000000000000000",
    "1e400",
    "0.1",
    "-1.5e-7",
    "9007199254740992.0",
  ),
  fc.tuple(integerText, digits(1, 20)).map(([whole, fraction]) => `${whole}.${fraction}`),
  fc.tuple(integerText, fc.constantFrom("e", "E", "e+", "E-"), digits(1, 2)).map((parts) => parts.join("")),
  fc
    .tuple(integerText, digits(1, 3), digits(1, 2))
    .map(([whole, fraction, exponent]) => `${whole}.${fraction}e-${exponent}`),
);

const content: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...BAIT), anyText(4)), { maxLength: 4 }).map((parts) => parts.join("")),
  anyText(8),
);

/** The text of a JSON string, in one of the many spellings JSON allows. */
const quote = (text: string, escapes: readonly number[]): string =>
  `"${Array.from({ length: text.length }, (_, index) => {
    const char = text.charAt(index);
    const choice = escapes[index % escapes.length] ?? 0;
    if (choice === 1) return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
    if (choice === 2 && char === "/") return "\\/";
    return JSON.stringify(char).slice(1, -1);
  }).join("")}"`;

const space = fc.constantFrom("", "", "", "", " ", "\n", "\r\n\t", "                         ");
const escapes = fc.array(fc.constantFrom(0, 0, 0, 0, 1, 2), { minLength: 1, maxLength: 5 });
const stringText = fc.tuple(content, escapes).map(([text, how]) => quote(text, how));
const name = fc
  .oneof(fc.constantFrom("id", "ids", "__proto__", "constructor", "toJSON", "", "1", "0", "orderId", "订单"), content)
  .filter((text) => !text.includes("\\"));

/**
 * A name that contains a backslash makes V8 13.6 (Node 24) forget itself: after `JSON.parse('{"a":1,"\\\\":2}')` or
 * `JSON.parse('{"orderId":1,"\\\\\\"":2}')`, it reads other names that are written with escapes in its place wrongly, for the rest of
 * the process. Such texts would judge V8, not this reader.
 */
export const confusesV8 = (text: string): boolean => /"(?:[^"\\]|\\.)*(?:\\\\|\\u005c)(?:[^"\\]|\\.)*"\s*:/i.test(text);

/** JSON texts with everything in them that JSON allows: duplicate keys, odd names, white space, JSON inside strings, long numbers. */
export const { json: jsonText } = fc.letrec<{ json: string; nested: string }>((tie) => ({
  nested: tie("json").map((text) => JSON.stringify(text)),
  json: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    numberText,
    stringText,
    fc.constantFrom("null", "true", "false"),
    fc
      .tuple(fc.array(fc.tuple(space, tie("json"), space), { maxLength: 5 }), space)
      .map(([items, inside]) =>
        items.length === 0 ? `[${inside}]` : `[${items.map((item) => item.join("")).join(",")}]`,
      ),
    fc
      .array(fc.tuple(space, name, escapes, space, fc.oneof(numberText, tie("json"), tie("nested")), space), {
        maxLength: 6,
      })
      .map(
        (fields) =>
          `{${fields.map(([a, key, how, b, value, c]) => `${a}${quote(key, how)}${b}:${b}${value}${c}`).join(",")}}`,
      ),
  ),
}));
