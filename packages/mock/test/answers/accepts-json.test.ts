import { expect, test } from "vitest";
import { acceptsJson } from "../../src/answers/accepts-json.ts";

test.each([
  ["application/json", true],
  ["application/*", true],
  ["*/*", true],
  ["text/html, */*;q=0.1", true],
  ["text/html", false],
  ["*/*;q=0", false],
  ["*/*;q=0.0", false],
  ["application/json;q=0, */*", false],
  ["application/json, */*;q=0", true],
  ["Application/JSON; charset=utf-8", true],
  ["", true],
  ["text", true],
  [",", true],
])("%s: %s", (accept, expected) => {
  expect(acceptsJson(accept)).toBe(expected);
});
