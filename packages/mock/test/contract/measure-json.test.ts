import { describe, expect, it } from "vitest";
import { measureJson } from "../../src/contract/measure-json.ts";

describe("measureJson", () => {
  it.each([
    ["5", 0],
    ["[]", 1],
    ['{"a":[{"b":[]}]}', 4],
    ['"[[[["', 0],
    ['{"a":"\\"[[[[","b":[]}', 2],
    ['{"a":"\\\\","b":[]}', 2],
    ['["\\\\\\"[[["]', 1],
    ['["never closed [[[', 1],
    ["[],[]", 1],
  ])("depth of %s is %i", (text, depth) => {
    expect(measureJson(text, 100, 100).depth).toBe(depth);
  });

  it("never counts less than there is", () => {
    for (const value of [[], [1, 2, 3], { a: 1, b: [2, 3] }, [[], [], {}], "a,b,c", [[[1]]]]) {
      let real = 0;
      JSON.stringify(value, (_, item: unknown) => {
        real++;
        return item;
      });
      expect(measureJson(JSON.stringify(value), 100, 100).values).toBeGreaterThanOrEqual(real);
    }
  });

  it("stops once a limit is passed", () => {
    expect(measureJson("[".repeat(1000), 10, 10_000).depth).toBe(11);
    expect(measureJson(`[${"1,".repeat(1000)}1]`, 10, 100).values).toBe(101);
  });
});
