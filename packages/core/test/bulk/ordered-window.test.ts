import { expect, it } from "vitest";
import { orderedWindow } from "../../src/bulk/ordered-window.ts";
import { settle } from "./support.ts";

const options = { concurrency: 2, size: 4, signal: undefined, accept: () => true, onEnd: () => {} };

it("yields results in the order of the values, and drops values that are not accepted", async () => {
  const found: number[] = [];
  const work = async (value: number): Promise<number> => {
    for (let turn = 0; turn < 5 - value; turn++) await Promise.resolve();
    return value * 10;
  };
  for await (const result of orderedWindow([1, 2, 3, 4], work, { ...options, accept: (value) => value !== 3 })) {
    found.push(result);
  }
  expect(found).toEqual([10, 20, 40]);
});

it("never works on more than it may, nor holds more than its size", async () => {
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const work = (value: number): Promise<number> => {
    started.push(value);
    return new Promise((resolve) => {
      finish[value] = () => resolve(value);
    });
  };
  const results = orderedWindow([0, 1, 2, 3, 4, 5, 6, 7], work, options);
  const first = results.next();
  await settle();
  expect(started).toEqual([0, 1]);
  for (let value = 1; value < 4; value++) {
    finish[value]?.();
    await settle();
  }
  expect(started).toEqual([0, 1, 2, 3]);
  finish[0]?.();
  expect(await first).toEqual({ done: false, value: 0 });
  await settle();
  expect(started).toEqual([0, 1, 2, 3, 4]);
  await results.return();
});

it("throws the reason of its signal, and what a late end of the source throws comes after the results", async () => {
  const reason = new Error("enough");
  const aborted = orderedWindow([1], async (value) => value, { ...options, signal: AbortSignal.abort(reason) });
  await expect(aborted.next()).rejects.toBe(reason);
  const onEnd = (): never => {
    throw new RangeError("too few");
  };
  const ended = orderedWindow([1], async (value) => value, { ...options, onEnd });
  expect((await ended.next()).value).toBe(1);
  await expect(ended.next()).rejects.toThrow("too few");
});
