import { schemaName } from "../../document/pointer.ts";
import type { Document, Schema } from "../../document/types.ts";
import { readId } from "../read/ids.ts";
import type { View } from "./view.ts";

export type Variants = Record<View, ReadonlySet<string>>;

interface Facts {
  refs: Set<string>;
  hasId: boolean;
  hasNumberId: boolean;
  hasJsonText: boolean;
}

/** Names of the schemas whose type differs from view to view, because an id or JSON text is somewhere inside. */
export function findVariants(document: Document): Variants {
  const facts = new Map<string, Facts>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const found: Facts = { refs: new Set(), hasId: false, hasNumberId: false, hasJsonText: false };
    collect(document, schema, found);
    facts.set(name, found);
  }
  return {
    output: new Set(),
    input: spread(facts, ({ hasId, hasJsonText }) => hasId || hasJsonText),
    wire: spread(facts, ({ hasNumberId }) => hasNumberId),
  };
}

function collect(document: Document, schema: Schema, into: Facts): void {
  const id = readId(document, schema);
  if (id !== undefined) {
    into.hasId = true;
    into.hasNumberId ||= id.form !== "string";
    return;
  }
  if (schema["x-json-text"] === true) {
    into.hasJsonText = true;
    return;
  }
  if (schema.$ref !== undefined) {
    into.refs.add(schemaName(schema.$ref));
    return;
  }
  for (const child of childrenOf(schema)) collect(document, child, into);
}

export function childrenOf(schema: Schema): Schema[] {
  return [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.patternProperties ?? {}),
    ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(schema.prefixItems ?? []),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
  ];
}

/** From the schemas that differ to all that refer to them. */
function spread(facts: ReadonlyMap<string, Facts>, differs: (facts: Facts) => boolean): ReadonlySet<string> {
  const names = new Set<string>();
  let before = -1;
  while (before !== names.size) {
    before = names.size;
    for (const [name, found] of facts) {
      if (differs(found) || [...found.refs].some((ref) => names.has(ref))) names.add(name);
    }
  }
  return names;
}
