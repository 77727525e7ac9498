import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const bundles = dirname(fileURLToPath(import.meta.resolve("@pandapon/spec/openapi.json")));

/** A bundle of the description, as it is published. */
export function bundleFile(name: string): string {
  return join(bundles, name);
}

/** An empty folder of this run for what a generator writes. */
export function scratchFolder(name: string): string {
  const folder = fileURLToPath(new URL(`../.scratch/${process.pid}/${name}/`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
