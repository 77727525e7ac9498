import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { checkQuestion } from "../../src/reconcile/check-question.ts";

describe("a question about orders", () => {
  it("is an object whose lists are lists", () => {
    expect(() => checkQuestion({})).not.toThrow();
    expect(() => checkQuestion({ lines: [{}], except: [], orderIds: ["1"] }, { clock: () => 0 })).not.toThrow();
    expect(() => checkQuestion({ lines: undefined }, { clock: undefined })).not.toThrow();
  });

  it.each<[string, unknown, unknown?]>([
    ["question is not an object", undefined],
    ["question is not an object", null],
    ["question is not an object", "O1"],
    ["options is not an object", {}, null],
    ["options is not an object", {}, 5],
    ["lines is not a list", { lines: { sku: "red" } }],
    ["except is not a list", { except: "O1" }],
    ["orderIds is not a list", { orderIds: null }],
    ["a line is not an object", { lines: ["red"] }],
    ["a line is not an object", { lines: [{ sku: "red" }, null] }],
    ["clock is not a function", {}, { clock: 5 }],
    ["clock is not a function", {}, { clock: null }],
  ])("%s: %j, %j", (message, question, options) => {
    expect(() => checkQuestion(question, options)).toThrow(new InputError(message));
  });
});
