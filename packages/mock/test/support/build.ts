import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** The tests call what users get, dist/. It is built first when it is not there, or older than the sources. */
export default function setup(): void {
  if (newest("src", "scenarios", "build", "build.ts") < newest("dist")) return;
  execFileSync(process.execPath, ["build.ts"], { cwd: fileURLToPath(root), stdio: "inherit" });
}

function newest(...entries: readonly string[]): number {
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
