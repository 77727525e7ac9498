import { describe, expect, it } from "vitest";
import { explore, type ModelOptions, walk } from "./model.ts";

/** `PANDAPON_MODEL=full` goes through all states of two processes with two calls each and a crash: some minutes. */
const isFull = process.env.PANDAPON_MODEL === "full";

const base: ModelOptions = {
  keys: ["K"],
  hasMark: true,
  crashes: 1,
  calls: 2,
  fates: ["answered", "lost", "late", "dropped", "refused"],
};

describe("in every state that can be reached, no promise is broken", () => {
  it.each<[string, ModelOptions]>([
    ["one process that dies once, an order with a number", { ...base, calls: 3 }],
    ["one process that dies once, an order known by its lines", { ...base, hasMark: false }],
    [
      "two processes with the same key",
      { ...base, keys: ["K", "K"], crashes: 0, calls: 1, fates: ["lost", "dropped"] },
    ],
    ["two processes, one of which dies", { ...base, keys: ["K", "K"], calls: 1, fates: ["lost", "late"] }],
  ])(
    "%s",
    async (_, options) => {
      const { states, isComplete, problem, path } = await explore(options, 200_000);
      expect({ problem, path }).toEqual({ problem: undefined, path: undefined });
      expect(isComplete).toBe(true);
      expect(states).toBeGreaterThan(100);
    },
    240_000,
  );

  it.runIf(isFull)(
    "two processes with two calls each, one of which dies",
    async () => {
      const result = await explore({ ...base, keys: ["K", "K"] }, 2_000_000);
      expect(result).toMatchObject({ isComplete: true });
      expect(result.problem).toBeUndefined();
    },
    3_600_000,
  );
});

describe("nor on long random walks", () => {
  it.each<[string, ModelOptions]>([
    ["three processes with the same key", { ...base, keys: ["K", "K", "K"], crashes: 3, calls: 6 }],
    [
      "three processes, orders known by their lines",
      { ...base, keys: ["K", "K", "K"], hasMark: false, crashes: 3, calls: 6 },
    ],
    ["twins: keys of the same lines", { ...base, keys: ["K", "L", "K"], hasMark: false, crashes: 2, calls: 6 }],
    ["three keys of the same lines", { ...base, keys: ["K", "L", "M"], hasMark: false, crashes: 2, calls: 8 }],
  ])(
    "%s",
    async (_, options) => {
      let seed = 20_261_127;
      const random = (): number => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
        return seed / 0x80000000;
      };
      for (let run = 0; run < 60; run++) expect(await walk(options, 150, random)).toBeUndefined();
    },
    240_000,
  );
});
