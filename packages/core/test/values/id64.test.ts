import { describe, expect, it } from "vitest";
import { idDigits } from "../../src/values/id64.ts";

describe("the digits of an id", () => {
  it.each<[unknown, string]>([
    ["7", "7"],
    [7, "7"],
    [7n, "7"],
    [-7, "-7"],
    ["0", "0"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    ["9007199254740993", "9007199254740993"],
    ["999999999999999999", "999999999999999999"],
    ["9223372036854775807", "9223372036854775807"],
    [9223372036854775807n, "9223372036854775807"],
    ["-9223372036854775808", "-9223372036854775808"],
    ["-999999999999999999", "-999999999999999999"],
  ])("of %s", (value, digits) => {
    expect(idDigits(value, false)).toBe(digits);
    expect(idDigits(value, true)).toBe(digits);
  });

  it.each<[unknown]>([
    ["9223372036854775808"],
    ["-9223372036854775809"],
    ["9999999999999999999"],
    ["10000000000000000000"],
    ["TH-1"],
    ["1 "],
    [" 1"],
    ["+1"],
    ["--1"],
    ["-"],
    ["1.0"],
    ["1e3"],
    [""],
    [1.5],
    [2 ** 53],
    [Number.NaN],
    [null],
    [undefined],
    [true],
    [["1"]],
    [{ toString: () => "1" }],
  ])("are none for %j", (value) => {
    expect(idDigits(value, false)).toBeUndefined();
    expect(idDigits(value, true)).toBeUndefined();
  });

  it.each(["007", "-07", "-0", "00"])("may begin with zeros in text, not as a bare number: %s", (value) => {
    expect(idDigits(value, false)).toBe(value);
    expect(idDigits(value, true)).toBeUndefined();
  });
});
