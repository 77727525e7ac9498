/** The bytes of a text. They stay unchanged until every holder has released them. */
export interface Slice {
  readonly bytes: Uint8Array;
  /** Call it at once. Keeps the bytes until the returned function is called; without that call, they are never reused. */
  keep(): () => void;
}

interface Slab {
  readonly memory: Buffer;
  /** Where the next text goes. */
  end: number;
  keepers: number;
}

const SLAB_BYTES = 1024 * 1024;
/** Free slabs: as many as the journal can fill. */
const MOST_FREE = 10;
/** Bytes that a UTF-16 unit takes in UTF-8, at most. */
const UTF8_BYTES = 3;

/**
 * Memory for large answers, reused once an answer was sent and forgotten. If each answer had its own buffer, memory outside the
 * heap would grow with every answer until the next full collection.
 */
export class Slabs {
  readonly #free: Slab[] = [];
  #current: Slab | undefined;

  write(text: string): Slice {
    const room = UTF8_BYTES * text.length;
    if (room > SLAB_BYTES) return { bytes: Buffer.from(text), keep: () => () => undefined };
    const slab = this.#withRoom(room);
    const start = slab.end;
    slab.end += slab.memory.write(text, start);
    return { bytes: slab.memory.subarray(start, slab.end), keep: () => this.#keep(slab) };
  }

  #withRoom(room: number): Slab {
    const last = this.#current;
    if (last !== undefined && last.end + room <= SLAB_BYTES) return last;
    const next = this.#free.shift() ?? { memory: Buffer.allocUnsafeSlow(SLAB_BYTES), end: 0, keepers: 0 };
    this.#current = next;
    if (last !== undefined) this.#reuse(last);
    return next;
  }

  #keep(slab: Slab): () => void {
    slab.keepers++;
    let isKept = true;
    return () => {
      if (!isKept) return;
      isKept = false;
      slab.keepers--;
      this.#reuse(slab);
    };
  }

  #reuse(slab: Slab): void {
    if (slab.keepers > 0 || slab === this.#current || this.#free.length === MOST_FREE) return;
    slab.end = 0;
    this.#free.push(slab);
  }
}
