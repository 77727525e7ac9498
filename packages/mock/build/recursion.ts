import { deref, type JsonObject, keysOfPointer, mapDocument, schemaName } from "../../../spec/tools/document/index.ts";

/** Stands in the place of a `$ref` that leads back into the schema it is in. */
export const BACK = "x-mock-back-reference";

export interface WithoutCycles {
  /** The document with each reference of a schema to itself, direct or through others, replaced by `{ [BACK]: name }`. */
  readonly document: JsonObject;
  /** The schemas that such marks name, dereferenced except for the marks. */
  readonly recursive: ReadonlyMap<string, unknown>;
}

/**
 * Prism's reader cuts cycles at the wrong place: it writes a `$ref` among the `properties`, the schema does not compile, and a
 * schema that does not compile allows everything. So cycles are taken out before, and put back as proper references after.
 */
export function withoutCycles(original: object): WithoutCycles {
  const reaches = reachability(original);
  const names = new Set<string>();
  const document = mapDocument(original, "schema", (schema, at) => {
    const { $ref, ...siblings } = schema;
    const name = componentOf(at);
    if (typeof $ref !== "string" || name === undefined) return schema;
    const target = schemaName($ref);
    if (reaches.get(target)?.has(name) !== true) return schema;
    names.add(target);
    return { [BACK]: target, ...siblings };
  });
  const recursive = new Map([...names].map((name) => [name, dereferenced(document, name)]));
  return { document: document as JsonObject, recursive };
}

/** The named schema that a place of the document lies in. */
function componentOf(at: string): string | undefined {
  const [components, schemas, name] = keysOfPointer(at);
  return components === "components" && schemas === "schemas" ? name : undefined;
}

/** For each schema the schemas that its references lead to, however many steps away. */
function reachability(document: object): Map<string, Set<string>> {
  const direct = new Map<string, Set<string>>();
  mapDocument(document, "schema", (schema, at) => {
    const name = componentOf(at);
    if (typeof schema.$ref === "string" && name !== undefined)
      direct.set(name, (direct.get(name) ?? new Set()).add(schemaName(schema.$ref)));
    return schema;
  });
  return new Map([...direct.keys()].map((name) => [name, closure(name, direct)]));
}

function closure(from: string, direct: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  const open = [...(direct.get(from) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(direct.get(name) ?? []));
  }
  return found;
}

/** A named schema of a document without cycles, with what stands beside a reference laid over what the reference leads to. */
function dereferenced(document: object, name: string): unknown {
  const expand = (schema: JsonObject): JsonObject => {
    if (typeof schema.$ref !== "string") return schema;
    return inside(deref(document, schema));
  };
  const inside = (schema: JsonObject): JsonObject => {
    const alone = mapDocument({ components: { schemas: { schema } } }, "schema", expand);
    return alone.components.schemas.schema;
  };
  return inside({ $ref: `#/components/schemas/${name}` });
}
