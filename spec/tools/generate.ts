/**
 * Makes everything that is generated from the description: bundles, types, metadata.
 *
 *   node tools/generate.ts            writes it
 *   node tools/generate.ts --check    writes nothing, fails when a committed file differs
 *   --root <file>                     another root file than openapi.yaml (in spec/)
 *   --out <directory>                 another directory than the repository
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compareFiles } from "./generate/files/compare-files.ts";
import { writeFiles } from "./generate/files/write-files.ts";
import { generateFiles, outputFolders } from "./generate/generate-files.ts";
import { specDir } from "./spec-dir.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    root: { type: "string", default: "openapi.yaml" },
    out: { type: "string", default: join(specDir, "..") },
  },
});

const out = resolve(values.out);
const files = await generateFiles(specDir, values.root);
const differences = await compareFiles(out, outputFolders, files);
const { changed, missing, stale } = differences;
if (values.check) {
  const lines = [
    ...changed.map((path) => `differs  ${path}`),
    ...missing.map((path) => `missing  ${path}`),
    ...stale.map((path) => `stale    ${path}`),
  ];
  if (lines.length > 0) {
    console.error(
      `What is committed is not what the description gives. Run \`npm run generate\`.\n${lines.join("\n")}`,
    );
    process.exitCode = 1;
  }
} else {
  await writeFiles(out, files, differences);
  console.log(`${files.size} files: ${changed.length} changed, ${missing.length} new, ${stale.length} removed`);
}
