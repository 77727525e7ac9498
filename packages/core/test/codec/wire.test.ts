import { describe, expect, it } from "vitest";
import { compileWire, InputError, stringifyWire } from "../../src/index.ts";

describe("JSON with 64-bit ids", () => {
  const value = { id: "9007199254740993", other: "9007199254740993", count: 2n, list: [{ id: "7" }, { id: "TH-1" }] };
  const ids = ["id", "list.*.id"];
  const text = '{"id":9007199254740993,"other":"9007199254740993","count":2,"list":[{"id":7},{"id":"TH-1"}]}';

  it("has them as bare numbers at the paths that are named", () => {
    expect(stringifyWire(value, ids)).toBe(text);
    const write = compileWire(ids);
    expect([write(value), write({ id: "8" })]).toEqual([text, '{"id":8}']);
  });

  it("writes bigints as bare numbers, and leaves texts unchanged without paths", () => {
    for (const write of [compileWire(), compileWire([]), (one: unknown) => stringifyWire(one)])
      expect(write({ id: "8", count: 2n })).toBe('{"id":"8","count":2}');
  });
});

it.each([["list.*.id"], [{}], [["id", 5]], [[null]], [null], [5]])("paths are not %j", (numberIds) => {
  const message = "numberIds is not a list of paths";
  expect(() => stringifyWire({}, numberIds as never)).toThrow(new InputError(message));
  expect(() => compileWire(numberIds as never)).toThrow(new InputError(message));
});

it("says why a value cannot be written", () => {
  const thrower = {
    get id(): string {
      throw new RangeError("sold out");
    },
  };
  expect(() => stringifyWire(thrower)).toThrow(
    new InputError("the value cannot be written as JSON: RangeError: sold out"),
  );
  const round: Record<string, unknown> = {};
  round.self = round;
  expect(() => stringifyWire(round)).toThrow(/^the value cannot be written as JSON: TypeError: .*circular/);
});
