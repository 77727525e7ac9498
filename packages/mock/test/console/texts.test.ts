import { expect, test } from "vitest";
import * as en from "../../console/texts/en.ts";
import * as zh from "../../console/texts/zh.ts";

const placesOf = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test("English and Chinese have the same labels, with the same places for values", () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  for (const [name, text] of Object.entries(en)) {
    const other = (zh as Readonly<Record<string, string>>)[name] ?? "";
    expect(placesOf(other), name).toEqual(placesOf(text));
    expect(other, name).not.toBe("");
  }
});

test("no Chinese label is left in English", () => {
  const same = Object.entries(zh).filter(([name, text]) => text === (en as Readonly<Record<string, string>>)[name]);
  expect(same.map(([name]) => name).sort()).toEqual(["platform", "sentenceGap", "typescript"]);
});
