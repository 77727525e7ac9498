// Vitest's runner in the worker. StrykerJS's own starts vitest anew for each mutant, which takes 2 s. Here all modules are loaded once, and
// each test is repeated with every mutant that it reaches and that no test before it has killed.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { relative } from "node:path";
import { type RunnerTestCase, type RunnerTestFile, TestRunner, vi } from "vitest";
import { type Entry, readJournal } from "./journal.ts";

/** What StrykerJS puts into mutated code reads and writes this. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

// Taken before a test puts its own clock in their place.
const { setTimeout, clearTimeout, performance } = globalThis;
const scope = globalThis as { __stryker__?: Switch };
scope.__stryker__ ??= {};
const stryker = scope.__stryker__;
const path = process.env.MUTATION_JOURNAL ?? "";
const parent = Number(process.env.MUTATION_PARENT);
/** A mutant in a loop is reached more often than this, times what is usual. */
const HITS = 100;
/** A quick test is always tried. */
const QUICK_MS = 10;
/** A mutant that tests of so many milliseconds do not notice has survived. */
const ENOUGH_MS = Number(process.env.MUTATION_MS ?? 1500);

export default class MutantRunner extends TestRunner {
  readonly #state = readJournal(readFileSync(path, "utf8"));
  readonly #journal = openSync(path, "a");
  #queue: string[] = [];
  #phase: "first" | "mutant" | "check" = "first";
  #mutant: string | undefined;
  #found: { readonly timedOut: boolean; readonly message: string } | undefined;
  #checks = 0;
  #hits: Readonly<Record<string, number>> = {};
  #ms = 0;
  #again = false;
  #loaded = 0;
  #hasTried = false;

  #write(entry: Entry): void {
    writeSync(this.#journal, `${JSON.stringify(entry)}\n`);
  }

