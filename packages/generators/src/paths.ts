import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A bundle of the description, as it is published. */
export function bundleFile(name: string): string {
  return fileURLToPath(new URL(`../../../spec/bundle/${name}`, import.meta.url));
}

/** An empty folder of this run for what a generator writes. */
export function scratchFolder(name: string): string {
  const folder = fileURLToPath(new URL(`../.scratch/${process.pid}/${name}/`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
