// Lints the sources of the description: node tools/lint.ts [--root FILE] [--in PATH] [--rule NAME]
import path from "node:path";
import { parseArgs } from "node:util";
import { lint } from "./redocly/lint.ts";
import { specDir } from "./spec-dir.ts";

const { values } = parseArgs({
  options: {
    root: { type: "string", default: path.join(specDir, "openapi.yaml") },
    in: { type: "string", multiple: true, default: [] },
    rule: { type: "string", multiple: true, default: [] },
  },
});

const [all = []] = await lint(values.root);
const shown = all.filter(
  ({ file, rule }) =>
    (values.in.length === 0 || values.in.some((prefix) => file.startsWith(prefix))) &&
    (values.rule.length === 0 || values.rule.some((name) => rule === name || rule === `pandapon/${name}`)),
);

const files = [...new Set(shown.map(({ file }) => file))].sort();
for (const file of files) {
  console.log(file);
  const faults = shown.filter((fault) => fault.file === file).sort((a, b) => a.line - b.line || a.column - b.column);
  for (const { line, column, rule, message } of faults) console.log(`  ${line}:${column}  ${message}  (${rule})`);
}
const hidden = all.length - shown.length;
console.log(`${shown.length} fault(s) in ${files.length} file(s)${hidden > 0 ? `; ${hidden} more elsewhere` : ""}.`);
process.exitCode = shown.length > 0 ? 1 : 0;
