import { describe, expect, it } from "vitest";
import { sameValue } from "../../src/answers/same-value.ts";

describe("sameValue", () => {
  it.each([
    [382, "382"],
    ["1232730479761801257", "1232730479761801257"],
    [{ a: [1, { b: null }] }, { a: ["1", { b: null }] }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [true, true],
    [[], []],
  ])("%j and %j are the same", (sent, shown) => {
    expect(sameValue(sent, shown)).toBe(true);
    expect(sameValue(shown, sent)).toBe(true);
  });

  it.each([
    [382, "383"],
    ["a", "b"],
    [1, 2],
    ["1.0", 1],
    [null, undefined],
    [null, {}],
    [null, "null"],
    [true, "true"],
    [[], {}],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1 }, { b: 1 }],
    [{ a: null }, {}],
    [{ toString: 1 }, {}],
    [undefined, {}],
  ])("%j and %j are not", (sent, shown) => {
    expect(sameValue(sent, shown)).toBe(false);
    expect(sameValue(shown, sent)).toBe(false);
  });
});
