/** Answers write years with four digits. */
const LATEST = Date.UTC(9999, 0);

/** Whether a clock can show a time: epoch milliseconds from 1970 until the year 9999. */
export const isClockTime = (time: number): boolean => time >= 0 && time <= LATEST;

/** The clock of one world: real time, moved forward by hand. */
export class WorldClock {
  readonly #base: () => number;
  #offset = 0;
  #moved = false;
  #judgesTimestamps = false;

  /** `startAt`: the current time of the clock, in epoch milliseconds; absent: the time of `base`. */
  constructor(base: () => number, startAt?: number) {
    this.#base = base;
    if (startAt !== undefined) {
      this.#offset = startAt - base();
      this.#moved = true;
    }
  }

  /** Whole milliseconds, even if the real clock has fractions: times become parts of ids. */
  now(): number {
    return Math.floor(this.#base() + this.#offset);
  }

  /** It shows another time than the real one. */
  get moved(): boolean {
    return this.#moved;
  }

  /** The time that timestamps of requests are compared with, and that the `date` header shows. */
  judged(): number {
    return this.#judgesTimestamps ? this.now() : this.#base();
  }

  /** Real milliseconds until the clock shows a time, if it is not moved before. */
  realMsUntil(time: number): number {
    return Math.max(0, time - this.now());
  }

  /**
   * Moves forward only: an earlier time has no effect.
   *
   * @throws TypeError for a time that no clock shows
   */
  moveTo(time: number): void {
    checkClockTime(time);
    const ahead = time - this.now();
    if (ahead <= 0) return;
    this.#offset += ahead;
    this.#moved = true;
  }

  /**
   * Sets the time of a snapshot, which may be in the past.
   *
   * @throws TypeError for a time that no clock shows
   */
  set(time: number): void {
    checkClockTime(time);
    this.#offset = time - this.#base();
    this.#moved = true;
  }

  judgeTimestamps(): void {
    this.#judgesTimestamps = true;
  }
}

/** @throws TypeError for a time that no clock shows */
export function checkClockTime(time: number): void {
  if (!isClockTime(time))
    throw new TypeError(`${time} is not a time of a clock: it shows 1970 to 9998, in milliseconds`);
}
