import { expect, test } from "vitest";
import { wholeNumberOf } from "../../src/behaviours/input.ts";

test.each([
  [3, 3],
  ["3", 3],
  [" -3 ", -3],
  [0, 0],
  [1.5, undefined],
  ["1.5", undefined],
  ["1e3", undefined],
  ["", undefined],
  [null, undefined],
  [true, undefined],
  [Number.NaN, undefined],
])("%j is the whole number %j", (sent, read) => {
  expect(wholeNumberOf(sent)).toBe(read);
});

test.each([1e21, "99999999999999999999999", 2 ** 53, 10n ** 20n, `1${"0".repeat(400)}`])(
  "%s is too big, but not missing",
  (sent) => {
    expect(wholeNumberOf(sent)).toBe(Number.MAX_SAFE_INTEGER);
    const negative = typeof sent === "string" ? `-${sent}` : -sent;
    expect(wholeNumberOf(negative)).toBe(-Number.MAX_SAFE_INTEGER);
  },
);
