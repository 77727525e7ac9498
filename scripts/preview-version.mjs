// Stamps all published packages as 0.0.0-preview-<sha>: node scripts/preview-version.mjs SHA
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(new URL(".", import.meta.url)), "..");
const sha = process.argv[2] ?? "";
if (!/^[0-9a-f]{7,40}$/.test(sha)) {
  console.error("Give the commit: node scripts/preview-version.mjs 0123abc");
  process.exit(2);
}
for (const folder of [
  "spec",
  "packages/core",
  "packages/taobao",
  "packages/1688",
  "packages/logistics",
  "packages/mock",
  "packages/cli",
]) {
  const file = join(root, folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.version = `0.0.0-preview-${sha.slice(0, 10)}`;
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
