import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Differences } from "./compare-files.ts";

/** Updates the files on disk. Leaves equal files untouched, so that watchers and caches do not react. */
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
