/** Random numbers of a seed (mulberry32), so that a failing walk can be walked again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  int(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.int(list.length)];
  }

  chance(percent: number): boolean {
    return this.int(100) < percent;
  }
}
