/** A journal as the pool sees it. */
export interface Pooled {
  /** Forgets all rows up to this number. */
  forgetUpTo(number: number): void;
}

interface Held {
  readonly journal: Pooled;
  readonly number: number;
  readonly bytes: number;
}

/** Bounds the memory of all journals together: the oldest rows go first, across worlds. */
export class JournalPool {
  readonly #mostRows: number;
  readonly #mostBytes: number;
  #held: Held[] = [];
  #bytes = 0;

  constructor(mostRows = 10_000, mostBytes = 8_000_000) {
    this.#mostRows = mostRows;
    this.#mostBytes = mostBytes;
  }

  add(journal: Pooled, number: number, bytes: number): void {
    this.#held.push({ journal, number, bytes });
    this.#bytes += bytes;
    if (this.#held.length > this.#mostRows || this.#bytes > this.#mostBytes) this.#makeRoom();
  }

  /** Called when the journal has forgotten all its rows. */
  release(journal: Pooled): void {
    this.#held = this.#held.filter((held) => held.journal !== journal);
    this.#bytes = this.#held.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Forgets a tenth at a time, which costs almost nothing per row. Keeps the newest row. */
  #makeRoom(): void {
    let rows = this.#held.length;
    let bytes = this.#bytes;
    let end = 0;
    while (end < this.#held.length - 1 && (rows > 0.9 * this.#mostRows || bytes > 0.9 * this.#mostBytes)) {
      bytes -= this.#held[end]?.bytes ?? 0;
      rows--;
      end++;
    }
    const last = new Map<Pooled, number>();
    for (const { journal, number } of this.#held.splice(0, end)) last.set(journal, number);
    for (const [journal, number] of last) journal.forgetUpTo(number);
    this.#bytes = bytes;
  }
}
