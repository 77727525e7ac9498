// The test runner that StrykerJS is given: its dry run tries all mutants in one go (see runner.ts), what StrykerJS asks afterwards is looked up.
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, existsSync, globSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, matchesGlob, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { includeOf } from "./include.ts";
import { readJournal, type State } from "./journal.ts";

/** A worker that tries a mutant and writes nothing for so long is in a loop that never ends. */
const SILENCE_MS = 8_000;

/** So many tests may fail before any mutant is active. */
const FEW = 3;
const VITEST = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

class OnceRunner {
  #state: State | undefined;
  #vitest: ChildProcess | undefined;
  #journal = "";

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<unknown> {
    // A run that was broken off goes on, if all is as it was.
    this.#journal = fileURLToPath(new URL(`../.reports/mutation-${hashOfAll()}.jsonl`, import.meta.url));
    mkdirSync(dirname(this.#journal), { recursive: true });
    const { MUTATION_SEED: seed } = process.env;
    if (seed && !existsSync(this.#journal)) copyFileSync(seed, this.#journal);
    appendFileSync(this.#journal, "");
    this.#state = await this.#untilDone();
    const { broken, reached, loaded } = this.#state;
    // A test may read the sources, or start them in another process: it cannot know of mutants and counts for nothing.
    const failed = [...broken].map(([what, message]) => `${what}: ${message.split("\n", 1)[0]}`).join("\n");
    if (broken.size > FEW + reached.size / 50) return { status: "error", errorMessage: failed };
    if (broken.size > 0)
      console.warn(`These fail on the mutated code before any mutant is active, and count for nothing:\n${failed}`);
    const tests = [...reached.values()].map(({ test, name, file, ms }) => ({
      id: test,
      name,
      fileName: resolve(file),
      timeSpentMs: ms,
      status: 0,
    }));
    const perTest = Object.fromEntries([...reached.values()].map(({ test, hits }) => [test, hits]));
    return {
      status: "complete",
      tests,
      mutantCoverage: { static: Object.fromEntries([...loaded].map((mutant) => [mutant, 1])), perTest },
    };
  }

  mutantRun({ activeMutant: { id } }: { readonly activeMutant: { readonly id: string } }): unknown {
    const found = this.#state?.settled.get(id);
    if (found === undefined) return { status: "survived", nrOfTests: 1 };
    return found.kind === "timeout"
      ? { status: "timeout" }
      : { status: "killed", killedBy: [found.test], failureMessage: found.message, nrOfTests: 1 };
  }

  dispose(): void {
    this.#vitest?.kill("SIGKILL");
  }

  #said = "";

  async #untilDone(): Promise<State> {
    for (;;) {
      await this.#run();
      const state = readJournal(readFileSync(this.#journal, "utf8"));
      if (state.last?.kind === "done") return state;
      if (state.last === undefined || state.last.kind === "loaded")
        throw new Error(`Vitest ended without a result: ${this.#said}`);
      // The worker hung or died of this mutant.
      if (state.last.kind === "try")
        appendFileSync(this.#journal, `${JSON.stringify({ kind: "timeout", mutant: state.last.mutant })}\n`);
    }
  }

  async #run(): Promise<void> {
    const vitest = spawn(process.execPath, [VITEST, "run", "--config", "vitest.mutate.config.ts"], {
      detached: true,
      env: { ...process.env, MUTATION_JOURNAL: this.#journal, MUTATION_PARENT: String(process.pid) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#vitest = vitest;
    this.#said = "";
    const hear = (text: Buffer): void => {
      this.#said = (this.#said + text.toString()).slice(-4000);
    };
    vitest.stdout?.on("data", hear);
    vitest.stderr?.on("data", hear);
    const watch = setInterval(() => {
      const silent = Date.now() - statSync(this.#journal).mtimeMs > SILENCE_MS;
      if (silent && this.#last() === "try" && vitest.pid) process.kill(-vitest.pid, "SIGKILL");
    }, 500);
    await new Promise((done) => vitest.on("exit", done));
    clearInterval(watch);
  }

  #last(): string | undefined {
    return readJournal(
      readFileSync(this.#journal, "utf8")
        .slice(-100)
        .replace(/^[^\n]*\n/, ""),
    ).last?.kind;
  }
}

/** Of what decides the result: the mutated sources, the tests that run and what they use, this folder. */
function hashOfAll(): string {
  const hash = createHash("sha256")
    .update(process.env.PROPERTY_SHARE ?? "")
    .update(process.env.MUTATION_MS ?? "");
  const include = includeOf(process.env.MUTATE_TESTS);
  const used = globSync(["src/**/*", "test/**/*", "mutation/*", "vitest.mutate.config.ts"], { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(".", join(parentPath, name)))
    .filter((file) => !file.endsWith(".test.ts") || matchesGlob(file, include));
  for (const file of used.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

export const strykerPlugins = [
  { kind: "TestRunner", name: "once", injectableClass: Object.assign(OnceRunner, { inject: [] }) },
];
