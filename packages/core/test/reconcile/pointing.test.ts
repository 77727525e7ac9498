import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { laterCatchUp } from "../../src/reconcile/later-catch-up.ts";
import { pointing, pointingEach } from "../../src/reconcile/pointing.ts";
import { failure } from "../support/client.ts";

/** Marks what was pointed at the caller. */
const origin = <E>(error: E): E => `pointed ${String(error)}` as E;
const all = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
};

describe("failures point at the caller", () => {
  it("of an asynchronous function", async () => {
    expect(await pointing(origin, async () => 5)).toBe(5);
    expect(await failure(pointing(origin, () => Promise.reject(new InputError("no"))))).toBe("pointed InputError: no");
  });

  it("of a value of the caller's that throws", async () => {
    const error = new RangeError("no");
    const same = <E>(one: E): E => one;
    expect(await failure(pointing(same, () => Promise.reject(error)))).toMatchObject({
      name: "InputError",
      cause: error,
    });
  });

  it("of an asynchronous generator", async () => {
    async function* work() {
      yield 1;
      yield 2;
    }
    async function* broken() {
      yield 1;
      throw new InputError("no");
    }
    expect(await all(pointingEach(origin, work))).toEqual([1, 2]);
    expect(await failure(all(pointingEach(origin, broken)))).toBe("pointed InputError: no");
  });
});

it("a run is loaded when its loop begins, and tells afterwards how far it came", async () => {
  let loads = 0;
  const walked = { end: "list" };
  const run = laterCatchUp(async () => {
    loads++;
    return {
      walked,
      async *[Symbol.asyncIterator]() {
        yield "a";
        yield "b";
      },
    } as never;
  });
  expect([loads, run.walked]).toEqual([0, undefined]);
  expect(await all(run)).toEqual(["a", "b"]);
  expect([loads, run.walked]).toEqual([1, walked]);
});
