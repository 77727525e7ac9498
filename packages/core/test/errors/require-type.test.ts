import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import { requireType } from "../../src/errors/require-type.ts";

describe("a value of a caller without types", () => {
  it("is taken when it is of the type", () => {
    expect(() => {
      requireType("input", {}, "object");
      requireType("input", [], "object");
      requireType("sign", () => "", "function");
      requireType("text", "", "string");
    }).not.toThrow();
  });

  it.each([
    ["input is not an object", null, "object"],
    ["input is not an object", undefined, "object"],
    ["input is not an object", "text", "object"],
    ["input is not a function", {}, "function"],
    ["input is not a function", null, "function"],
    ["input is not a string", 5, "string"],
    ["input is not a string", null, "string"],
  ] as const)("%s: %j", (message, value, type) => {
    expect(() => requireType("input", value, type)).toThrow(new InputError(message));
  });
});
