import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../../src/errors/create-redactor.ts";
import { createFinder } from "../../src/errors/secret-finder.ts";
import { wellFormedText } from "../support/any-text.ts";
import { mapWork } from "../support/map-work.ts";

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const asciiJson = (text: string): string =>
  inJson(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const lower = (text: string): string => text.replace(/%../g, (hex) => hex.toLowerCase());
const strict = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const units = (text: string, write: (hex: string) => string): string =>
  text.replace(/[^\w]/gs, (unit) => write(unit.charCodeAt(0).toString(16).padStart(4, "0")));
const latin1 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
const html = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign] ?? sign,
  );

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
  "JSON in a query": (text) => encodeURIComponent(inJson(text)),
  "ASCII JSON in a form": (text) => new URLSearchParams({ a: asciiJson(text) }).toString().slice(2),
  "a form in a form": (text) => {
    const form = (inner: string): string => new URLSearchParams({ a: inner }).toString().slice(2);
    return form(form(text));
  },
  "escape()": (text) => units(text, (hex) => (hex.startsWith("00") ? `%${hex.slice(2)}` : `%u${hex.toUpperCase()}`)),
  "all as \\u": (text) => units(text, (hex) => `\\u${hex}`),
  "HTML entities": html,
  "HTML entities in JSON": (text) => inJson(html(text)),
  "numeric HTML entities": (text) => text.replace(/[^ -~]|[&<>"'\\]/gu, (char) => `&#${char.codePointAt(0)};`),
  "hexadecimal HTML entities": (text) => text.replace(/[^\w]/gu, (char) => `&#x${char.codePointAt(0)?.toString(16)};`),
  "UTF-8 read as Latin-1": latin1,
  "UTF-8 read as Latin-1, in ASCII JSON": (text) => asciiJson(latin1(text)),
  "UTF-8 read as Latin-1, in a query": (text) => encodeURIComponent(latin1(text)),
};

/** Pieces that encodings treat in a special way, so that most texts of a few of them are hard to find again. */
const PIECES = [
  ...'%&\\#;+ "4a1éxun文😀\u0096\u00ff',
  ...["u00", "e6", "c3", "d83d", "amp;", "%41", "%c3%a9", "%2541", "\\u0041", "&#65;"],
];
const hardText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength }).map((pieces) => pieces.join("")),
    wellFormedText(maxLength),
  );

