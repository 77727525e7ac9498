// Stamps all published packages as 0.0.0-preview-<sha>: node scripts/preview-version.mjs SHA
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { published } from "./published.mjs";

const root = join(fileURLToPath(new URL(".", import.meta.url)), "..");
const sha = process.argv[2] ?? "";
if (!/^[0-9a-f]{7,40}$/.test(sha)) {
  console.error("Give the commit: node scripts/preview-version.mjs 0123abc");
  process.exit(2);
}
for (const folder of published) {
  const file = join(root, folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.version = `0.0.0-preview-${sha.slice(0, 10)}`;
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
// What carries the version inside follows it.
execFileSync(process.execPath, [join(root, "packages/release/agents.ts")], { stdio: "inherit" });
