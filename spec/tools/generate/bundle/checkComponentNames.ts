import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Document } from "../document.ts";

/** Folders whose files become components of the same kind. */
const kinds = ["schemas", "parameters", "responses", "examples", "headers", "requestBodies"];
const reference = /\$ref["']?\s*:\s*["']?([^\s"',}]+)/g;

/**
 * Fails where a component is not called as its file: two files of one name (Redocly would merge them, or call one `X-2`),
 * or a reference into the middle of a file.
 */
export async function checkComponentNames(directory: string, root: string, document: Document): Promise<void> {
  const names = new Map<string, string>();
  for (const file of await referredFiles(directory, root)) {
    const kind = basename(dirname(file));
    if (!kinds.includes(kind)) continue;
    const key = `${kind}/${basename(file).replace(/\.ya?ml$/, "")}`;
    const other = names.get(key);
    if (other !== undefined) throw new Error(`${file} and ${other} would both be the component ${key}`);
    names.set(key, file);
  }
  for (const kind of kinds) {
    for (const name of Object.keys(document.components?.[kind] ?? {})) {
      const key = `${kind}/${name}`;
      if (!names.has(key))
        throw new Error(`the component ${key} is not called as a file: refer to whole files in a folder ${kind}/`);
    }
  }
}

/** Paths of all files that the root file leads to, relative to the directory, in a stable order. */
export async function referredFiles(directory: string, root: string): Promise<string[]> {
  const found = new Set([join(directory, root)]);
  for (const file of found) {
    for (const [, target = ""] of (await readFile(file, "utf8")).matchAll(reference)) {
      const path = join(dirname(file), target.split("#")[0] ?? "");
      // What is missing has been reported by the bundler; what is found here may also be prose that looks like a reference.
      if (target.includes(".y") && !target.startsWith("#") && existsSync(path)) found.add(path);
    }
  }
  return [...found].map((file) => relative(directory, file)).toSorted();
}
