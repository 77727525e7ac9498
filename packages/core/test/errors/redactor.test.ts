import { expect, it } from "vitest";
import { createRedactor, InputError } from "../../src/index.ts";

it("removes each secret of a list, of a set and of a generator", () => {
  const text = "first-secret, second-secret, SP";
  const secrets = ["first-secret", undefined, "second-secret", "SP"];
  for (const list of [secrets, new Set(secrets), secrets.values()])
    expect(createRedactor(list)(text)).toBe("[redacted], [redacted], SP");
});

it.each([
  ["secrets is not an object", "first-secret"],
  ["secrets is not an object", undefined],
  ["secrets is not an object", null],
  ["secrets is not a list", { a: "first-secret" }],
])("%s: %j", (message, secrets) => {
  expect(() => createRedactor(secrets as never)).toThrow(new InputError(message));
});
