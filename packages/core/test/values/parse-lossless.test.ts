import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLossless } from "../../src/values/parse-lossless.ts";
import { confusesV8, jsonText } from "../codec/arbitrary-json.ts";
import { Decimal, expectedOf, readExact, show } from "../codec/exact-json.ts";
import { anyJson } from "../support/any-json.ts";
import { share } from "../support/share.ts";

/** What a reader does with a text: its value, or the error it throws. */
const outcome = (read: (text: string) => unknown, text: string): string => {
  try {
    return show(read(text));
  } catch (error) {
    return String(error);
  }
};

describe("the reference itself", () => {
  test("reads what JSON.parse reads, but exactly", () => {
    expect(readExact('{"a":[1,-0,1.50,12345678901234567890],"b":"\\u6587\\n","a2":{"x":null}}')).toEqual(
      new Map<string, unknown>([
        ["a", [1n, new Decimal("-0"), new Decimal("1.50"), 12345678901234567890n]],
        ["b", "文\n"],
        ["a2", new Map([["x", null]])],
      ]),
    );
  });

  test.each([
    "",
    "01",
    "1.",
    "-",
    "+1",
    "1e",
    ".5",
    "[1,]",
    '{"a":1,}',
    "{a:1}",
    "'a'",
    '"\n"',
    '"\\x"',
    '"\\u12"',
    "[1 2]",
    "nul",
    "1 1",
  ])("refuses %j, as JSON.parse does", (text) => {
    expect(() => readExact(text)).toThrow();
    expect(() => JSON.parse(text)).toThrow();
  });
});

describe("against the reference", () => {
  test("any JSON: long integers with all digits, everything else untouched", () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(outcome(parseLossless, text)).toBe(show(expectedOf(readExact(text))));
      }),
      { numRuns: share(3000) },
    );
  });

  test("any JSON that was damaged: throws what JSON.parse throws, or reads what the reference reads", () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.nat(3),
      fc.constantFrom("", '"', "\\", ",", ":", "{", "}", "[", "]", "0", "7212345678901234567", " ", "-", "."),
    );
    fc.assert(
      fc.property(jsonText, fc.array(damage, { minLength: 1, maxLength: 3 }), (text, damages) => {
        let damaged = text;
        for (const [where, cut, paste] of damages) {
          const at = where % (damaged.length + 1);
          damaged = damaged.slice(0, at) + paste + damaged.slice(at + cut);
        }
        fc.pre(!confusesV8(damaged));
        const native = outcome(JSON.parse, damaged);
        if (/^SyntaxError/.test(native)) expect(outcome(parseLossless, damaged)).toBe(native);
        else expect(outcome(parseLossless, damaged)).toBe(show(expectedOf(readExact(damaged))));
      }),
      { numRuns: share(3000) },
    );
  });

  test("without long integers it is JSON.parse", () => {
    fc.assert(
      fc.property(anyJson(), (text) => {
        const short = text.replace(/\d{16,}/g, "1");
        expect(outcome(parseLossless, short)).toBe(outcome(JSON.parse, short));
      }),
    );
  });
});

