import { expect, it } from "vitest";
import { matchesPath } from "../../../tools/generate/metadata/matches-path.ts";

it.each([
  ["a.b", "a.b", true],
  ["a.*", "a.0", true],
  ["a.*", "a", false],
  ["a.**.id", "a.id", true],
  ["a.**.id", "a.children.0.id", true],
  ["a.**.id", "a.children.0.name", false],
  ["**", "a.b.c", true],
  ["a", "a.b", false],
])("%s and %s: %s", (pattern, path, expected) => {
  expect(matchesPath(pattern.split("."), path.split("."))).toBe(expected);
});
