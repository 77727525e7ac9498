/**
 * What the worker writes while it tries mutants, one JSON line each. The journal outlives a worker that hangs or was left dirty by a
 * mutant: the next worker goes on where it ends.
 */
export type Entry =
  /** A test file cannot be loaded, or a test fails without any mutant. */
  | { readonly kind: "broken"; readonly what: string; readonly message: string }
  /** What ran while modules were loaded: only a fresh process could try these mutants. */
  | { readonly kind: "loaded"; readonly mutants: readonly string[] }
  /** A test passed without a mutant, and how often it reached which mutants. */
  | {
      readonly kind: "reached";
      readonly test: string;
      readonly name: string;
      readonly file: string;
      readonly ms: number;
      readonly hits: Readonly<Record<string, number>>;
    }
  | { readonly kind: "try"; readonly mutant: string }
  | { readonly kind: "killed"; readonly mutant: string; readonly test: string; readonly message: string }
  | { readonly kind: "timeout"; readonly mutant: string }
  /** After this mutant the test fails without a mutant too: a fresh worker tries it first. */
  | { readonly kind: "suspect"; readonly mutant: string }
  /** The test fails without a mutant after others have run: a fresh worker tells whether it always does. */
  | { readonly kind: "dirty"; readonly test: string }
  | { readonly kind: "done"; readonly test: string };

export interface State {
  readonly settled: Map<string, Extract<Entry, { kind: "killed" | "timeout" }>>;
  readonly reached: Map<string, Extract<Entry, { kind: "reached" }>>;
  readonly loaded: Set<string>;
  readonly done: Set<string>;
  /** Of the test that is under way. */
  readonly tried: Set<string>;
  /** How long the tests take, without a mutant, that a mutant has met. */
  readonly spent: Map<string, number>;
  readonly suspects: Map<string, number>;
  readonly broken: Map<string, string>;
  last: Entry | undefined;
  /** The test file that was under way, and how long its test took. */
  lastFile: string | undefined;
  lastMs: number;
}

export function readJournal(text: string): State {
  const state: State = {
    settled: new Map(),
    reached: new Map(),
    loaded: new Set(),
    done: new Set(),
    tried: new Set(),
    spent: new Map(),
    suspects: new Map(),
    broken: new Map(),
    last: undefined,
    lastFile: undefined,
    lastMs: 0,
  };
  for (const line of text.split("\n")) if (line !== "") add(state, JSON.parse(line) as Entry);
  return state;
}

function add(state: State, entry: Entry): void {
  state.last = entry;
  switch (entry.kind) {
    case "broken":
      state.broken.set(entry.what, entry.message);
      break;
    case "loaded":
      for (const mutant of entry.mutants) state.loaded.add(mutant);
      break;
    case "reached":
      state.reached.set(entry.test, entry);
      state.lastFile = entry.file;
      state.lastMs = entry.ms;
      break;
    case "try":
      state.tried.add(entry.mutant);
      state.spent.set(entry.mutant, (state.spent.get(entry.mutant) ?? 0) + state.lastMs);
      break;
    case "killed":
    case "timeout":
      state.settled.set(entry.mutant, entry);
      break;
    case "suspect":
      state.suspects.set(entry.mutant, (state.suspects.get(entry.mutant) ?? 0) + 1);
      state.tried.delete(entry.mutant);
      break;
    case "done":
      state.done.add(entry.test);
      state.tried.clear();
  }
}
