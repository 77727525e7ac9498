import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Differences {
  changed: string[];
  missing: string[];
  /** On disk, but no longer generated. */
  stale: string[];
}

/** Compares what is generated with what is on disk. */
export async function compareFiles(
  directory: string,
  folders: readonly string[],
  files: ReadonlyMap<string, string>,
): Promise<Differences> {
  const onDisk = (await Promise.all(folders.map((folder) => listFiles(directory, folder)))).flat();
  const differences: Differences = { changed: [], missing: [], stale: onDisk.filter((path) => !files.has(path)) };
  for (const [path, content] of files) {
    if (!onDisk.includes(path)) differences.missing.push(path);
    else if ((await readFile(join(directory, path), "utf8")) !== content) differences.changed.push(path);
  }
  return differences;
}

async function listFiles(directory: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(directory, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
      .toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
