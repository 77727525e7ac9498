import { describe, expect, it } from "vitest";
import { markWholeNumbers, readMarked, wholeDigits } from "../../src/values/exact-numbers.ts";

describe("wholeDigits", () => {
  it.each([
    ["1.5e1", "15"],
    ["1e3", "1000"],
    ["1.232730479761801257e18", "1232730479761801257"],
    ["-120.50e1", "-1205"],
    ["100e-2", "1"],
    ["0.0", "0"],
    ["5.000", "5"],
    ["0.5e1", "5"],
    ["-0.005e4", "-50"],
    ["00120e0", "120"],
    ["12", "12"],
    ["1e63", `1${"0".repeat(63)}`],
  ])("writes out %s", (token, digits) => {
    expect(wholeDigits(token)).toBe(digits);
  });

  it.each(["1.5", "1e-1", "1e64", "1e400", "abc", "", "-1e3x", "x1e3"])("has none for %s", (token) => {
    expect(wholeDigits(token)).toBeUndefined();
  });
});

it("marks only numbers in decimal or exponent form that are too large, and never what stands in texts", () => {
  const text = '{"a":1e19,"b":"1e19","c":1e3,"d":12345678901234567890,"e":1.5e400,"f\\"1e19":[1E+19]}';
  const read = JSON.parse(markWholeNumbers(text)) as Record<string, unknown>;
  expect(readMarked(read.a)).toEqual({ digits: `1${"0".repeat(19)}`, number: 1e19 });
  expect(read).toMatchObject({ b: "1e19", c: 1000, d: Number("12345678901234567890") });
  expect(readMarked((read['f"1e19'] as unknown[])[0])?.number).toBe(1e19);
  expect(readMarked(read.b)).toBeUndefined();
});

it("marks no exact number, and no number without whole digits", () => {
  const text = '[9007199254740991.0,-9007199254740991.0,9007199254740993.5,1e64,"a\\\\",9007199254740993.0]';
  const read = JSON.parse(markWholeNumbers(text)) as unknown[];
  expect(read.slice(0, 5)).toEqual([9007199254740991, -9007199254740991, 9007199254740994, 1e64, "a\\"]);
  expect(readMarked(read[5])).toEqual({ digits: "9007199254740993", number: 9007199254740992 });
});

it("only a marked text is read as marked", () => {
  expect([null, undefined, 1, 1n, ["\uf8ff=1 1"], "1 1"].map(readMarked)).toEqual(Array(6).fill(undefined));
  expect(readMarked("\uf8ff=12 1.2e1")).toEqual({ digits: "12", number: 12 });
});
