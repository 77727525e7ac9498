import { describe, expect, test } from "vitest";
import { readFault } from "../../src/faults/read-fault.ts";

describe("readFault", () => {
  test.each([
    ["lose-answer", { loseAnswer: true }],
    ["out-of-stock", { refusal: "out-of-stock" }],
    ["user-gone", { example: "user-gone" }],
    ["too-many-requests", { status: 429, retryAfterS: 1 }],
    [
      { status: 503, delayMs: [10, 20] },
      { status: 503, delayMs: [10, 20] },
    ],
    [
      { code: 40001, msg: "no" },
      { code: 40001, msg: "no" },
    ],
    [{ limit: { calls: 5, perMs: 1000 } }, { limit: { calls: 5, perMs: 1000 } }],
    [
      { reset: false, html: true },
      { reset: false, html: true },
    ],
  ])("%j", (given, fault) => {
    expect(readFault(given, ["user-gone"])).toEqual(fault);
  });

  test.each([
    ["out-of-stok", "", 'did you mean "out-of-stock"?'],
    ["nonsense-name-of-nothing", "", "neither a fault"],
    [{ loseAnwser: true }, "loseAnwser", 'did you mean "loseAnswer"?'],
    [{ status: 99 }, "status", "200 to 599"],
    [{ status: "503" }, "status", "200 to 599"],
    [{ delayMs: -1 }, "delayMs", "milliseconds"],
    [{ delayMs: [20, 10] }, "delayMs", "milliseconds"],
    [{ code: 200 }, "code", "other than 200"],
    [{ refusal: "nope" }, "refusal", "reason"],
    [{ reset: true, loseAnswer: true }, "reset", "cannot go with"],
    [{ limit: { calls: 0, perMs: 1 } }, "limit", "above 0"],
    [{ example: "nope" }, "example", "user-gone"],
    [{}, "", "says nothing"],
    [{ status: 503, loseAnswer: true }, "status", "no answer arrives"],
    [{ code: 5, hang: true }, "code", "no answer arrives"],
    [{ msg: "x" }, "msg", "goes with status or code"],
    [{ delayMs: 5, retryAfterS: 1 }, "retryAfterS", "goes with status"],
    [null, "", "a rule is"],
    [7, "", "a rule is"],
    [[], "", "a rule is"],
  ])("%j is refused, and the field named", (given, field, message) => {
    expect(() => readFault(given, ["user-gone"])).toThrow(message);
    expect(() => readFault(given, ["user-gone"])).toThrow(expect.objectContaining({ name: "FaultError", field }));
  });
});
