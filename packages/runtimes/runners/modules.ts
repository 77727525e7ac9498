import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the runtimes are installed. */
export const modules = fileURLToPath(new URL("../node_modules", import.meta.url));

/** A file of an installed package. */
export const fileOf = (name: string, path: string): string => join(modules, name, path);

/** The version of an installed package; undefined when it is not installed, as on platforms for which there is none. */
export function versionOf(name: string): string | undefined {
  const manifest = fileOf(name, "package.json");
  if (!existsSync(manifest)) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  // One of Node's packages has a "v" before its number.
  return version.replace(/^v/, "");
}
