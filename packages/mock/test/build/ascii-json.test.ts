import { expect, it } from "vitest";
import { asciiJson } from "../../build/ascii-json.ts";

it("holds the same in ASCII alone: pairs, lone halves, quotes and control characters, too", () => {
  const value = { 名: ["é", "淘宝", "😀", "\ud800", '"\\\n\u0000', 5, null], text: "plain" };
  const text = asciiJson(value);
  expect(text).toMatch(/^[ -~]+$/);
  expect(JSON.parse(text)).toEqual(value);
});
