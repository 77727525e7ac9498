import { describe, expect, expectTypeOf, test } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import type { JsonText } from "../../src/types/scalars.ts";
import { parseJsonText } from "../../src/values/json-text.ts";

const text = <T>(json: string): JsonText<T> => json as JsonText<T>;

describe("parseJsonText", () => {
  test("is typed, and loses no digit", () => {
    const value = parseJsonText(text<{ id: string; n: number }>('{"id":7212345678901234567,"n":5}'));
    expectTypeOf(value).toEqualTypeOf<{ id: string; n: number }>();
    expect(value).toEqual({ id: "7212345678901234567", n: 5 });
  });

  test("three levels, each read in turn", () => {
    type Inner = JsonText<{ id: string }>;
    const inner = '{"id":7212345678901234567}';
    const outer = text<{ inner: Inner }>(JSON.stringify({ inner }));
    expect(parseJsonText(parseJsonText(outer).inner)).toEqual({ id: "7212345678901234567" });
  });

  test.each<[string, unknown, string]>([
    ["not JSON", "{'a':1}", "Not JSON text: text of 7 characters."],
    ["empty", "", "Not JSON text: text of 0 characters."],
    ["null", null, "Not JSON text: object."],
    ["undefined", undefined, "Not JSON text: undefined."],
    ["an object", { a: 1 }, "Not JSON text: object."],
  ])("%s: says so, without showing it", (_, given, message) => {
    // Nor in a cause: that of `JSON.parse` quotes the text.
    const run = () => parseJsonText(given as JsonText<unknown>);
    expect(run).toThrow(InputError);
    expect(run).toThrow(message);
    expect(run).toThrow(expect.objectContaining({ hint: expect.stringContaining("absent or empty") }));
    expect(run).not.toThrow(expect.objectContaining({ cause: expect.anything() }));
  });
});
