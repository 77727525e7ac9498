import type { Document } from "../document.ts";

/** Follows a reference inside the document, through references to references. */
export function resolve<T extends { $ref?: string }>(document: Document, node: T): Omit<T, "$ref"> {
  let current: T = node;
  const seen = new Set<string>();
  while (current.$ref !== undefined) {
    if (seen.has(current.$ref)) throw new Error(`${current.$ref} refers to itself`);
    seen.add(current.$ref);
    current = pointedAt(document, current.$ref) as T;
  }
  return current;
}

function pointedAt(document: Document, ref: string): unknown {
  if (!ref.startsWith("#/")) throw new Error(`${ref} leads out of the document`);
  let node: unknown = document;
  for (const part of ref.slice(2).split("/")) {
    const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    node = typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined;
  }
  if (node === undefined) throw new Error(`${ref} leads nowhere`);
  return node;
}

const schemaPointer = "#/components/schemas/";

/** The name of the schema that a reference leads to. */
export function schemaName(ref: string): string {
  if (!ref.startsWith(schemaPointer)) throw new Error(`${ref} is not a named schema`);
  return ref.slice(schemaPointer.length);
}

export function schemaRef(name: string): string {
  return schemaPointer + name;
}
