import { describe, expect, test } from "vitest";
import type { Environment } from "../suite/environment.ts";
import type { Check } from "../suite/harness/check.ts";
import { difference } from "../suite/harness/difference.ts";
import { run } from "../suite/harness/run.ts";

const environment = {} as Environment;

async function outcomeOf(body: (check: Check) => unknown): Promise<string | undefined> {
  const [outcome] = await run([{ name: "it", body }], environment);
  return outcome?.error?.split("\n")[0];
}

describe("a test of the suite", () => {
  test("passes when its claims hold, and they are counted", async () => {
    const body = async (check: Check): Promise<void> => {
      check.equal({ a: [1, "b"] }, { a: [1, "b"] });
      check.ok(true, "fine");
      check.match("abc", /b/);
      check.lacks("abc", ["x", "y"]);
      check.throws(() => JSON.parse("{"), { name: "SyntaxError" });
      await check.rejects(Promise.reject(new TypeError("no")), { name: "TypeError", message: "no" });
    };
    expect(await run([{ name: "it", body }], environment)).toEqual([{ name: "it", claims: 8 }]);
  });

  test.each<[string, (check: Check) => unknown, string]>([
    ["claims nothing", () => {}, "it claims nothing"],
    ["throws", () => Promise.reject(new Error("broken")), "broken"],
    ["claims what is not equal", (check) => check.equal(1, 2), "it is 1, not 2"],
    ["claims what is not true", (check) => check.ok(false, "fine"), "not true: fine"],
    ["claims a match that is none", (check) => check.match("a", /b/), '"a" does not match /b/'],
    ["claims that a text lacks what it has", (check) => check.lacks("abc", ["x", "b"]), '"b" is in "abc"'],
    ["claims a throw that does not come", (check) => check.throws(() => 5, {}), "it did not throw, it gave 5"],
    [
      "claims a rejection that does not come",
      (check) => check.rejects(Promise.resolve(5), {}),
      "it did not reject, it gave 5",
    ],
    [
      "claims another error",
      (check) => check.rejects(Promise.reject(new Error("x")), { name: "TypeError" }),
      'name is "Error"',
    ],
  ])("fails when it %s", async (_, body, message) => {
    expect(await outcomeOf(body)).toContain(message);
  });

  test("does not stop the others when it fails", async () => {
    const outcomes = await run(
      [
        { name: "first", body: () => Promise.reject(new Error("broken")) },
        { name: "second", body: (check) => check.ok(true, "fine") },
      ],
      environment,
    );
    expect(outcomes.map(({ name, error }) => [name, error !== undefined])).toEqual([
      ["first", true],
      ["second", false],
    ]);
  });
});

describe("difference", () => {
  test.each<[unknown, unknown, string | undefined]>([
    [{ a: Number.NaN }, { a: Number.NaN }, undefined],
    [0, -0, "it is 0, not 0"],
    ["1", 1, 'it is "1", not 1'],
    [null, {}, "it is null, not {}"],
    [[], {}, "it is [], not {}"],
    [[1], [1, 2], "it.1 is missing"],
    [{ a: 1, b: undefined }, { a: 1 }, "it.b is undefined, and should not be there"],
    [{ a: { b: [1n] } }, { a: { b: [2n] } }, "it.a.b.0 is 1n, not 2n"],
  ])("%o and %o", (actual, expected, found) => {
    expect(difference(actual, expected)).toBe(found);
  });
});