describe.each(Object.entries(spellings))("as %s", (_, spell) => {
  test.each([
    "an-access-secret-of-none",
    "a.b*c+d?(e)[f]{g}^h$i|j\\k/l",
    '文三路 1 号，"西湖区"\t201 室',
    "user name+tag@example.com",
    "a * b ~ c",
    "\\\\in backslashes\\\\\\",
    '"""""',
    "100% & more = 😀",
    "50%41 off: a &amp; 'b' \\u0041 \\n \"c\"",
    "line one\r\nline two\u0001",
    "-----",
    "%c3%a9 and é",
    "a\\%41b",
    "a\\%2541&#65;",
    'ab"%41',
    "s3cr%1%2541\\&#65;t",
  ])("%j", (secret) => {
    const redact = createRedactor([secret]);
    expect(redact(`<${spell(secret)}>`)).toBe("<[redacted]>");
  });

  test("any secret", () => {
    fc.assert(
      fc.property(hardText(12), hardText(5), hardText(5), (text, before, after) => {
        const secret = `s3cr${text}t`;
        const redacted = createRedactor([secret])(`${before}<${spell(secret)}>${after}`);
        // Of a long one the length is estimated, never too low.
        const isLong = latin1(latin1(secret)).length > 24 || /[\\%&]/.test(secret);
        const start = `${before}<[redacted]`;
        if (isLong)
          expect([redacted.startsWith(start), `>${after}`.endsWith(redacted.slice(start.length))]).toEqual([
            true,
            true,
          ]);
        else expect(redacted).toBe(`${before}<[redacted]>${after}`);
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

test("a secret inside the beginning of another one is found where only that is", () => {
  expect(createRedactor(["abcd", "xabcdefg"])("xabcdz xabcdefg")).toBe("x[redacted]z [redacted]");
});

test("finds letters in either case, and other characters only as they are", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  expect(createRedactor([letters])(letters.toUpperCase())).toBe("[redacted]");
  expect(createRedactor([letters.toUpperCase()])(letters)).toBe("[redacted]");
  expect(createRedactor(["@@@@[[[["])("````{{{{")).toBe("````{{{{");
});

test("up to four encodings, one in the other", () => {
  const redact = createRedactor(["a secret/é"]);
  const encoded = (times: number): string => (times === 0 ? "a secret/é" : encodeURIComponent(encoded(times - 1)));
  for (const times of [0, 1, 2, 3, 4]) expect([times, redact(encoded(times))]).toEqual([times, "[redacted]"]);
  expect(redact(encoded(5))).toBe(encoded(5));
});

test("a secret that ends with half an escape", () => {
  for (const secret of ["abcd%4", "abcd\\u00", "abcd&am"]) expect(createRedactor([secret])(secret)).toBe("[redacted]");
});

test("white space around a secret may be gone", () => {
  expect(createRedactor(["  Zhang San\n"])("<Zhang San>")).toBe("<[redacted]>");
});

test("a secret that begins as a shorter one does is not left half", () => {
  expect(createRedactor(["abcd", "abcdefgh"])("abcdefgh abcdefg")).toBe("[redacted] [redacted]efg");
});

describe("a text that is too short to be a secret stays", () => {
  test.each(["", "a", "SP", "Rio", "张", "é1"])("%j", (short) => {
    expect(createRedactor([short])(`x ${short} y`)).toBe(`x ${short} y`);
    expect(createRedactor([short, "long enough"])(`x ${short} y long enough`)).toBe(`x ${short} y [redacted]`);
  });

  test("nor is it found in a longer spelling, or as what a longer secret could be read as", () => {
    expect(createRedactor(["é1"])("x Ã©1 y")).toBe("x Ã©1 y");
    expect(createRedactor(["%41%42"])("x AB y %41%42")).toBe("x AB y [redacted]");
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

describe("for any writer", () => {
  const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
  const forms: [string, string, string][] = [
    ["a slash as PHP and fastjson write it", "Apt 5/12, Main St", "Apt 5\\/12, Main St"],
    ["signs as Gson and Go write them", "O'Neil & <Sons>=", "O\\u0027Neil \\u0026 \\u003cSons\\u003E\\u003d"],
    ["the same in JSON in JSON", "O'Neil & Sons", "O\\\\u0027Neil \\\\u0026 Sons"],
    ["encodeURI", "1 Main St, /a&b=c?", encodeURI("1 Main St, /a&b=c?")],
    ["Latin-1, percent-encoded", "Café Ñandú", "Caf%E9%20%d1and%FA"],
    ["UTF-8, percent-encoded, in lower case", "Café", "caf%c3%a9"],
    ["a script's \\x", "it's me", "it\\x27s me"],
    ["numeric entities with zeros before", "it's me", "it&#0039;s me"],
    ["the apostrophe of XML", "it's me", "it&apos;s me"],
    ["an entity inside JSON inside a query", 'a "b" & c', encodeURIComponent('a \\"b\\" &amp; c')],
    ["a header in UTF-8, read as Latin-1", "文三路 1 号", utf8("文三路 1 号")],
    ["a pair of surrogates", "Panda🐼!", "Panda\\ud83d\\uDC3C!"],
    ["escaped quotes and lines", 'say "hi"\n!', 'say \\\\\\"hi\\\\\\"\\\\n!'],
    ["a backslash, doubled twice", "a\\bcd", "a\\\\\\\\bcd"],
    ["another letter case", "AbCdEf", "abcdef"],
  ];
  test.each(forms)("%s", (_, secret, written) => {
    expect(createRedactor([secret])(`x ${written} y`)).toBe("x [redacted] y");
    expect(createRedactor([secret])(`x ${secret} y`)).toBe("x [redacted] y");
  });

  test("leaves alone what only resembles it", () => {
    const redact = createRedactor(["a.b+c", "$1[x]", "Café"]);
    for (const text of ["aXb+c", "a.bc", "a.b", "$1x", "%61%2Eb_c", "Caf%E8", "Caf&#232;", "Caf\\u00e8", "Caf"])
      expect(redact(text)).toBe(text);
  });
});

describe("a long secret", () => {
  const long = "文三路 1 号, ".repeat(2000);
  test("is recognized by its beginning, and removed in its full length", () => {
    const redact = createRedactor([long]);
    expect(redact(`<${long}>`)).toBe("<[redacted]");
    expect(redact(`<${encodeURIComponent(long)}> ${"x".repeat(10)}`)).not.toMatch(/E6|%/);
    expect(redact("<文三路 1>")).toBe("<文三路 1>");
  });

  test("leaves nothing of its end", () => {
    const numbers = Array.from({ length: 200 }, (_, index) => `${index} 号`).join();
    expect(createRedactor([numbers])(`<${numbers}>`)).toBe("<[redacted]");
    expect(createRedactor([numbers])(`<${inJson(encodeURIComponent(numbers))}>`)).not.toMatch(/19\d/);
  });

  test("of 100 characters is counted", () => {
    const hundred = Array.from({ length: 25 }, (_, index) => `${index + 100}-`).join("");
    expect(createRedactor([hundred])(`<${hundred}> stays`)).toBe("<[redacted]> stays");
  });

  test("of up to 100 characters leaves what stands after it", () => {
    const address = `${Array.from({ length: 6 }, (_, index) => `${index} Long St`).join(", ")}, end`;
    expect(createRedactor([address])(`<${JSON.stringify(address)}> stays`)).toBe('<"[redacted]"> stays');
  });
});

describe("a cut", () => {
  const secret = 'Say "No" & 文三路 1 号/5\\b\n😀é';
  const forms: [string, string][] = Object.entries(spellings).map(([name, spell]) => [name, spell(secret)]);
  test.each(forms)("through %s leaves no part of it", (_, written) => {
    const redact = createRedactor([secret]);
    for (let shown = 0; shown <= written.length; shown++) {
      const text = redact(`<<<${written} and more`, 3 + shown);
      expect(text).toMatch(/^<<<(\[redacted\])?$/);
    }
  });

  test("leaves the text unchanged where no secret begins, except an escape that it breaks", () => {
    const redact = createRedactor([secret]);
    expect(redact("x".repeat(50), 10)).toBe("x".repeat(10));
    expect(redact("1234567%E6%96%87", 9)).toBe("1234567");
    expect(createRedactor([])("x".repeat(50), 10)).toBe("x".repeat(10));
  });

  test("that is as long as the text cuts nothing off", () => {
    const redact = createRedactor(["secret"]);
    expect(redact("x secr", 6)).toBe("x secr");
    expect(redact("x secr!", 6)).toBe("x ");
    expect(redact("1234567%E6", 10)).toBe("1234567%E6");
  });
});

describe("work", () => {
  const pieces = ["\\", "%25", "&amp;", "%", "\\u00", "%u0025", "&#38;", "a", "ab", "文", '\\\\\\"'];

  test.each(pieces)("grows with the text and no faster, on a text of %j", (piece) => {
    const secrets = [
      piece.repeat(40),
      `${piece.repeat(30)}!`,
      `x${piece.repeat(20)}`,
      "a".repeat(500),
      "ab".repeat(99),
    ];
    const redact = createRedactor(secrets);
    const [small, big] = [2000, 20_000].map((size) =>
      mapWork(() => void redact(piece.repeat(size / piece.length))),
    ) as [number, number];
    expect(big).toBeLessThan(11 * small);
    // Three bytes a character, five layers, two look-ups per byte.
    expect(big).toBeLessThan(30 * 20_000);
  });

  test("does not depend on the text after the cut", () => {
    const redact = createRedactor(["test-secret"]);
    const ask = (length: number): number => mapWork(() => void redact("test-secre".repeat(length), 4000));
    expect(ask(2_000_000)).toBe(ask(1000));
  });

  test("looks for all readings of a few secrets, for fewer of many", () => {
    const half = (index: number): string => `${index}\\%41é&amp;%2541`;
    expect(createFinder([half(1)]).size).toBeLessThan(600);
    expect(createFinder(Array.from({ length: 2000 }, (_, index) => half(index))).size).toBeLessThan(60_000);
  });

  test("stores little of each secret, however long it is", () => {
    const texts = Array.from({ length: 1000 }, (_, index) => `${index} 文三路 `.repeat(2500));
    expect(createFinder(texts).size).toBeLessThan(1000 * 3 * 24);
  });
});
