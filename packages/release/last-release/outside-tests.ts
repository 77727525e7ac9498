import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** The parts of a manifest that say which files users can import. */
interface Manifest {
  readonly exports: Record<string, { readonly types: string } | string>;
}

/** The sources behind the entries of a package: `./dist/once/node.d.ts` is built from `src/once/node.ts`. */
export function entrySources({ exports }: Manifest): string[] {
  return Object.values(exports).flatMap((entry) => {
    const [, name] = /^\.\/dist\/(.*)\.d\.ts$/.exec(typeof entry === "string" ? "" : entry.types) ?? [];
    return name === undefined ? [] : [`src/${name}.ts`];
  });
}

/**
 * The test files below `tests` that see the package as users do: neither they nor their helpers import a source that is not an
 * entry. The others test the inside, which may move between releases.
 */
export function outsideTests(packageFolder: string, tests: string, entries: readonly string[]): string[] {
  const folder = join(packageFolder, tests);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
  return files.filter((file) => file.endsWith(".test.ts") && staysOutside(file, new Set()));

  function staysOutside(file: string, seen: Set<string>): boolean {
    if (seen.has(file) || !existsSync(file)) return true;
    seen.add(file);
    return importsOf(file).every((imported) => {
      const path = relative(packageFolder, imported).replaceAll("\\", "/");
      if (path.startsWith("src/")) return entries.includes(path);
      return !path.startsWith(`${tests}/`) || staysOutside(imported, seen);
    });
  }
}

function importsOf(file: string): string[] {
  const imports = readFileSync(file, "utf8").matchAll(/\b(?:from|import|import\()\s*["'](\.[^"']*)["']/g);
  return [...imports].map(([, path = ""]) => resolve(dirname(file), path));
}
