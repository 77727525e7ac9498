import { hash53 } from "./hash53.ts";
import { NumberMap } from "./number-map.ts";

/** Maximum for one period; beyond it, the oldest nonces are forgotten. */
const MOST_PER_PERIOD = 500_000;

/**
 * Remembers the used nonces of a key set while their timestamps are inside the window. Stores 53-bit hashes in two maps, for the
 * current and the previous period, so that no nonce is forgotten early.
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

  /** False if the nonce was used before. `until`: when the timestamp sent with it leaves the window. */
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
