// Writes AGENTS.md of each published package, for coding agents that read node_modules: node agents.ts [--check]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { agentsOf } from "./agents/agents-of.ts";
import { readCalls } from "./agents/calls.ts";
import { published } from "./published.ts";

const root = new URL("../../", import.meta.url);
const calls = readCalls(new URL("spec/bundle/openapi.json", root));
const stale: string[] = [];
for (const folder of published) {
  const { name, version } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), "utf8")) as {
    name: string;
    version: string;
  };
  const file = new URL(`${folder}/AGENTS.md`, root);
  const text = agentsOf(name, version, calls);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (process.argv.includes("--check")) stale.push(fileURLToPath(file));
  else writeFileSync(file, text);
}
if (stale.length > 0) {
  console.error(`Not what packages/release/agents makes: ${stale.join(", ")}. Run npm run generate.`);
  process.exitCode = 1;
}
