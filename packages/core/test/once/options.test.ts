import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { checkKey, onceTiming } from "../../src/once/options.ts";
import { memoryJournal } from "./support.ts";

const { journal } = memoryJournal();

describe("the options of once", () => {
  it("are two minutes, half a minute and no waiting by default", () => {
    expect(onceTiming({ journal })).toEqual({ settleMs: 120_000, sendMs: 30_000, waitMs: 0 });
    expect(onceTiming({ journal, settleMs: 0, sendMs: 1, waitMs: 2 ** 31 - 1 })).toEqual({
      settleMs: 0,
      sendMs: 1,
      waitMs: 2 ** 31 - 1,
    });
  });

  it.each([
    [{ settleMs: -1 }, "settleMs is -1, not a whole number from 0 to 2147483647"],
    [{ settleMs: 1.5 }, "settleMs is 1.5, not a whole number from 0 to 2147483647"],
    [{ sendMs: 0 }, "sendMs is 0, not a whole number from 1 to 2147483647"],
    [{ waitMs: 2 ** 31 }, "waitMs is 2147483648, not a whole number from 0 to 2147483647"],
    [{ waitMs: "5" }, "waitMs is 5, not a whole number from 0 to 2147483647"],
  ])("%j: %s", (options, message) => {
    expect(() => onceTiming({ journal, ...options } as never)).toThrow(new InputError(message));
  });

  it.each([
    undefined,
    null,
    {},
    { journal: null },
    { journal: { ...journal, read: undefined } },
    { journal: { ...journal, put: {} } },
    { journal: { ...journal, open: "open" } },
  ])("need a journal, which is not in %j", (options) => {
    expect(() => onceTiming(options as never)).toThrow(
      expect.objectContaining({
        name: "InputError",
        message: "createOnce needs a journal",
        hint: 'Pass { journal: fileJournal("orders.journal") }.',
      }),
    );
  });
});

describe("a key", () => {
  it.each(["1", "TH-2026/1", "order 7 of today", "订单", "x".repeat(200)])("may be %s", (key) => {
    expect(checkKey(key)).toBe(key);
  });

  it.each(["", " ", " a", "a ", "a\nb", "a\u0000b", "a\n", "x".repeat(201), 5, null, undefined, ["a"]])(
    "is not %j",
    (key) => {
      expect(() => checkKey(key)).toThrow(
        expect.objectContaining({
          name: "InputError",
          message: "the key is not a text of 1 to 200 characters without white space at its ends",
          hint: "Use your own order number.",
        }),
      );
    },
  );
});