describe("long integers", () => {
  test.each([
    ["9007199254740991", 9007199254740991],
    ["-9007199254740991", -9007199254740991],
    ["9007199254740992", "9007199254740992"],
    ["-9007199254740992", "-9007199254740992"],
    ["9007199254740993", "9007199254740993"],
    ["9999999999999999", "9999999999999999"],
    ["1000000000000000", 1000000000000000],
    ["10000000000000000", "10000000000000000"],
    ["7212345678901234567", "7212345678901234567"],
    ["9223372036854775808", "9223372036854775808"],
    ["  -7212345678901234567\n", "-7212345678901234567"],
    [`1${"0".repeat(400)}`, `1${"0".repeat(400)}`],
    ["1e20", 1e20],
    ["1.0", 1],
    ["7212345678901234567.0", Number("7212345678901234567")],
    ["7212345678901234567e0", Number("7212345678901234567")],
    ["0.7212345678901234567", Number("0.7212345678901234567")],
    ["1e0000000000000000002", 100],
    ["1e+0000000000000000002", 100],
    ["1e-0000000000000000002", 0.01],
  ])("%s", (text, expected) => {
    expect(parseLossless(text)).toBe(expected);
    expect(parseLossless(`[${text}]`)).toEqual([expected]);
    expect(parseLossless(`{"a": ${text} ,"b":[1,${text},${text}]}`)).toEqual({
      a: expected,
      b: [1, expected, expected],
    });
  });

  test.each([
    '{"a":"7212345678901234567"}',
    '{"a":"x:7212345678901234567,"}',
    '{"a":":7212345678901234567,"}',
    '{"a":"\\":7212345678901234567,"}',
    '{"a":"\\\\\\":7212345678901234567,"}',
    '{"a":"{\\"id\\":7212345678901234567,\\"ids\\":[7212345678901234567, 7212345678901234568]}"}',
    '{"a":["x", ":7212345678901234567", ",7212345678901234567,"]}',
    '{"a":" 7212345678901234567 "}',
    '{":7212345678901234567,":1}',
    '[":7212345678901234567,"]',
    '{" 7212345678901234567 ":1,"[7212345678901234567]":2}',
  ])("are left alone inside a string: %s", (text) => {
    expect(parseLossless(text)).toEqual(JSON.parse(text));
  });

  test.each<[string, unknown]>([
    ['{"a\\\\":7212345678901234567}', { "a\\": "7212345678901234567" }],
    ['{"a\\"":7212345678901234567}', { 'a"': "7212345678901234567" }],
    ['{"":7212345678901234567}', { "": "7212345678901234567" }],
    ['{":":7212345678901234567,":":7212345678901234568}', { ":": "7212345678901234568" }],
    [
      '{"x:":7212345678901234567,",":[ [7212345678901234568]]}',
      { "x:": "7212345678901234567", ",": [["7212345678901234568"]] },
    ],
    [
      '["，",7212345678901234567,"\\u0022",7212345678901234568,true,7212345678901234569]',
      ["，", "7212345678901234567", '"', "7212345678901234568", true, "7212345678901234569"],
    ],
    [
      '[[1.5,7212345678901234567],{"a":{}},7212345678901234568]',
      [[1.5, "7212345678901234567"], { a: {} }, "7212345678901234568"],
    ],
    [
      '["a: 7212345678901234567, b",7212345678901234568, "7212345678901234567,", -7212345678901234569]',
      ["a: 7212345678901234567, b", "7212345678901234568", "7212345678901234567,", "-7212345678901234569"],
    ],
  ])("are found after odd names and strings: %s", (text, expected) => {
    expect(parseLossless(text)).toEqual(expected);
  });

  test("wherever they stand: every offset, every length", () => {
    for (let offset = 0; offset < 40; offset++) {
      for (const id of [
        "9007199254740993",
        "72123456789012345",
        "7212345678901234567",
        "72123456789012345678901234567890123",
      ]) {
        const name = "n".repeat(offset);
        expect(parseLossless(`{"${name}":${id}}`)).toEqual({ [name]: id });
        expect(parseLossless(`{"${name}":"${id}","x":${id}}`)).toEqual({ [name]: id, x: id });
        expect(parseLossless(`[${"0,".repeat(offset)}${id},-${id}]`)).toEqual([...Array(offset).fill(0), id, `-${id}`]);
      }
    }
  });
});

