export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Stands in the place of a `$ref` that leads back into the schema it is in. */
export const BACK = "x-mock-back-reference";

const PREFIX = "#/components/schemas/";

export interface WithoutCycles {
  /** The document with each reference of a schema to itself, direct or through others, replaced by `{ [BACK]: name }`. */
  readonly document: Json;
  /** The schemas that such marks name, dereferenced but for the marks. */
  readonly recursive: ReadonlyMap<string, unknown>;
}

/**
 * Prism's reader cuts cycles at the wrong place: it writes a `$ref` among the `properties`, the schema does not compile, and a
 * schema that does not compile allows everything. So cycles are taken out before, and put back as proper references after.
 */
export function withoutCycles(original: object): WithoutCycles {
  const document = structuredClone(original) as Json;
  const components = isObject(document.components) ? document.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : {};
  const reaches = reachability(schemas);
  const names = new Set<string>();
  for (const [name, schema] of Object.entries(schemas)) {
    schemas[name] = replaced(schema, (target) => {
      if (reaches.get(target)?.has(name) !== true) return undefined;
      names.add(target);
      return { [BACK]: target };
    });
  }
  const dereferenced = (schema: unknown): unknown => replaced(schema, (target) => dereferenced(schemas[target]));
  return { document, recursive: new Map([...names].map((name) => [name, dereferenced(schemas[name])])) };
}

/** For each schema the schemas that its references lead to, however many steps away. */
function reachability(schemas: Json): Map<string, Set<string>> {
  const direct = new Map<string, Set<string>>();
  for (const [name, schema] of Object.entries(schemas)) {
    const found = new Set<string>();
    replaced(schema, (target) => {
      found.add(target);
      return undefined;
    });
    direct.set(name, found);
  }
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

/** A copy in which references to schemas are what `replace` makes of them; `undefined` leaves them. Siblings are kept. */
function replaced(value: unknown, replace: (name: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, replace));
  if (!isObject(value)) return value;
  const { $ref: reference, ...siblings } = value;
  const rest = Object.fromEntries(Object.entries(siblings).map(([key, child]) => [key, replaced(child, replace)]));
  if (typeof reference !== "string")
    return reference === undefined ? rest : { $ref: replaced(reference, replace), ...rest };
  const target = reference.startsWith(PREFIX) ? replace(reference.slice(PREFIX.length)) : undefined;
  if (target === undefined) return { $ref: reference, ...rest };
  return isObject(target) ? { ...target, ...rest } : target;
}
