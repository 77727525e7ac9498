// Checks the bundle: node tools/selfcheck.ts [--bundle FILE]
import path from "node:path";
import { parseArgs } from "node:util";
import { selfcheck } from "./selfcheck/all.ts";
import { hasPassed } from "./selfcheck/outcome.ts";
import { specDir } from "./spec-dir.ts";

const { values } = parseArgs({
  options: { bundle: { type: "string", default: path.join(specDir, "bundle", "openapi.json") } },
});

const { operations, webhooks, outcomes } = await selfcheck(values.bundle);
console.log(`${operations} operations, ${webhooks} webhooks`);
for (const outcome of outcomes) {
  console.log(
    `${hasPassed(outcome) ? "ok  " : "FAIL"} ${outcome.name}: ${outcome.count} looked at, ${outcome.faults.length} fault(s)`,
  );
  for (const fault of outcome.faults) console.log(`       ${fault}`);
}
process.exitCode = outcomes.every(hasPassed) ? 0 : 1;
