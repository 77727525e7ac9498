// Changes that Redocly does not see, or considers harmless: the extensions that clients are generated from, names of types,
// examples.
import { isDeepStrictEqual } from "node:util";
import { operationsOf } from "../document/bundle.ts";
import { isObject, type JsonObject, keysOf } from "../document/json.ts";
import { pointer } from "../document/pointer.ts";
import { type Bump, larger } from "./bump.ts";
import type { Change } from "./change.ts";

/** How a change of an extension affects the generated clients. */
const operationKeys: Readonly<Record<string, readonly [Bump, string]>> = {
  "x-client": ["major", "the method has another name or place"],
  "x-safety": ["minor", "clients repeat it, or no longer"],
  "x-reconcile": ["patch", "the advice after an unknown outcome"],
  "x-page": ["minor", "how it pages"],
};
const schemaKeys: Readonly<Record<string, readonly [Bump, string]>> = {
  "x-int64": ["minor", "the id has another form on the wire"],
  "x-json-text": ["major", "text becomes JSON text, or no longer is"],
  "x-unit": ["minor", "the unit"],
  "x-aliases": ["minor", "the spellings"],
  "x-needed": ["major", "the types demand the field, or no longer do"],
  "x-open-enum": ["patch", "the known values"],
};

/** Whether this file judges changes of the key. */
export function isOwnKey(key: string | undefined): boolean {
  return key !== undefined && (key in operationKeys || key in schemaKeys);
}

const components = (document: JsonObject, section: string): JsonObject => {
  const map = isObject(document.components) ? document.components[section] : undefined;
  return isObject(map) ? map : {};
};

/** Differences of the given keys at the places that both documents have. */
function* keyChanges(
  before: unknown,
  after: unknown,
  at: string,
  keys: typeof schemaKeys,
  where: string,
): Generator<Change> {
  if (Array.isArray(before) && Array.isArray(after)) {
    for (const [index, item] of before.entries())
      if (index < after.length) yield* keyChanges(item, after[index], `${at}/${index}`, keys, where);
  } else if (isObject(before) && isObject(after)) {
    for (const [key, [impact, text]] of Object.entries(keys)) {
      if (!isDeepStrictEqual(before[key], after[key]))
        yield { impact, text: `${where} \`${key}\`: ${text}`, pointers: [at] };
    }
    for (const key of keysOf(before)) {
      if (key.startsWith("x-") || !(key in after)) continue;
      const name =
        key === "properties" || key === "items" || /^\d+$/.test(key)
          ? where
          : `${where}${isSchemaWord(key) ? "" : `.${key}`}`;
      yield* keyChanges(before[key], after[key], at + pointer(key), keys, name);
    }
  }
}

const isSchemaWord = (key: string) =>
  [
    "allOf",
    "anyOf",
    "oneOf",
    "schema",
    "content",
    "application/json",
    "contentSchema",
    "additionalProperties",
  ].includes(key);

export function ownChanges(before: JsonObject, after: JsonObject): readonly Change[] {
  const changes: Change[] = [];
  const now = new Map(operationsOf(after).map((operation) => [operation.id, operation]));
  for (const old of operationsOf(before)) {
    const one = now.get(old.id);
    if (!one) continue;
    for (const [key, [impact, text]] of Object.entries(operationKeys)) {
      const gone = key === "x-page" && old.node[key] !== undefined && one.node[key] === undefined;
      if (!isDeepStrictEqual(old.node[key], one.node[key]))
        changes.push({ impact: gone ? "major" : impact, text: `\`${key}\`: ${text}`, pointers: [old.at] });
    }
    for (const key of ["parameters", "requestBody", "responses"]) {
      changes.push(...keyChanges(old.node[key], one.node[key], `${old.at}/${key}`, schemaKeys, key));
    }
  }
  const schemas = components(after, "schemas");
  for (const [name, schema] of Object.entries(components(before, "schemas"))) {
    const at = pointer("components", "schemas", name);
    if (!(name in schemas))
      changes.push({ impact: "major", text: `The type \`${name}\` is gone: programs name it.`, pointers: [at] });
    else changes.push(...keyChanges(schema, schemas[name], at, schemaKeys, `\`${name}\``));
  }
  for (const name of keysOf(schemas)) {
    if (!(name in components(before, "schemas")))
      changes.push({
        impact: "minor",
        text: `The type \`${name}\` is new.`,
        pointers: [pointer("components", "schemas", name)],
      });
  }
  const [was, is] = [components(before, "examples"), components(after, "examples")];
  for (const name of new Set([...keysOf(was), ...keysOf(is)])) {
    if (!isDeepStrictEqual(was[name], is[name]))
      changes.push({
        impact: "patch",
        text: `example \`${name}\` ${name in was ? (name in is ? "changed" : "removed") : "added"}`,
        pointers: [pointer("components", "examples", name)],
      });
  }
  return changes;
}

/** The same document except for the version of its release. */
export function sameBut(before: JsonObject, after: JsonObject): boolean {
  const bare = ({ info, ...rest }: JsonObject) => ({ ...rest, info: isObject(info) ? { ...info, version: "" } : info });
  return isDeepStrictEqual(bare(before), bare(after));
}

export function largestOf(changes: readonly Change[]): Bump {
  return changes.reduce<Bump>((found, { impact }) => larger(found, impact), "none");
}