describe("everything else is JSON.parse's", () => {
  test("own `__proto__`, order of keys, last of duplicates, -0, escapes", () => {
    const text =
      '{"b":1,"2":7212345678901234567,"1":0,"__proto__":{"id":7212345678901234567},"b":-0,"a":"\\u6587\\/\\ud800"}';
    expect(show(parseLossless(text))).toBe(
      '{"1":0,"2":"7212345678901234567","b":-0,"__proto__":{"id":"7212345678901234567"},"a":"文/\\ud800"}',
    );
  });

  test.each([
    "{7212345678901234567:1}",
    '{"a":1,7212345678901234567:2}',
    '{"a":1, 7212345678901234567 :2}',
    "[07212345678901234567]",
    "[-07212345678901234567]",
    "[+7212345678901234567]",
    "[--7212345678901234567]",
    "[7212345678901234567",
    "[7212345678901234567 7212345678901234567]",
    "[7212345678901234567x]",
    '[7212345678901234567"a"]',
    "7212345678901234567,",
    '{"a":[1.5,7212345678901234567], "b\\',
    '"a: 7212345678901234567, \\',
    '[1.5, 7212345678901234567,"',
    '["a" 7212345678901234567]',
    "[7212345678901234567.]",
    "[7212345678901234567\u00a0]",
    "[7212345678901234567\v]",
  ])("the error for %j is that of JSON.parse", (text) => {
    expect(outcome(parseLossless, text)).toBe(outcome(JSON.parse, text));
    expect(outcome(parseLossless, text)).toMatch(/^SyntaxError/);
  });

  test("even at 100,000 levels", () => {
    const deep = `${'{"a":['.repeat(50_000)}7212345678901234567${"]}".repeat(50_000)}`;
    let value = parseLossless(deep) as { a: unknown[] };
    for (let level = 1; level < 50_000; level++) value = value.a[0] as typeof value;
    expect(value.a).toEqual(["7212345678901234567"]);
  });
});

describe("takes time in proportion to the text", () => {
  const size = share(10_000_000);
  const fill = (unit: string): string => unit.repeat(Math.ceil(size / unit.length));

  test.each<[string, string]>([
    ["digits in a string", `["${fill("7")}",7212345678901234567]`],
    ["one number", fill("7")],
    ["short numbers", `[${fill("12345678,")}1]`],
    ["long numbers", `[${fill("7212345678901234567,")}1]`],
    ["long numbers that a look back does not settle", `[${fill("[1.5,7212345678901234567],")}1]`],
    ["long numbers inside one string", `["${fill("1.5, 7212345678901234567,")}"]`],
    ["strings that look like numbers", `[${fill('":7212345678901234567,",')}1]`],
    ["backslashes", `["${fill("\\\\")}",1.5,7212345678901234567]`],
    ["escaped quotes", `["${fill('\\"')}",1.5,7212345678901234567]`],
    ["white space", `[1.5,${fill(" ")}7212345678901234567${fill(" ")}]`],
    ["digits that no text ends", `["${fill("7212345678901234567 ")}`],
  ])("%s, 10 MB", (_, text) => {
    const started = performance.now();
    outcome(JSON.parse, text.slice(0, 100));
    let threw = false;
    try {
      parseLossless(text);
    } catch {
      threw = true;
    }
    expect(threw).toBe(!text.endsWith("]") && !text.endsWith("7"));
    // Quadratic time would be minutes.
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

test("names that confuse V8 are known, in either spelling, and no others", () => {
  for (const text of ['{"orderId":1,"\\\\\\"":2}', '{"\\\\":1}', '{"a\\u005Cb" :1}', '[{"x":{"\\u005c":1}}]'])
    expect([text, confusesV8(text)]).toEqual([text, true]);
  for (const text of ['{"a":"\\\\"}', '{"\\"":1}', '{"\\n":1}', '["\\\\", "a"]', '{"a":1}'])
    expect([text, confusesV8(text)]).toEqual([text, false]);
});

test("no test of this package makes up JSON whose names may confuse V8: a worker is shared by many tests", () => {
  const folder = new URL("..", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const makers = files.filter((file) =>
    /\bfc\.(json|jsonValue|object|anything)\(/.test(readFileSync(new URL(file, folder), "utf8")),
  );
  expect(makers).toEqual(["support/any-json.ts"]);
});

test.each([null, undefined, 5, {}, ["[1]"]])("%j is not text", (text) => {
  expect(() => parseLossless(text as never)).toThrow("text is not a string");
});
