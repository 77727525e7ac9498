import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Differences } from "./compare-files.ts";

/** Brings the disk up to date. What is equal is not touched, so that watchers and caches stay quiet. */
export async function writeFiles(
  directory: string,
  files: ReadonlyMap<string, string>,
  { changed, missing, stale }: Differences,
): Promise<void> {
  for (const path of [...changed, ...missing]) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), files.get(path) ?? "");
  }
  for (const path of stale) await rm(join(directory, path));
}
