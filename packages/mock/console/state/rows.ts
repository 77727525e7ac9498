import type { EventSummary, RequestSummary } from "../api/shapes.ts";
import type { Signal } from "./signal.ts";

/** One request of the stream. */
export interface RequestRow {
  readonly kind: "request";
  readonly n: number;
  readonly item: RequestSummary;
  /** Everything that a filter looks at, in lower case. */
  readonly words: string;
}

/** What the world did between two requests, or by one move of its clock: one row. */
export interface EventsRow {
  readonly kind: "events";
  /** Number of the first. */
  readonly n: number;
  readonly items: readonly EventSummary[];
  readonly words: string;
}

export type Row = RequestRow | EventsRow;

export interface Filter {
  readonly kind: string;
  readonly words: string;
  /** Without the automatic events of the world. */
  readonly requestsOnly: boolean;
}

export const MOST_ROWS = 10_000;

/** The newest rows, the oldest first, and those of them that fit the filter. Both lists grow in place: read them after `version`. */
export class Rows {
  readonly version: Signal<number>;
  readonly all: Row[] = [];
  shown: Row[] = [];
  #requests = 0;
  #filter: Filter = { kind: "all", words: "", requestsOnly: false };

  constructor(version: Signal<number>) {
    this.version = version;
  }

  /** Adds newer rows, in their order; those that are there already are passed over. */
  add(items: readonly (RequestSummary | EventSummary)[]): void {
    for (const item of items) {
      if (item.n <= this.newest) continue;
      const last = this.all.at(-1);
      if (isEvent(item) && last?.kind === "events" && !startsGroup(item)) {
        const grown = eventsRow([...last.items, item]);
        this.all[this.all.length - 1] = grown;
        if (this.shown.at(-1) === last) this.shown.pop();
        if (fits(grown, this.#filter)) this.shown.push(grown);
        continue;
      }
      const row = isEvent(item) ? eventsRow([item]) : requestRow(item);
      if (row.kind === "request") this.#requests++;
      this.all.push(row);
      if (fits(row, this.#filter)) this.shown.push(row);
    }
    this.#drop();
    this.version.value++;
  }

  /** How many of them are requests. */
  get requests(): number {
    return this.#requests;
  }

  get newest(): number {
    const last = this.all.at(-1);
    if (last === undefined) return 0;
    return last.kind === "request" ? last.n : (last.items.at(-1)?.n ?? last.n);
  }

  filter(filter: Filter): void {
    this.#filter = filter;
    this.shown = this.all.filter((row) => fits(row, filter));
    this.version.value++;
  }

  clear(): void {
    this.all.length = 0;
    this.#requests = 0;
    this.shown = [];
    this.version.value++;
  }

  #drop(): void {
    const many = this.all.length - MOST_ROWS;
    if (many <= 0) return;
    const gone = new Set(this.all.splice(0, many));
    for (const row of gone) if (row.kind === "request") this.#requests--;
    const kept = this.shown.findIndex((row) => !gone.has(row));
    this.shown.splice(0, kept < 0 ? this.shown.length : kept);
  }
}

export const isEvent = (item: RequestSummary | EventSummary): item is EventSummary => "event" in item;

const startsGroup = ({ event }: EventSummary): boolean => event === "clock" || event === "reset";

const requestRow = (item: RequestSummary): RequestRow => ({
  kind: "request",
  n: item.n,
  item,
  words:
    `#${item.n} ${item.method} ${item.path} ${item.operationId ?? ""} ${item.status} ${item.code ?? ""} ${item.source ?? ""} ${item.summary.en} ${item.summary.zh}`.toLowerCase(),
});

const eventsRow = (items: readonly EventSummary[]): EventsRow => ({
  kind: "events",
  n: items[0]?.n ?? 0,
  items,
  words: items
    .map(({ summary, orderId = "" }) => `${summary.en} ${summary.zh} ${orderId}`)
    .join(" ")
    .toLowerCase(),
});

function fits(row: Row, { kind, words, requestsOnly }: Filter): boolean {
  if (row.kind === "events" && (requestsOnly || kind !== "all")) return false;
  if (row.kind === "request" && kind === "warned" && row.item.warnings === 0) return false;
  if (row.kind === "request" && kind !== "all" && kind !== "warned" && row.item.kind !== kind) return false;
  return words === "" || row.words.includes(words);
}
