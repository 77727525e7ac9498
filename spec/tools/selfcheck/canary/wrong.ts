import { deref } from "../../document/follow.ts";
import { isObject, type JsonObject, listOf, typesOf } from "../../document/json.ts";

const samples: readonly (readonly [string, unknown])[] = [
  ["boolean", true],
  ["object", { canary: true }],
  ["array", ["canary"]],
  ["string", "canary"],
  ["integer", 7],
];

/** The types that a schema takes, through `$ref`, `anyOf` and `allOf`; undefined when it takes anything. */
function accepted(document: JsonObject, schema: unknown): ReadonlySet<string> | undefined {
  const node = deref(document, schema);
  let found: ReadonlySet<string> | undefined = typesOf(node).length > 0 ? new Set(typesOf(node)) : undefined;
  for (const key of ["anyOf", "oneOf"]) {
    if (!Array.isArray(node[key])) continue;
    const options = node[key].map((option) => accepted(document, option));
    if (options.every((option) => option !== undefined)) found ??= new Set(options.flatMap((option) => [...option]));
  }
  for (const part of listOf(node.allOf)) found ??= accepted(document, part);
  return found;
}

/** A value of a type that the schema does not take; undefined when it takes every type. */
function wrongValue(document: JsonObject, schema: unknown): unknown {
  const types = accepted(document, schema);
  if (!types) return undefined;
  return samples.find(([type]) => !types.has(type) && !(type === "integer" && types.has("number")))?.[1];
}

/** One value with its schema, and how to put another value in its place. */
export interface Mutation {
  /** What was done, e.g. `/orderAddress/city = true`. */
  readonly what: string;
  readonly value: unknown;
}

/** The schema apart from null: the only other alternative, with its surroundings. */
function notNull(document: JsonObject, schema: unknown): JsonObject {
  const node = deref(document, schema);
  const { anyOf, ...rest } = node;
  const [only, ...others] = listOf(anyOf).filter((option) => !typesOf(deref(document, option)).includes("null"));
  return only === undefined || others.length > 0 ? node : { ...notNull(document, only), ...rest };
}

function propertiesOf(document: JsonObject, schema: unknown): Readonly<Record<string, unknown>> {
  const node = notNull(document, schema);
  const own = isObject(node.properties) ? node.properties : {};
  return Object.assign({}, ...listOf(node.allOf).map((part) => propertiesOf(document, part)), own);
}

/** The reference of a schema, directly or beside null. */
function refOf(schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  const refs = listOf(schema.anyOf).flatMap((option) => refOf(option) ?? []);
  return typeof schema.$ref === "string" ? schema.$ref : refs[0];
}

/**
 * Every single change of a good value into a bad one: each value of a wrong type, each required field left out. Of a schema that
 * holds itself only the first level, deeper Prism does not look.
 */
export function* mutations(
  document: JsonObject,
  schema: unknown,
  good: unknown,
  path = "",
  open: readonly string[] = [],
): Generator<Mutation> {
  const ref = refOf(schema);
  if (ref !== undefined && open.includes(ref)) return;
  const inside = ref === undefined ? open : [...open, ref];
  const wrong = wrongValue(document, schema);
  if (wrong !== undefined) yield { what: `${path || "the whole"} = ${JSON.stringify(wrong)}`, value: wrong };
  const node = notNull(document, schema);
  if (isObject(good)) {
    for (const name of listOf(node.required)) {
      const { [String(name)]: left, ...rest } = good;
      if (left !== undefined) yield { what: `${path} without ${name}`, value: rest };
    }
    for (const [name, part] of Object.entries(propertiesOf(document, schema))) {
      for (const { what, value } of mutations(document, part, good[name], `${path}/${name}`, inside))
        yield { what, value: { ...good, [name]: value } };
    }
  } else if (Array.isArray(good) && good.length > 0 && "items" in node) {
    for (const { what, value } of mutations(document, node.items, good[0], `${path}/0`, inside))
      yield { what, value: [value, ...good.slice(1)] };
  }
}
