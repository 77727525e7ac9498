// `npm run mutate`: runs StrykerJS and writes what came of it into MUTATION.md.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type MutationReport, withScores } from "./mutation-report.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// An old report must not be mistaken for one of this run.
rmSync(file(".reports/mutation.json"), { force: true });
const { status } = spawnSync(file("node_modules/.bin/stryker"), ["run", ...process.argv.slice(2)], {
  cwd: file("."),
  stdio: "inherit",
});
if (!existsSync(file(".reports/mutation.json"))) {
  console.error("Stryker ended without a report, the lines above say why. MUTATION.md is as it was.");
  process.exit(status || 1);
}
const report = JSON.parse(readFileSync(file(".reports/mutation.json"), "utf8")) as MutationReport;
const today = new Date().toISOString().slice(0, 10);
writeFileSync(file("MUTATION.md"), withScores(readFileSync(file("MUTATION.md"), "utf8"), report, today));
process.exitCode = status ?? 1;
