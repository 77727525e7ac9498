import type { JournalEntry, JournalEvent, JournalRow } from "./entry.ts";
import type { JournalPool } from "./pool.ts";
import type { Sealed } from "./sealed.ts";

/** The approximate size of a row without bodies and answers. */
const ROW_BYTES = 1500;

/** The last requests of a world, and what happened in it between them. */
export class Journal {
  readonly #pool: JournalPool;
  readonly #listeners = new Set<(row: JournalRow) => void>();
  #rows: JournalRow[] = [];
  /** Of each row. */
  #sealed: (Sealed | undefined)[] = [];
  /** By row: releases the memory of its answer. */
  #releases: ((() => void) | undefined)[] = [];
  #count = 0;

  constructor(pool: JournalPool) {
    this.#pool = pool;
  }

  /** Adds an entry and sets its number. `bytes`: size of body and answer. `release`: called once the entry is forgotten. */
  add(
    entry: Omit<JournalEntry, "number" | "kind">,
    bytes: number,
    sealed?: Sealed,
    release?: () => void,
  ): JournalEntry {
    // Not copied: `body` may be a getter, and copies would double the cost of a request.
    const numbered: JournalEntry = Object.assign(entry, { kind: "request" as const, number: ++this.#count });
    this.#keep(numbered, bytes, sealed, release);
    return numbered;
  }

  note(event: Omit<JournalEvent, "number" | "kind">): JournalEvent {
    const numbered: JournalEvent = { kind: "event", number: ++this.#count, ...event };
    this.#keep(numbered, 0);
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

  /** Prepares an entry for the user: its answer stays readable after the journal has forgotten it. */
  handOut(entry: JournalEntry): JournalEntry {
    const first = this.#rows[0]?.number ?? 0;
    this.#releases[entry.number - first] = undefined;
    return entry;
  }

  get(number: number): JournalRow | undefined {
    const first = this.#rows[0]?.number ?? 0;
    return this.#rows[number - first];
  }

  /** The facts that a request was judged by, by its number. */
  sealed(number: number): Sealed | undefined {
    const first = this.#rows[0]?.number ?? 0;
    return this.#sealed[number - first];
  }

  /** Calls back for every new row, until the returned function is called. */
  listen(listener: (row: JournalRow) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#pool.release(this);
    for (const release of this.#releases) release?.();
    this.#rows = [];
    this.#sealed = [];
    this.#releases = [];
    this.#count = 0;
  }

  forgetUpTo(number: number): void {
    const first = this.#rows[0]?.number ?? 0;
    this.#rows.splice(0, number - first + 1);
    this.#sealed.splice(0, number - first + 1);
    for (const release of this.#releases.splice(0, number - first + 1)) release?.();
  }

  #keep(row: JournalRow, bytes: number, sealed?: Sealed, release?: () => void): void {
    this.#rows.push(row);
    this.#sealed.push(sealed);
    this.#releases.push(release);
    this.#pool.add(this, row.number, bytes + ROW_BYTES);
    for (const listener of this.#listeners) listener(row);
  }
}
