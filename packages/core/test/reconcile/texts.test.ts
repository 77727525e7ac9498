import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import {
  askedId,
  idText,
  lengthOf,
  markText,
  mayBeCut,
  mayBeMasked,
  mayBeSame,
  mayBeWrapped,
  quantityOf,
} from "../../src/reconcile/texts.ts";

describe("an id to compare with", () => {
  it.each<[unknown, string]>([
    [" O1 ", "o1"],
    ["Ａ１", "a1"],
    ["Straße", "strasse"],
    [7, "7"],
    [7n, "7"],
    ["07", "07"],
    ["a-0", "a-0"],
  ])("of %s is %s", (id, text) => {
    expect(idText(id)).toBe(text);
  });

  it.each<[unknown]>([
    ["0"],
    [0],
    ["000"],
    ["-1"],
    [-5],
    ["-"],
    [" "],
    [""],
    ["null"],
    ["N/A"],
    ["unknown"],
    ["无"],
    [null],
    [undefined],
    [{}],
    [true],
  ])("is not %j", (id) => {
    expect(idText(id)).toBeUndefined();
  });
});

describe("a mark to compare with", () => {
  it.each<[unknown, string | undefined]>([
    ["TH-007", "th-007"],
    ["007", "7"],
    [7, "7"],
    ["000", "0"],
    ["00a", "00a"],
    ["a00", "a00"],
    ["", undefined],
    [null, undefined],
  ])("of %s is %s", (mark, text) => {
    expect(markText(mark)).toBe(text);
    expect(lengthOf(mark)).toBe(String(mark ?? "").length);
  });
});

describe("another program may have written", () => {
  it.each<[unknown, unknown]>([
    ["TH-2026/1", "th 2026 1"],
    ["TH-2026/1", "TH%2D2026%2f1"],
    ["a&b", "a&amp;b"],
    ["订单-77", encodeURIComponent("订单-77")],
    ["订单-77", encodeURIComponent(encodeURIComponent("订单-77")).toLowerCase()],
    ["订单-77", "\\u8ba2\\u5355-77"],
    ["订单-77", "%u8BA2%u5355-77"],
    ["订单-77", "&#x8ba2;&#21333;-77"],
    ["å-1", "%C3%A5-1"],
    ["7", "007"],
    ["7", "7.0"],
    ["7", "7.000"],
    ["1234567890123456789", "1.2345678901234568e18"],
    ["1234567890123456789", "1234567890123456800"],
    ["1234567890123456789", "1234567890123456768"],
    ["1e3", "1000"],
  ])("%s as %s", (asked, shown) => {
    expect(mayBeSame(asked, shown)).toBe(true);
  });

  it.each<[unknown, unknown]>([
    ["TH-1", "TH-2"],
    ["7", "70"],
    ["7", "7.01"],
    ["7.0.1", "71.0"],
    ["1234567890123456789", "1234567890123456790"],
    ["123456789012345", "1.2345678901234e14"],
    ["x1234567890123456789", "x1234567890123456800"],
    ["订单-77", encodeURIComponent("订单-78")],
    ["订单-77", "%E8%AE-77%"],
    ["1234567890123456789x", "1234567890123456800x"],
    ["1", ""],
  ])("not %s as %s", (asked, shown) => {
    expect(mayBeSame(asked, shown)).toBe(false);
  });

  it("a long mark cut off, as long as the longest that the field shows", () => {
    const whole = "TH-2026-0123456789-ABCDEF";
    expect(mayBeCut(whole, whole.slice(0, 16), 16)).toBe(true);
    expect(mayBeCut(whole, whole.slice(0, 20).toLowerCase(), 20)).toBe(true);
    expect(mayBeCut(whole, whole.slice(0, 15), 15)).toBe(false);
    expect(mayBeCut(whole, whole.slice(0, 16), 17)).toBe(false);
    expect(mayBeCut(whole, whole, whole.length)).toBe(false);
    expect(mayBeCut(whole, `${whole}G`, 16)).toBe(false);
    expect(mayBeCut(whole, `X${whole.slice(1, 20)}`, 16)).toBe(false);
  });
});

describe("a mark with hidden or lost characters", () => {
  it.each<[string, string]>([
    ["LZD-1", "***"],
    ["LZD-1", "l***1"],
    ["订单-1", "??-1"],
    ["订单-1", "\ufffd-1"],
    ["LZD-2025-1", "LZD…1"],
    ["LZD-2025-1", "LZD*20*1"],
    ["LZD-2025-1", "LZDxxxxxx1"],
  ])("may be %s when it shows as %s", (asked, shown) => {
    expect(mayBeMasked(asked, shown)).toBe(true);
  });

  it.each<[string, string]>([
    ["LZD-1", "LZD-2"],
    ["LZD-1", "LZD-1"],
    ["LZD-1", "A***1"],
    ["LZD-1", "L***2"],
    ["LZD-2025-1", "LZD*24*1"],
    ["LZD-1", "LZD-1*1"],
    ["ab", "ab*b"],
  ])("is not %s when it shows as %s", (asked, shown) => {
    expect(mayBeMasked(asked, shown)).toBe(false);
  });
});

describe("a mark between other texts", () => {
  it.each<[string, string]>([
    ["LZD-1", "PP-LZD-1"],
    ["LZD-1", "lzd-1;"],
    ["LZD-1", "LZD-12 LZD-1"],
  ])("may be %s when it shows as %s", (asked, shown) => {
    expect(mayBeWrapped(asked, shown)).toBe(true);
  });

  it.each<[unknown, string]>([
    ["LZD-1", "LZD-12"],
    ["LZD-1", "ALZD-1"],
    ["LZD-1", "LZD"],
    [undefined, "LZD-1"],
  ])("is not %s when it shows as %s", (asked, shown) => {
    expect(mayBeWrapped(asked, shown)).toBe(false);
  });
});

describe("a quantity", () => {
  it.each<[unknown, number]>([
    [2, 2],
    [2n, 2],
    ["2", 2],
    [" 12.50 ", 12.5],
    [0, 0],
    [0.1 + 0.2, 0.3],
  ])("of %s is %d", (quantity, count) => {
    expect(quantityOf(quantity)).toBe(count);
  });

  it.each<[unknown]>([[-1], ["-1"], ["2 pieces"], ["x2"], ["1e3"], [".5"], [""], [null], [undefined], [true], [[2]]])(
    "is not known from %j",
    (quantity) => {
      expect(quantityOf(quantity)).toBeNaN();
    },
  );
});

describe("an id that is asked for", () => {
  it("is compared like any other id", () => {
    expect([" O1 ", 7, 7n].map((id) => askedId(id, "except"))).toEqual(["o1", "7", "7"]);
  });

  it("is refused when it has lost digits", () => {
    expect(() => askedId(2 ** 53, "orderIds")).toThrow(InputError);
    expect(() => askedId(2 ** 53, "orderIds")).toThrow(
      expect.objectContaining({
        message: "orderIds: 9007199254740992 is not an exact id",
        hint: "Pass ids as text or bigint: a number is exact up to 2^53 - 1 only.",
      }),
    );
  });

  it.each(["", "0", " - ", "null", null, undefined, {}])("is refused when it is none: %j", (id) => {
    expect(() => askedId(id, "except")).toThrow(
      expect.objectContaining({
        name: "InputError",
        message: `except: ${JSON.stringify(String(id))} is not an id`,
        hint: "Pass the id as text.",
      }),
    );
  });
});