  onCollected(files: RunnerTestFile[]): void {
    for (const { result, name } of files) {
      if (result?.state === "fail")
        this.#write({ kind: "broken", what: name, message: result.errors?.[0]?.message ?? "cannot be loaded" });
    }
    const loaded = Object.keys(stryker.mutantCoverage?.static ?? {});
    if (loaded.length > this.#loaded) this.#write({ kind: "loaded", mutants: loaded });
    this.#loaded = loaded.length;
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    if (this.#state.done.has(test.id)) test.mode = "skip";
    await super.onBeforeRunTask(test);
    this.#phase = "first";
    this.#mutant = undefined;
    this.#again = false;
    test.retry = { count: Number.MAX_SAFE_INTEGER, condition: () => this.#again };
  }

  override onBeforeTryTask(test: RunnerTestCase, options: { retry: number; repeats: number }): void {
    super.onBeforeTryTask(test, options);
    vi.useRealTimers(); // A test that was given up may have gone on, and taken them away from the next.
    if (!isAlive(parent)) process.kill(0, "SIGKILL"); // The run was broken off.
    delete test.result?.errors;
    if (test.result) test.result.attempts = [];
    stryker.currentTestId = this.#phase === "first" ? test.id : undefined;
    const mutant = this.#phase === "mutant" ? this.#mutant : undefined;
    stryker.activeMutant = mutant;
    stryker.hitCount = 0;
    stryker.hitLimit = HITS * (this.#hits[mutant ?? ""] ?? 0);
    if (mutant === undefined) return;
    this.#hasTried = true;
    this.#write({ kind: "try", mutant });
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const started = performance.now();
    const run = TestRunner.getTestFn(test);
    if (this.#phase === "first") {
      await run();
      this.#ms = performance.now() - started;
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      // In steps: a process that a busy machine has halted for long still gets its turns.
      const wait = (steps: number): void => {
        timer = setTimeout(() => (steps === 0 ? reject(new Error(LATE)) : wait(steps - 1)), 60 + 2 * this.#ms);
      };
      wait(4);
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  override async onAfterRetryTask(test: RunnerTestCase, options: { retry: number; repeats: number }): Promise<void> {
    await super.onAfterRetryTask(test, options);
    if (test.result?.state === "skip") return;
    const message = test.result?.state === "fail" ? (test.result.errors?.at(-1)?.message ?? "failed") : undefined;
    if (this.#phase === "first") this.#afterFirst(test, message);
    else if (this.#phase === "mutant") this.#afterMutant(message);
    else await this.#afterCheck(test, message);
    stryker.activeMutant = undefined;
    stryker.currentTestId = undefined;
    if (!this.#again) this.#write({ kind: "done", test: test.id });
    if (this.#phase === "first") return; // It failed, without any mutant.
    if (test.result) {
      // Vitest repeats a test only after a failure.
      test.result.state = this.#again ? "fail" : "pass";
      test.result.errors = this.#again ? [{ message: "again", name: "Error" }] : [];
    }
  }

  #afterFirst(test: RunnerTestCase, message: string | undefined): void {
    if (message !== undefined) {
      if (this.#hasTried) this.#restart({ kind: "dirty", test: test.id });
      this.#write({ kind: "broken", what: `${test.file.name} > ${test.fullTestName}`, message });
      return;
    }
    const perTest = stryker.mutantCoverage?.perTest ?? {};
    this.#hits = perTest[test.id] ?? {};
    delete perTest[test.id];
    this.#write({
      kind: "reached",
      test: test.id,
      name: test.fullTestName,
      file: relative(process.cwd(), test.file.filepath),
      ms: this.#ms,
      hits: this.#hits,
    });
    const { settled, tried, spent, suspects } = this.#state;
    const isEnough = (ms: number | undefined): boolean =>
      ms !== undefined && this.#ms > QUICK_MS && ms + this.#ms > ENOUGH_MS;
    this.#queue = Object.keys(this.#hits)
      .filter((mutant) => !settled.has(mutant) && !tried.has(mutant) && !isEnough(spent.get(mutant)))
      .sort((one, other) => (suspects.get(other) ?? 0) - (suspects.get(one) ?? 0));
    tried.clear();
    this.#next();
  }

  #next(): void {
    this.#mutant = this.#queue.shift();
    if (this.#mutant) this.#state.spent.set(this.#mutant, (this.#state.spent.get(this.#mutant) ?? 0) + this.#ms);
    this.#phase = "mutant";
    this.#again = this.#mutant !== undefined;
  }

  #afterMutant(message: string | undefined): void {
    const timedOut = message === LATE || (stryker.hitCount ?? 0) > (stryker.hitLimit ?? 0);
    if (message === undefined && !timedOut) {
      this.#next();
      return;
    }
    // Only a test that passes without the mutant, before and after, tells of the mutant.
    this.#found = { timedOut, message: message ?? "" };
    this.#phase = "check";
    this.#checks = 0;
  }

  async #afterCheck(test: RunnerTestCase, message: string | undefined): Promise<void> {
    const mutant = this.#mutant ?? "";
    if (message !== undefined && ++this.#checks < 3) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return;
    }
    const dirty = message !== undefined;
    const isSettled = !dirty || this.#found?.timedOut || (this.#state.suspects.get(mutant) ?? 0) > 0;
    if (isSettled) this.#settle(mutant, test);
    if (dirty) this.#restart(isSettled ? undefined : { kind: "suspect", mutant });
    this.#next();
  }

  /** Ends vitest and its worker, which are a group of their own: another takes over. */
  #restart(entry?: Entry): never {
    if (entry) this.#write(entry);
    closeSync(this.#journal);
    process.kill(0, "SIGKILL");
    throw new Error("This process has ended.");
  }

  #settle(mutant: string, test: RunnerTestCase): void {
    const entry: Entry = this.#found?.timedOut
      ? { kind: "timeout", mutant }
      : { kind: "killed", mutant, test: test.id, message: this.#found?.message ?? "" };
    this.#write(entry);
    this.#state.settled.set(mutant, entry);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const LATE = "The test with this mutant takes too long.";
