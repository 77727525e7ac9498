import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Declarations of the public surface: that of `src/index.ts` and of what it names, and no others. */
export function emitTypes(dist: URL, ids: readonly string[]): void {
  const root = fileURLToPath(new URL("../", import.meta.url));
  execFileSync("tsc", ["-p", "tsconfig.build.json", "--outDir", fileURLToPath(dist)], { cwd: root, stdio: "inherit" });
  const needed = reachable(new URL("index.d.ts", dist), new Set());
  writeFileSync(new URL("contract/operation-id.d.ts", dist), operationIds(ids));
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = pathToFileURL(join(entry.parentPath, entry.name));
    if (entry.name.endsWith(".d.ts") && !needed.has(file.href)) rmSync(file);
  }
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const folder = join(entry.parentPath, entry.name);
    if (entry.isDirectory() && readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

/** The source says `string`: only the description knows the ids. */
const operationIds = (ids: readonly string[]): string =>
  `/** Id of an operation of the description. */\nexport type OperationId =\n${ids.map((id) => `  | ${JSON.stringify(id)}`).join("\n")};\n`;

function reachable(file: URL, found: Set<string>): Set<string> {
  if (found.has(file.href)) return found;
  found.add(file.href);
  for (const [, path] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)\.(?:js|ts)"/g)) {
    reachable(new URL(`${path}.d.ts`, file), found);
  }
  return found;
}
