import type { CatchUp } from "./catch-up-types.ts";

/** A run whose code is loaded when its loop begins. */
export function laterCatchUp<Order>(load: () => Promise<CatchUp<Order>>): CatchUp<Order> {
  let run: CatchUp<Order> | undefined;
  return {
    get walked() {
      return run?.walked;
    },
    async *[Symbol.asyncIterator]() {
      run = await load();
      yield* run;
    },
  };
}
