// Makes bad inputs from a request schema: each required field dropped, each type, constant and pattern broken, one at a time.
import type { ContractOperation, Json, Schema } from "./description.ts";

export interface BadInput {
  readonly what: string;
  readonly input: Record<string, Json>;
}

export function breakInput(
  operation: ContractOperation,
  good: Record<string, Json>,
  resolve: (schema: Schema) => Schema,
): BadInput[] {
  const bad: BadInput[] = [];
  for (const { name, in: place, required, schema } of operation.parameters) {
    const { [name]: _, ...input } = good;
    if (required && place === "query") bad.push({ what: `without ${name}`, input });
    // In a URL everything is text: only what must look like a number or a boolean can be of the wrong type.
    const types = typesOf(resolve(schema));
    if (place === "query" && types.length > 0 && !types.includes("string")) {
      bad.push({ what: `${name} is "错误"`, input: { ...good, [name]: "错误" } });
    }
  }
  if (operation.body) {
    visit(operation.body, [], good);
  }
  return bad;

  function visit(schema: Schema, at: readonly (string | number)[], value: Json): void {
    const it = flatten(schema, resolve);
    if (Array.isArray(value)) {
      if (it.items && value.length > 0) field(it.items, [...at, 0], value[0] as Json);
      return;
    }
    if (value === null || typeof value !== "object") return;
    for (const name of it.required ?? []) {
      if (name in value)
        bad.push({ what: `without ${[...at, name].join(".")}`, input: put(good, [...at, name], undefined) });
    }
    for (const [name, property] of Object.entries(it.properties ?? {})) {
      if (name in value) field(property, [...at, name], value[name] as Json);
      else broken(property, [...at, name]);
    }
  }

  function field(schema: Schema, at: readonly (string | number)[], value: Json): void {
    broken(schema, at);
    visit(schema, at, value);
  }

  function broken(schema: Schema, at: readonly (string | number)[]): void {
    const it = flatten(schema, resolve);
    const wrong = wrongValue(it);
    if (wrong !== undefined) {
      bad.push({ what: `${at.join(".")} is ${JSON.stringify(wrong)}`, input: put(good, at, wrong) });
    }
    if (it.const !== undefined) bad.push({ what: `${at.join(".")} is another constant`, input: put(good, at, "某") });
  }
}

// A value that no allowed type takes. Undefined where every value is allowed.
function wrongValue(schema: Schema): Json | undefined {
  const types = new Set(typesOf(schema));
  if (types.size === 0) return undefined;
  const candidates: readonly (readonly [string, Json])[] = [
    ["boolean", true],
    ["object", { 错: "误" }],
    ["array", []],
    ["string", "错误"],
  ];
  return candidates.find(([type]) => !types.has(type) && !(type === "object" && schema["x-json-text"]))?.[1];
}

/** The types that a schema allows, also where they are alternatives; none where everything is allowed. */
function typesOf(schema: Schema): readonly string[] {
  if (schema.type !== undefined) return [schema.type].flat();
  const branches = schema.anyOf ?? schema.oneOf ?? [];
  return branches.every((branch) => branch.type !== undefined)
    ? branches.flatMap((branch) => [branch.type ?? []].flat())
    : [];
}

function flatten(schema: Schema, resolve: (schema: Schema) => Schema): Schema {
  const it = resolve(schema);
  const all = it.allOf?.map((part) => flatten(part, resolve)) ?? [];
  return all.length === 0
    ? it
    : {
        ...Object.assign({}, ...all),
        ...it,
        properties: Object.assign({}, ...all.map((part) => part.properties), it.properties),
        required: [...all.flatMap((part) => part.required ?? []), ...(it.required ?? [])],
      };
}

function put(root: Json, at: readonly (string | number)[], value: Json | undefined): Record<string, Json> {
  const copy = structuredClone(root) as Record<string, Json>;
  let parent: Record<string | number, Json> = copy;
  for (const step of at.slice(0, -1)) parent = parent[step] as Record<string | number, Json>;
  const last = at[at.length - 1] as string | number;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
