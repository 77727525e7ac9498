import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import { fenToYuan, yuanToFen } from "../../src/values/money.ts";

describe("fenToYuan", () => {
  test.each<[string | number | bigint, string]>([
    ["3990", "39.90"],
    [3990, "39.90"],
    [BigInt(3990), "39.90"],
    ["0", "0.00"],
    [0, "0.00"],
    [-0, "0.00"],
    ["-0", "0.00"],
    ["5", "0.05"],
    ["50", "0.50"],
    ["100", "1.00"],
    ["-5", "-0.05"],
    [-3990, "-39.90"],
    ["+3990", "39.90"],
    ["003990", "39.90"],
    [9007199254740991, "90071992547409.91"],
    ["123456789012345678901234567890", "1234567890123456789012345678.90"],
  ])("case %#", (fen, yuan) => {
    expect(fenToYuan(fen)).toBe(yuan);
  });

  test.each<[unknown]>([
    [""],
    [" 5"],
    ["5 "],
    ["39.90"],
    ["1e3"],
    ["0x10"],
    ["--5"],
    ["5a"],
    ["a5"],
    [39.9],
    [9007199254740992],
    [1e21],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [null],
    [undefined],
    [true],
  ])("%s is refused", (fen) => {
    const run = () => fenToYuan(fen as string);
    expect(run).toThrow(InputError);
    expect(run).toThrow("Fen are whole numbers.");
    expect(run).toThrow(expect.objectContaining({ hint: 'Pass an amount in fen as "3990", 3990 or 3990n.' }));
  });
});

describe("yuanToFen", () => {
  test.each([
    ["39.9", "3990"],
    ["39.90", "3990"],
    ["39", "3900"],
    ["0.05", "5"],
    ["0", "0"],
    ["0.00", "0"],
    ["-0.00", "0"],
    ["-39.9", "-3990"],
    ["-0.05", "-5"],
    ["+1.5", "150"],
    ["007.10", "710"],
    ["1234567890123456789012345678.9", "123456789012345678901234567890"],
  ])("%s", (yuan, fen) => {
    expect(yuanToFen(yuan)).toBe(fen);
  });

  test.each<[unknown]>([
    ["39.900"],
    ["39.905"],
    [""],
    ["."],
    [".5"],
    ["5."],
    ["1,000"],
    ["1.2.3"],
    ["1e2"],
    [" 1"],
    ["1 "],
    ["1\n"],
    ["¥1"],
    ["--1"],
    ["+-1"],
    ["x1"],
    [39.9],
    [39],
    [null],
    [undefined],
  ])("%s is refused", (yuan) => {
    const run = () => yuanToFen(yuan as string);
    expect(run).toThrow(InputError);
    expect(run).toThrow("Yuan are decimal text with at most two decimals.");
    expect(run).toThrow(
      expect.objectContaining({ hint: 'Pass "39.90" or "39.9"; pass a number from an answer as String(amount).' }),
    );
  });
});

test("there and back, any amount", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (fen) => {
      expect(yuanToFen(fenToYuan(fen))).toBe(String(fen));
      expect(fenToYuan(String(fen))).toBe(fenToYuan(fen));
      expect(fenToYuan(fen)).toMatch(/^-?\d+\.\d\d$/);
    }),
  );
});
