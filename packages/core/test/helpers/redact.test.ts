import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../../src/errors/create-redactor.ts";
import { wellFormedText } from "../any-text.ts";

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const asciiJson = (text: string): string =>
  inJson(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const lower = (text: string): string => text.replace(/%../g, (hex) => hex.toLowerCase());
const strict = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const spellings: Record<string, (text: string) => string> = {
  raw: (text) => text,
  encodeURIComponent,
  "encodeURIComponent, lower case": (text) => lower(encodeURIComponent(text)),
  "RFC 3986": strict,
  "RFC 3986, lower case": (text) => lower(strict(text)),
  "RFC 3986, + for a space": (text) => strict(text).replaceAll("%20", "+"),
  "percent twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "a form": (text) => new URLSearchParams({ a: text }).toString().slice(2),
  "a form, lower case": (text) => lower(new URLSearchParams({ a: text }).toString().slice(2)),
  "a URL's query": (text) => new URL(`https://example.com/?a=${strict(text)}`).search.slice(3),
  JSON: inJson,
  "JSON in JSON": (text) => inJson(inJson(text)),
  "JSON in JSON in JSON": (text) => inJson(inJson(inJson(text))),
  "JSON, ASCII only": asciiJson,
  "JSON, ASCII only, upper case": (text) => asciiJson(text).replace(/(?<=\\u)..../g, (hex) => hex.toUpperCase()),
  "JSON, ASCII only, in JSON": (text) => inJson(asciiJson(text)),
};

describe.each(Object.entries(spellings))("as %s", (_, spell) => {
  test.each([
    "test-secret-not-real",
    "a.b*c+d?(e)[f]{g}^h$i|j\\k/l",
    '文三路 1 号，"西湖区"\t201 室',
    "user name+tag@example.com",
    "a * b ~ c",
    "\\\\begins and ends with backslashes\\\\\\",
    '"""""',
    "100% & more = 😀",
    "line one\r\nline two\u0001",
    "    ",
    "-----",
  ])("%j", (secret) => {
    const redact = createRedactor([secret]);
    expect(redact(`<${spell(secret)}>`)).toBe("<[redacted]>");
  });

  test("any secret", () => {
    fc.assert(
      fc.property(wellFormedText(12), wellFormedText(5), wellFormedText(5), (text, before, after) => {
        const secret = `s3cr${text}t`;
        const redacted = createRedactor([secret])(`${before}<${spell(secret)}>${after}`);
        expect(redacted).toBe(`${before}<[redacted]>${after}`);
      }),
    );
  });
});

test("several secrets, several times, longest first", () => {
  const redact = createRedactor(["secret", "secret-and-more", undefined, "other", "secret"]);
  expect(redact("secret-and-more, other, secret, secret-and-less")).toBe(
    "[redacted], [redacted], [redacted], [redacted]-and-less",
  );
});

test("a secret that begins as a shorter one does is not left half", () => {
  expect(createRedactor(["abcd", "abcdefgh"])("abcdefgh abcdefg")).toBe("[redacted] [redacted]efg");
});

describe("what is too short to be a secret stays", () => {
  test.each(["", "a", "SP", "Rio", "张", "é1"])("%j", (short) => {
    expect(createRedactor([short])(`x ${short} y`)).toBe(`x ${short} y`);
    expect(createRedactor([short, "long enough"])(`x ${short} y long enough`)).toBe(`x ${short} y [redacted]`);
  });

  test.each(["张三", "1234", "éé", "😀"])("%j does not", (secret) => {
    expect(createRedactor([secret])(`x ${secret} y`)).toBe("x [redacted] y");
  });

  test("no secret at all", () => {
    expect(createRedactor([])("text")).toBe("text");
    expect(createRedactor([undefined, ""])("")).toBe("");
  });
});

test("lone surrogates do not stop it", () => {
  expect(createRedactor(["abc\ud800def"])("x abc\ud800def y")).toBe("x [redacted] y");
});

test("half a character, as it is sent", () => {
  const redact = createRedactor(["abc\ud800def", "\udc00😀ghi"]);
  expect(createRedactor(["abc\ud800 def"])(encodeURIComponent("abc\ufffd def"))).toBe("[redacted]");
  expect(redact(new URLSearchParams({ a: "abc\ud800def" }).toString())).toBe("a=[redacted]");
  expect(redact(`${encodeURIComponent("abc\ufffddef")} ${encodeURIComponent("\ufffd😀ghi")}`)).toBe(
    "[redacted] [redacted]",
  );
});

test("is quick enough for a storm of errors", () => {
  const secrets = [
    "0".repeat(32),
    "test-secret-not-real",
    "2100000000000",
    "文三路 1 号",
    "杭州市",
    "西湖区",
    "浙江省",
    "13800138000",
  ];
  const text = `${"x".repeat(2000)} 文三路 1 号 ${"\\".repeat(2000)}`;
  const started = performance.now();
  for (let round = 0; round < 100; round++) createRedactor([...secrets, `changes-${round}`])(text);
  // 0.1 ms each on a quiet machine.
  expect(performance.now() - started).toBeLessThan(1000);
});

describe("whatever wrote it", () => {
  const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
  const forms: [string, string, string][] = [
    ["a slash as PHP and fastjson write it", "Apt 5/12, Main St", "Apt 5\\/12, Main St"],
    ["signs as Gson and Go write them", "O'Neil & <Sons>=", "O\\u0027Neil \\u0026 \\u003cSons\\u003E\\u003d"],
    ["the same in JSON in JSON", "O'Neil & Sons", "O\\\\u0027Neil \\\\u0026 Sons"],
    ["encodeURI", "1 Main St, /a&b=c?", encodeURI("1 Main St, /a&b=c?")],
    ["four times percent-encoded", "a b/c", "a%25252520b%2525252Fc"],
    ["a mixture", "a b/c&d", "a+b\\/c%26d"],
    ["a header in UTF-8, read as Latin-1", "文三路 1 号", utf8("文三路 1 号")],
    ["a pair of surrogates", "Panda🐼!", "Panda\\ud83d\\uDC3C!"],
    ["escaped quotes and lines", 'say "hi"\n', 'say \\\\\\"hi\\\\\\"\\\\n'],
    ["a backslash, doubled twice", "a\\bcd", "a\\\\\\\\bcd"],
    ["another letter case", "AbCdEf", "abcdef"],
  ];
  test.each(forms)("%s", (_, secret, written) => {
    expect(createRedactor([secret])(`x ${written} y`)).toBe("x [redacted] y");
    expect(createRedactor([secret])(`x ${secret} y`)).toBe("x [redacted] y");
  });

  test("leaves alone what only resembles it", () => {
    const redact = createRedactor(["a.b+c", "$1[x]"]);
    for (const text of ["aXb+c", "a.bc", "a.b", "$1x", "%61%2Eb c"]) expect(redact(text)).toBe(text);
  });

  test("takes time in proportion to the text", () => {
    const redact = createRedactor(["\\\\\\\\secret", "%25%25secret", `${"abcdefgh".repeat(8)}!`, "    secret"]);
    for (const piece of ["\\", "%25", "abcdefgh".repeat(4), " ", "%", "\\u00"]) {
      const timed = (size: number): number => {
        const text = piece.repeat(size / piece.length);
        const started = performance.now();
        expect(redact(text)).toBe(text);
        return performance.now() - started;
      };
      timed(1000);
      // Ten times the text: ten times as long, and not a hundred times. There is room for a busy machine.
      expect(timed(20_000)).toBeLessThan(40 * timed(2000) + 200);
    }
  });
});
