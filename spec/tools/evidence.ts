// Writes EVIDENCE.md, the totals in the READMEs, bundle/evidence.json and its types:
// node tools/evidence.ts [--check] [--bundle FILE] [--out FOLDER]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readBundle } from "./document/bundle.ts";
import type { Document } from "./document/types.ts";
import { evidenceFiles } from "./evidence/files.ts";
import { withNumberIds } from "./generate/docs/number-ids.ts";
import { readSources } from "./generate/read-sources.ts";
import { specDir } from "./spec-dir.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    bundle: { type: "string" },
    out: { type: "string", default: specDir },
  },
});

// The published bundle has the words in its descriptions; the grades are counted in what it is made from.
const document = values.bundle === undefined ? await readSources(specDir, "openapi.yaml") : readBundle(values.bundle);

// The READMEs of the repository show the totals, too; a run into another folder leaves them alone.
const readmes = values.out === specDir ? ["README.md", "../README.md", "../README.zh-CN.md"] : ["README.md"];

for (const [name, content] of evidenceFiles(document, specDir, readmes)) {
  const text = name === "README.md" ? withNumberIds(content, document as Document) : content;
  const file = path.join(values.out, name);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (values.check) {
    console.error(`${name} is not what the description says. Run: node tools/evidence.ts`);
    process.exitCode = 1;
  } else {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${name} written.`);
  }
}
