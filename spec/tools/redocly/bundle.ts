import path from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import type { Document } from "../document/types.ts";

export interface Bundled {
  readonly document: Document;
  /** All files that the root file leads to, itself included, relative to the directory, in a stable order. */
  readonly files: readonly string[];
}

/**
 * One document out of the root file and all that it refers to.
 *
 * @throws Error when a reference leads nowhere.
 */
export async function bundleSources(directory: string, root: string): Promise<Bundled> {
  // An empty configuration: lint rules and their plugins have no say in what the bundle holds.
  const config = await createConfig({});
  const ref = path.resolve(directory, root);
  const result = await bundle({ ref, config }).catch((error: unknown) => {
    throw new Error(`${root} cannot be bundled: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  });
  const errors = result.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const lines = errors.map(
      ({ message, location: [at] }) => `${at ? `${path.relative(directory, at.source.absoluteRef)}: ` : ""}${message}`,
    );
    throw new Error(`${root} cannot be bundled:\n${[...new Set(lines)].join("\n")}`);
  }
  const files = [ref, ...result.fileDependencies].map((file) =>
    path.relative(directory, file).split(path.sep).join("/"),
  );
  // Redocly hands out objects that several references share; as text they are trees again.
  const document = JSON.parse(JSON.stringify(result.bundle.parsed)) as Document;
  return { document, files: [...new Set(files)].toSorted() };
}
