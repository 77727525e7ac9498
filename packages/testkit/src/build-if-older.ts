import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Runs `build.ts` of a package when `dist` is missing, or older than the sources. */
export function buildIfOlder(root: URL, ...sources: readonly string[]): void {
  if (newest(root, ...sources, "build.ts") < newest(root, "dist")) return;
  execFileSync(process.execPath, ["build.ts"], { cwd: fileURLToPath(root), stdio: "inherit" });
}

function newest(root: URL, ...entries: readonly string[]): number {
  let time = 0;
  for (const entry of entries) {
    const path = fileURLToPath(new URL(entry, root));
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    const files = stats.isDirectory() ? readdirSync(path, { recursive: true, encoding: "utf8" }) : [""];
    for (const file of files) time = Math.max(time, statSync(`${path}/${file}`.replace(/\/$/, "")).mtimeMs);
  }
  return time;
}
