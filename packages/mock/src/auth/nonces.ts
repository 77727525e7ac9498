import { hash53 } from "./hash53.ts";
import { NumberSet } from "./number-set.ts";

/** Within one period; beyond that, the oldest are forgotten. */
const MOST_PER_PERIOD = 1_000_000;

/**
 * Remembers which nonces of a key set were used, for as long as a timestamp that came with one can be inside the window. Kept as
 * hashes of 53 bits in two sets, one for this period and one for the last: a million nonces cost 16 MB, and none is forgotten early.
 */
export class Nonces {
  readonly #periodMs: number;
  #current = new NumberSet();
  #previous = new NumberSet();
  #period = 0;

  /** `periodMs`: the longest time from the use of a nonce to the end of its window. */
  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /** False when the nonce was used before. */
  use(nonce: string, now: number): boolean {
    this.#turn(Math.floor(now / this.#periodMs));
    const hash = hash53(nonce);
    if (this.#previous.has(hash)) return false;
    if (this.#current.size >= MOST_PER_PERIOD) this.#shift();
    return this.#current.add(hash);
  }

  clear(): void {
    this.#current = new NumberSet();
    this.#previous = new NumberSet();
  }

  #shift(): void {
    this.#previous = this.#current;
    this.#current = new NumberSet();
  }

  #turn(period: number): void {
    if (period <= this.#period) return;
    const next = period === this.#period + 1;
    this.#shift();
    if (!next) this.#previous = new NumberSet();
    this.#period = period;
  }
}
