// The sources write every id as text, so that no tool rounds it. What is published shows what goes over the wire.
import { operationsOf } from "../../document/bundle.ts";
import { pointedAt } from "../../document/follow.ts";
import { isObject } from "../../document/json.ts";
import { mapIds } from "../../document/map-ids.ts";
import type { Document } from "../../document/types.ts";

interface Shown {
  value?: unknown;
  description?: string;
}

/**
 * The same, with ids in the examples of bodies as they stand on the wire: bare numbers where `x-int64` says so. Those beyond 2^53
 * are `bigint`.
 */
export function wireExamples(document: Document): Document {
  const copy = structuredClone(document);
  for (const { slots } of operationsOf(copy)) {
    for (const { kind, node, schema } of slots) {
      if (kind === "parameter" || !isObject(node.examples)) continue;
      for (const listed of Object.values(node.examples)) showAsOnWire(copy, schema, exampleOf(copy, listed));
    }
  }
  return copy;
}

/** The example itself, which several places may refer to. */
function exampleOf(document: Document, listed: unknown): Shown {
  return isObject(listed) && typeof listed.$ref === "string"
    ? (pointedAt(document, listed.$ref) as Shown)
    : (listed as Shown);
}

function showAsOnWire(document: Document, schema: unknown, example: Shown): void {
  const large = new Set<string>();
  example.value = mapIds(document, schema, example.value, (id, form) => {
    if (form === "string" || typeof id !== "string" || !/^-?(?:0|[1-9]\d*)$/.test(id)) return id;
    if (Number.isSafeInteger(Number(id))) return Number(id);
    large.add(id);
    return BigInt(id);
  });
  if (large.size > 0) example.description = [example.description?.trim(), inFull([...large])].filter(Boolean).join(" ");
}

/** A viewer that reads JSON as doubles shows other digits than the file has. */
function inFull(ids: readonly string[]): string {
  return `Ids are bare numbers here, as on the wire; a viewer may round them. In full: ${ids.map((id) => `\`${id}\``).join(", ")}.`;
}
