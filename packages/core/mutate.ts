// `npm run mutate`: runs StrykerJS, on each folder of `src` in turn unless files are named, and writes what came of it into MUTATION.md.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type MutationReport, withScores } from "./mutation-report.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What is tested by more than the tests of its own folder. */
const TESTS: Readonly<Record<string, string>> = {
  client: "{client,raw}",
  errors: "{errors,transport}",
  state: "{state,transport,client}",
  transport: "{transport,raw,client}",
  raw: "{raw,transport,client}",
  values: "{values,codec,client}",
  "otel.ts": "*.test.ts",
};

/** StrykerJS's exit code. */
function run(args: readonly string[], tests = process.env.MUTATE_TESTS): number {
  // An old report must not be mistaken for one of this run.
  rmSync(file(".reports/mutation.json"), { force: true });
  const { status } = spawnSync(file("node_modules/.bin/stryker"), ["run", ...args], {
    cwd: file("."),
    env: tests === undefined ? process.env : { ...process.env, MUTATE_TESTS: tests },
    stdio: "inherit",
  });
  if (!existsSync(file(".reports/mutation.json"))) {
    console.error("Stryker ended without a report, the lines above say why. MUTATION.md is as it was.");
    process.exit(status || 1);
  }
  const report = JSON.parse(readFileSync(file(".reports/mutation.json"), "utf8")) as MutationReport;
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(file("MUTATION.md"), withScores(readFileSync(file("MUTATION.md"), "utf8"), report, today));
  return status ?? 1;
}

const args = process.argv.slice(2);
const without = ["generated", "types", "index.ts"];
const folders = readdirSync(file("src")).filter((name) => !without.includes(name));
const codes =
  args.length > 0
    ? [run(args)]
    : folders.map((name) =>
        run(["-m", name.endsWith(".ts") ? `src/${name}` : `src/${name}/**/*.ts`], TESTS[name] ?? name),
      );
process.exitCode = Math.max(...codes);
