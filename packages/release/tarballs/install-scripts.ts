import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Manifest, Tarball } from "./pack.ts";

const AT_INSTALL = ["preinstall", "install", "postinstall"];
/** Licences that ask for no more than a notice. */
const LICENCES = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"]);

/**
 * Scripts that would run when a package or one of its dependencies is installed, and licences that our users may not be able to
 * accept. Dependencies are followed to the end, as they are installed here.
 */
export function problemsOfInstalling(root: string, { folder, manifest }: Tarball): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  const visit = (one: Manifest, from: string): void => {
    if (seen.has(`${one.name} ${one.version}`)) return;
    seen.add(`${one.name} ${one.version}`);
    for (const script of AT_INSTALL)
      if (one.scripts?.[script] !== undefined) problems.push(`runs ${script} of ${one.name} when it is installed`);
    if (!LICENCES.has(one.license ?? ""))
      problems.push(`brings ${one.name}, whose licence is ${one.license ?? "not named"}`);
    for (const name of Object.keys({ ...one.dependencies, ...one.optionalDependencies })) {
      const file = manifestOf(name, from);
      visit(JSON.parse(readFileSync(file, "utf8")) as Manifest, file);
    }
  };
  visit(manifest, join(root, folder, "package.json"));
  return problems;
}

/** The package.json of a dependency: not every package exports it. */
function manifestOf(name: string, from: string): string {
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    const file = join(folder, name, "package.json");
    try {
      readFileSync(file);
      return file;
    } catch {
      // Not in this node_modules.
    }
  }
  throw new Error(`${name} is not installed below ${dirname(from)}`);
}
