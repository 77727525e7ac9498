import { LONGEST_MS } from "../faults/wait.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";

export interface WaitOptions {
  /** Real milliseconds, 5000 by default. */
  readonly timeoutMs?: number;
}

/**
 * Resolves to the first matching request of an operation, whether it has arrived already or arrives in time.
 *
 * @throws Error that says which requests arrived instead; TypeError for an unknown option
 */
export function waitFor(
  journal: Journal,
  operationId: string,
  predicate: (entry: JournalEntry) => boolean,
  { timeoutMs = 5000, ...others }: WaitOptions,
): Promise<JournalEntry> {
  for (const name of Object.keys(others)) throw new TypeError(`waitFor has no option "${name}"; there is timeoutMs`);
  const fits = (entry: JournalEntry): boolean => entry.operationId === operationId && predicate(journal.handOut(entry));
  const before = journal.requests().find(fits);
  if (before !== undefined) return Promise.resolve(before);
  return new Promise((resolve, reject) => {
    const stop = journal.listen((row) => {
      if (row.kind !== "request") return;
      try {
        if (!fits(row)) return;
      } catch (error) {
        done();
        return reject(error);
      }
      done();
      resolve(row);
    });
    const timer = setTimeout(
      () => {
        done();
        reject(new Error(`${operationId} did not come within ${timeoutMs} ms; ${seen(journal, operationId)}`));
      },
      Math.min(timeoutMs, LONGEST_MS),
    );
    function done(): void {
      clearTimeout(timer);
      stop();
    }
  });
}

function seen(journal: Journal, operationId: string): string {
  const requests = journal.requests();
  const same = requests.filter((entry) => entry.operationId === operationId).length;
  if (same > 0) return `${same} came that did not fit`;
  if (requests.length === 0) return "nothing came at all";
  const others = requests.slice(-5).map(({ operationId: id, method, path }) => id ?? `${method} ${path}`);
  return `the last that came: ${others.join(", ")}`;
}
