import { describe, expect, test } from "vitest";
import { indented } from "../../console/code/indent.ts";
import { linesOf } from "../../console/code/lines.ts";
import { tokensOf } from "../../console/code/tokens.ts";

describe("indented", () => {
  test("puts each member on a line and leaves every scalar as it stands", () => {
    expect(indented('{"id":1232730473445106613,"a":[1.0,"x,{}\\""],"e":{},"l":[]}').text).toBe(
      '{\n  "id": 1232730473445106613,\n  "a": [\n    1.0,\n    "x,{}\\""\n  ],\n  "e": {},\n  "l": []\n}',
    );
  });

  test("finds each place again", () => {
    const raw = '{"ids":[382,"x-1"],"name":"张三"}';
    const { text, placeOf } = indented(raw);
    for (const piece of ['"ids"', '"x-1"', '"张三"', "382"])
      expect(placeOf(raw.indexOf(piece))).toBe(text.indexOf(piece));
  });

  test("leaves texts with lines, and texts that are not JSON, unchanged", () => {
    for (const text of ['{\n"a":1}', "<html></html>", ""]) expect(indented(text).text).toBe(text);
  });

  test("takes JSON that ends half-way", () => {
    expect(indented('{"a":[1,{"b":"half').text).toBe('{\n  "a": [\n    1,\n    {\n      "b": "half');
  });
});

describe("tokens and lines", () => {
  test("tell names, texts, numbers and numbers beyond 2^53 apart", () => {
    const text = '{"a": "b", "c": 12, "d": 9007199254740993, "e": "9007199254740993"}';
    const kinds = tokensOf(text, "json").flatMap(({ start, end, kind }) =>
      kind === "punctuation" ? [] : [[text.slice(start, end), kind]],
    );
    expect(kinds).toEqual([
      ['"a"', "key"],
      ['"b"', "string"],
      ['"c"', "key"],
      ["12", "number"],
      ['"d"', "key"],
      ["9007199254740993", "long"],
      ['"e"', "key"],
      ['"9007199254740993"', "string"],
    ]);
  });

  test("make up the whole text again, regardless of what is marked", () => {
    const text = '{\n  "ids": [382, "x-1"]\n}\n';
    const start = text.indexOf('"x-1"');
    const lines = linesOf(text, tokensOf(text, "json"), [{ start, end: start + 5, tone: "bad" }], 100);
    expect(lines.map(({ pieces }) => pieces.map((piece) => piece.text).join("")).join("\n")).toBe(text);
    expect(lines.flatMap(({ pieces }) => pieces).filter(({ mark }) => mark === "bad")).toMatchObject([
      { text: '"x-1"' },
    ]);
  });

  test("know words and texts of code", () => {
    const text = 'const a = "b"; // c';
    expect(tokensOf(text, "code").map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
      ["const", "word"],
      ['"b"', "string"],
      ["// c", "comment"],
    ]);
  });
});
