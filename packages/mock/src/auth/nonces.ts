import { hash53 } from "./hash53.ts";
import { NumberMap } from "./number-map.ts";

/** Within one period; beyond that, the oldest are forgotten. */
const MOST_PER_PERIOD = 500_000;

/**
 * Remembers which nonces of a key set were used, for as long as their timestamps are inside the window. Kept as hashes of 53 bits in
 * two maps, one for this period and one for the last, so that none is forgotten early.
 */
export class Nonces {
  readonly #periodMs: number;
  #current = new NumberMap();
  #previous = new NumberMap();
  #period = 0;

  /** `periodMs`: the longest time from the use of a nonce to the end of its window. */
  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /** False when the nonce was used before. `until`: when the timestamp that came with it falls out of the window. */
  use(nonce: string, now: number, until: number): boolean {
    this.#turn(Math.floor(now / this.#periodMs));
    const hash = hash53(nonce);
    const before = this.#current.get(hash) ?? this.#previous.get(hash);
    if (before !== undefined && before >= now) return false;
    if (this.#current.size >= MOST_PER_PERIOD) this.#shift();
    this.#current.set(hash, until);
    return true;
  }

  clear(): void {
    this.#current = new NumberMap();
    this.#previous = new NumberMap();
  }

  #shift(): void {
    this.#previous = this.#current;
    this.#current = new NumberMap();
  }

  #turn(period: number): void {
    if (period <= this.#period) return;
    const isNext = period === this.#period + 1;
    this.#shift();
    if (!isNext) this.#previous = new NumberMap();
    this.#period = period;
  }
}
