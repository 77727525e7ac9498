import { describe, expect, it } from "vitest";
import { parseBigInts, parseKeepingDigits, stringifyDigits } from "../../tools/document/digits.ts";

const text =
  '{"id":1232730479761801257,"ids":[382,-9007199254740993],"rate":0.5,"far":1e20,"text":"1232730479761801257"}';

describe("JSON without a rounded digit", () => {
  it("is read with large integers as text", () => {
    expect(parseKeepingDigits(text)).toMatchObject({ id: "1232730479761801257", ids: [382, "-9007199254740993"] });
  });

  it("is written as it was read", () => {
    expect(stringifyDigits(parseBigInts(text))).toBe(text.replace("1e20", "100000000000000000000"));
    expect(stringifyDigits({ id: 1232730479761801257n }, 2)).toBe('{\n  "id": 1232730479761801257\n}');
  });
});
