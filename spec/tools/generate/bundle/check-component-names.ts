import path from "node:path";
import type { Document } from "../../document/types.ts";

/** Folders whose files become components of the same kind. */
const kinds = ["schemas", "parameters", "responses", "examples", "headers", "requestBodies"];

/**
 * Fails where a component is not called as its file: two files of one name (Redocly would merge them, or call one `X-2`),
 * or a reference into the middle of a file.
 */
export function checkComponentNames(files: readonly string[], document: Document): void {
  const names = new Map<string, string>();
  for (const file of files) {
    const kind = path.posix.basename(path.posix.dirname(file));
    if (!kinds.includes(kind)) continue;
    const key = `${kind}/${path.posix.basename(file).replace(/\.ya?ml$/, "")}`;
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
