// Writes what all published packages share into their package.json: node scripts/manifests.mjs [--check]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { published, repository } from "./published.mjs";

const root = join(fileURLToPath(new URL(".", import.meta.url)), "..");

/** Files that stand in every tarball; pnpm takes the LICENSE from the root of the repository. */
const everywhere = ["AGENTS.md", "CHANGELOG.md", "LICENSE", "README.md"];

const words = {
  spec: ["openapi", "openapi-3.1", "taobao", "1688", "alibaba"],
  "packages/core": ["taobao", "1688", "alibaba", "sdk", "client", "signature", "typescript"],
  "packages/mock": ["taobao", "1688", "mock", "mock-server", "sandbox", "prism", "testing"],
  "packages/cli": ["taobao", "1688", "cli", "doctor", "webhooks", "har"],
  "packages/logistics": ["taobao", "1688", "logistics", "freight", "sdk", "client"],
};

const isCheck = process.argv.includes("--check");
const stale = [];
for (const folder of published) {
  const file = join(root, folder, "package.json");
  const before = readFileSync(file, "utf8");
  const manifest = JSON.parse(before);
  const { name, version, description, keywords, license, ...rest } = manifest;
  rest.files = [...new Set([...(rest.files ?? []), ...everywhere])].sort();
  const shared = {
    name,
    version,
    description,
    keywords: [...new Set(["pandapon", ...(keywords ?? []), ...(words[folder] ?? [])])],
    homepage: `${repository}/tree/main/${folder}#readme`,
    bugs: `${repository}/issues`,
    repository: { type: "git", url: `git+${repository}.git`, directory: folder },
    license,
  };
  const after = `${JSON.stringify({ ...shared, ...without(rest, Object.keys(shared)) }, undefined, 2)}\n`;
  if (after === before) continue;
  if (isCheck) stale.push(folder);
  else writeFileSync(file, after);
}
if (stale.length > 0) {
  console.error(`package.json of ${stale.join(", ")} lacks shared fields: run node scripts/manifests.mjs`);
  process.exitCode = 1;
}

function without(object, names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
