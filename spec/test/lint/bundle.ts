import { fileURLToPath } from "node:url";
import type { JsonObject } from "../../tools/document/json.ts";
import { bundleSources } from "../../tools/redocly/bundle.ts";
import { specDir } from "../../tools/spec-dir.ts";

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

/** The small description in `base`, bundled. */
export async function baseBundle(): Promise<JsonObject> {
  const { document } = await bundleSources(fileURLToPath(new URL("base", import.meta.url)), "openapi.yaml");
  return document;
}

/** The description itself, bundled from its sources. */
export async function realBundle(): Promise<JsonObject> {
  const { document } = await bundleSources(specDir, "openapi.yaml");
  return document;
}

/** A copy of a document with something changed. */
export function changed(document: JsonObject, change: (draft: Draft) => void): JsonObject {
  const draft = structuredClone(document) as Draft;
  change(draft);
  return draft;
}
