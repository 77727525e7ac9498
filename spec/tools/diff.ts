// Is the changeset as large as the change? node tools/diff.ts [--bundle FILE] [--released FILE] [--changesets FOLDER]
// The affected operations go to standard output as Markdown, the verdict to standard error.
import path from "node:path";
import { parseArgs } from "node:util";
import { givenBump } from "./diff/changesets.ts";
import { compare, judge } from "./diff/gate.ts";
import { specDir } from "./spec-dir.ts";

const { values } = parseArgs({
  options: {
    bundle: { type: "string", default: path.join(specDir, "bundle", "openapi.json") },
    released: { type: "string", default: path.join(specDir, "released", "openapi.json") },
    changesets: { type: "string", default: path.join(specDir, "..", ".changeset") },
  },
});

const name = "@pandapon/spec";
const comparison = compare(values.released, values.bundle);
const { passed, verdict } = judge(comparison, name, givenBump(values.changesets, name));
if (comparison.report !== "") console.log(comparison.report);
console.error(verdict);
process.exitCode = passed ? 0 : 1;
