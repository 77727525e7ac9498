import { expect, it } from "vitest";
import { lazily } from "../../src/values/lazily.ts";

it("loads once, and not before it is asked", async () => {
  let loads = 0;
  const load = lazily(async () => ++loads);
  expect(loads).toBe(0);
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

it("says what failed, and loads again the next time", async () => {
  let loads = 0;
  const load = lazily(async () => {
    if (++loads === 1) throw new Error("offline");
    return loads;
  });
  await expect(load()).rejects.toThrow("offline");
  expect(await load()).toBe(2);
});
