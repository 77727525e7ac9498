import { hash32, nextRandom } from "../../../src/state/random.ts";

/** Chance that the same seed repeats. */
export interface Dice {
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  chance(percent: number): boolean;
  /** One of a list; `undefined` of an empty one. */
  pick<T>(list: readonly T[]): T | undefined;
  /** Some of a list, in its order. */
  some<T>(list: readonly T[], most: number): T[];
}

export function createDice(seed: string): Dice {
  let state = hash32(seed);
  const roll = (): number => {
    const next = nextRandom(state);
    state = next.state;
    return next.value;
  };
  const between = (least: number, most: number): number => least + Math.floor(roll() * (most - least + 1));
  return {
    between,
    chance: (percent) => roll() * 100 < percent,
    pick: (list) => list[between(0, list.length - 1)],
    some: (list, most) => {
      const count = between(1, most);
      const indexes = new Set(Array.from({ length: count }, () => between(0, Math.max(0, list.length - 1))));
      return [...indexes].sort((a, b) => a - b).flatMap((index) => list[index] ?? []);
    },
  };
}
