import type { JournalEntry } from "./entry.ts";

/** Calls the user's logger. A failing logger affects no answer and does not end the process: the process emits a warning. */
export function callLogger(logger: (entry: JournalEntry) => unknown, entry: JournalEntry): void {
  try {
    Promise.resolve(logger(entry)).catch(warn);
  } catch (error) {
    warn(error);
  }
}

const warn = (error: unknown): void =>
  process.emitWarning(`the logger failed: ${error instanceof Error ? error.message : String(error)}`, "MockLogger");
