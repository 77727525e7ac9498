import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../../src/helpers/index.ts";
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
