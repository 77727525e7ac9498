import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { includeOf } from "./mutation/include.ts";
import { readJournal } from "./mutation/journal.ts";

/** They read the sources or another package, or start a program with them: neither knows of mutants. */
const without = [
  "test/layers.test.ts",
  "test/mutation-report.test.ts",
  "test/raw/load.test.ts",
  "test/errors/kept-memory.test.ts",
];

/** From the ground up: most mutants are killed by quick tests of their own folder, before slow tests reach all of them. */
const folders =
  "values signing errors codec state webhooks transport raw client otel bulk reconcile once faults once/model".split(
    " ",
  );

const local = (path: string): string => relative(process.cwd(), path);
const place = (path: string): number => folders.findLastIndex((folder) => path.startsWith(`test/${folder}`));

class FromTheGround extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const all = [...files].sort((one, other) => {
      const [a, b] = [local(one.moduleId), local(other.moduleId)];
      return place(a) - place(b) || a.localeCompare(b);
    });
    // A worker that takes over from another begins with the file in which that one stopped.
    const { lastFile } = readJournal(readFileSync(process.env.MUTATION_JOURNAL ?? "", "utf8"));
    return all.slice(
      Math.max(
        0,
        all.findIndex(({ moduleId }) => local(moduleId) === lastFile),
      ),
    );
  }
}

/**
 * For `npm run mutate`, which runs the tests a thousand times: property tests try less, big inputs are smaller.
 */
export default defineConfig({
  test: {
    include: [includeOf(process.env.MUTATE_TESTS)],
    exclude: [...configDefaults.exclude, ...without],
    setupFiles: ["mutation/preload.ts"],
    runner: "mutation/runner.ts",
    sequence: { sequencer: FromTheGround },
    pool: "forks",
    isolate: false,
    maxWorkers: 1,
    // On a busy machine the first run of all tests must not count as a failure.
    testTimeout: 60_000,
    env: { PROPERTY_SHARE: process.env.PROPERTY_SHARE ?? "0.05" },
  },
});
