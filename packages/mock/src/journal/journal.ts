import type { Violation } from "../contract/violation.ts";

/** One request that the mock answered. Secrets are masked. */
export interface JournalEntry {
  /** Counts from 1 since the start or the last `reset()`. */
  readonly number: number;
  /** When it came in, epoch milliseconds of the mock's clock. */
  readonly at: number;
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent when no operation matched. */
  readonly operationId?: string;
  readonly params: Readonly<Record<string, string>>;
  /** As sent; cut after 100 000 characters. */
  readonly rawBody: string;
  /** Read without loss: integers beyond 2^53 − 1 as text. Absent when there is none or it is not JSON. */
  readonly body?: unknown;
  readonly status: number;
  /** `code` of the envelope. */
  readonly code?: number;
  /** Why it was refused, in words for programs; `tolerated` reasons of `auth: "lenient"` too. */
  readonly reason?: string;
  /** What in the request breaks the description: the first hundred. */
  readonly violations: readonly Violation[];
  /** How many there are. */
  readonly violationCount: number;
  /** What in the mock's own answer breaks the description: always empty, unless the mock has a fault. */
  readonly answerViolations: readonly Violation[];
  /** Name of the example that was answered: asked for with the header `prefer: example=…`, or paired with the request. */
  readonly example?: string;
  /** Time taken, milliseconds. */
  readonly ms: number;
}

const MOST_ENTRIES = 1000;
const MOST_BYTES = 8_000_000;

/** The last requests: no more than 1000, and no more than 8 MB of bodies. */
export class Journal {
  #kept: { readonly entry: JournalEntry; readonly bytes: number }[] = [];
  #bytes = 0;
  #count = 0;

  /** `bytes`: size of the body. */
  add(entry: Omit<JournalEntry, "number">, bytes: number): JournalEntry {
    const numbered = { number: ++this.#count, ...entry };
    this.#kept.push({ entry: numbered, bytes });
    this.#bytes += bytes;
    while (this.#kept.length > 1 && (this.#kept.length > MOST_ENTRIES || this.#bytes > MOST_BYTES)) {
      this.#bytes -= this.#kept.shift()?.bytes ?? 0;
    }
    return numbered;
  }

  list(): readonly JournalEntry[] {
    return this.#kept.map(({ entry }) => entry);
  }

  clear(): void {
    this.#kept = [];
    this.#bytes = 0;
    this.#count = 0;
  }
}
