import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "../../lint/lib/json.ts";
import { runRedocly, specDir } from "../../tools/lint/run.ts";
import { readBundle } from "../../tools/selfcheck/bundle.ts";

/** An object of a document that a test may change. */
export type Draft = Record<string, unknown>;

/**
 * The object at the end of these keys.
 *
 * @throws Error when there is none, so that no test changes nothing.
 */
export function at(draft: unknown, ...keys: readonly (string | number)[]): Draft {
  let value: unknown = draft;
  for (const key of keys) value = (value as Draft | undefined)?.[key];
  if (typeof value !== "object" || value === null) throw new Error(`The document has nothing at ${keys.join(" / ")}.`);
  return value as Draft;
}

function bundleOf(root: string): JsonObject {
  const folder = mkdtempSync(path.join(tmpdir(), "pandapon-bundle-"));
  try {
    const file = path.join(folder, "openapi.json");
    const run = runRedocly(["bundle", root, "-o", file]);
    if (run.status !== 0) throw new Error(run.stderr);
    return readBundle(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The small description in `base`, bundled. */
export function baseBundle(): JsonObject {
  return bundleOf(fileURLToPath(new URL("base/openapi.yaml", import.meta.url)));
}

/** The description itself, bundled from its sources. */
export function realBundle(): JsonObject {
  return bundleOf(path.join(specDir, "openapi.yaml"));
}

/** A copy of a document with something changed. */
export function changed(document: JsonObject, change: (draft: Draft) => void): JsonObject {
  const draft = structuredClone(document) as Draft;
  change(draft);
  return draft;
}
