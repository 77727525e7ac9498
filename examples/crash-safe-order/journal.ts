// What was begun and what is done, one JSON line each, on the disk before anything is sent.
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

export interface Entry {
  /** Your own order number. */
  readonly number: string;
  /** `creating`, `paying`: about to be sent, so that a crash leaves a trace. `refused`: surely not carried out. */
  readonly step: "creating" | "refused" | "created" | "paying" | "paid";
  readonly orderId?: string;
  /** When, ISO 8601. */
  readonly at: string;
}

export interface Journal {
  /** What is known of an order: its last entry, and its id once it has one. */
  last(number: string): (Entry & { readonly since: Date }) | undefined;
  /** Returns when the entry is on the disk. */
  write(entry: Omit<Entry, "at">): void;
  close(): void;
}

export function openJournal(path: string): Journal {
  const file = openSync(path, "a+");
  const lines = readFileSync(path, "utf8").split("\n");
  // A line that was cut off by a crash was never relied on. The next one must not be glued to it.
  if (lines.pop() !== "") writeSync(file, "\n");
  const entries = new Map<string, Entry>();
  for (const line of lines) {
    const entry = parse(line);
    if (entry) entries.set(entry.number, { ...entries.get(entry.number), ...entry });
  }

  return {
    last(number) {
      const entry = entries.get(number);
      return entry && { ...entry, since: new Date(entry.at) };
    },
    write(given) {
      const entry = { ...given, at: new Date().toISOString() };
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
      entries.set(entry.number, { ...entries.get(entry.number), ...entry });
    },
    close: () => closeSync(file),
  };
}

function parse(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
