import { expect, it } from "vitest";
import { checkDepth } from "../../src/values/check-depth.ts";
import { failure, offline } from "../support/client.ts";
import { createThing, getThing } from "../support/operations.ts";

const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

it("refuses a long text that is nested more than 10,000 levels", () => {
  for (const json of [
    "[".repeat(1e6),
    nested(60_000),
    '{"a":'.repeat(30_000),
    `{"a":"${"x".repeat(1e5)}","b":${nested(10_001)}}`,
  ])
    expect(() => checkDepth(json)).toThrow(RangeError);
});

it("accepts flat texts, short texts, and brackets inside a text", () => {
  for (const json of [
    `[${"[[]],".repeat(50_000)}[]]`,
    nested(10_001),
    JSON.stringify({ text: '[{\\"'.repeat(50_000) }),
    `${nested(10_000)}${" ".repeat(1e5)}`,
    `"${"[".repeat(1e5)}`,
    "\\".repeat(1e5),
  ])
    expect(() => checkDepth(json)).not.toThrow();
});

it("is asked before an answer is parsed", async () => {
  const { client } = offline(() => new Response(`{"code":200,"data":${"[".repeat(1e6)}`), { retries: 0 });
  const message = expect.stringContaining("nested too deeply to be read");
  expect(await failure(client.call(getThing, {}))).toMatchObject({ name: "ProtocolError", message });
  expect(await failure(client.call(createThing, {}))).toMatchObject({ name: "OutcomeUnknownError", message });
});
