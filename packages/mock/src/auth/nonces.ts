/** Remembers which nonces were used, as long as their timestamps are inside the window, and no more than `capacity` of them. */
export class Nonces {
  readonly #until = new Map<string, number>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** False when the key used the nonce before. `until`: when the timestamp that came with it falls out of the window. */
  use(accessKey: string, nonce: string, now: number, until: number): boolean {
    const key = `${accessKey} ${nonce}`;
    const before = this.#until.get(key);
    if (before !== undefined && before >= now) return false;
    // Inserted anew, so that the oldest stand first.
    this.#until.delete(key);
    this.#until.set(key, until);
    if (this.#until.size > this.#capacity) this.#makeRoom(now);
    return true;
  }

  clear(): void {
    this.#until.clear();
  }

  get size(): number {
    return this.#until.size;
  }

  /** Drops what has expired; if that is less than a tenth, the oldest as well. */
  #makeRoom(now: number): void {
    for (const [key, until] of this.#until) if (until < now) this.#until.delete(key);
    const target = Math.floor(this.#capacity * 0.9);
    for (const key of this.#until.keys()) {
      if (this.#until.size <= target) break;
      this.#until.delete(key);
    }
  }
}
