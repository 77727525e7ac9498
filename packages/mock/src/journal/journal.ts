import type { JournalEntry, JournalEvent, JournalRow } from "./entry.ts";
import type { Inspection } from "./inspection.ts";
import type { JournalPool } from "./pool.ts";

/** What a row costs besides bodies and answers, about. */
const ROW_BYTES = 1500;

type Inspector = () => Inspection;

/** The last requests of a world, and what happened in it between them. */
export class Journal {
  readonly #pool: JournalPool;
  readonly #listeners = new Set<(row: JournalRow) => void>();
  #rows: JournalRow[] = [];
  /** Of each row; undefined: there is nothing to inspect. */
  #inspectors: (Inspector | undefined)[] = [];
  #count = 0;

  constructor(pool: JournalPool) {
    this.#pool = pool;
  }

  /** `bytes`: size of body and answer. */
  add(entry: Omit<JournalEntry, "number" | "kind">, bytes: number, inspector?: Inspector): JournalEntry {
    // `body` may be a getter: its descriptor is moved, not its value.
    const numbered: JournalEntry = Object.defineProperties(
      { kind: "request" as const, number: ++this.#count },
      Object.getOwnPropertyDescriptors(entry),
    ) as JournalEntry;
    this.#keep(numbered, bytes, inspector);
    return numbered;
  }

  note(event: Omit<JournalEvent, "number" | "kind">): JournalEvent {
    const numbered: JournalEvent = { kind: "event", number: ++this.#count, ...event };
    this.#keep(numbered, 0, undefined);
    return numbered;
  }

  /** Requests and events, the oldest first. */
  rows(): readonly JournalRow[] {
    return this.#rows;
  }

  /** The requests alone, the oldest first. */
  requests(): readonly JournalEntry[] {
    return this.#rows.filter((row) => row.kind === "request");
  }

  get(number: number): JournalRow | undefined {
    const first = this.#rows[0]?.number ?? 0;
    return this.#rows[number - first];
  }

  /** Everything that can be said of a request. */
  inspection(number: number): Inspection | undefined {
    const first = this.#rows[0]?.number ?? 0;
    return this.#inspectors[number - first]?.();
  }

  /** Calls back with every new row, until the returned function is called. */
  listen(listener: (row: JournalRow) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#pool.release(this);
    this.#rows = [];
    this.#inspectors = [];
    this.#count = 0;
  }

  forgetUpTo(number: number): void {
    const first = this.#rows[0]?.number ?? 0;
    this.#rows.splice(0, number - first + 1);
    this.#inspectors.splice(0, number - first + 1);
  }

  #keep(row: JournalRow, bytes: number, inspector: Inspector | undefined): void {
    this.#rows.push(row);
    this.#inspectors.push(inspector);
    this.#pool.add(this, row.number, bytes + ROW_BYTES);
    for (const listener of this.#listeners) listener(row);
  }
}
