// Reads the published bundle as a contract test needs it: operations with their inputs, answers and request schemas.
import {
  type BundleOperation,
  type BundleSlot,
  deref,
  type JsonObject,
  mapIds,
  operationsOf,
  readBundle,
} from "../../../../spec/tools/document/index.ts";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export interface Schema {
  readonly [key: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
export interface Example {
  readonly name: string;
  readonly value: Json;
}
export interface Answer extends Example {
  /** Whether it stands under `200` (success) or `default` (refused). */
  readonly success: boolean;
}
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: Schema;
  readonly examples: readonly Example[];
}
export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly client: { readonly package: string; readonly group: string; readonly method: string };
  readonly safety: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly requests: readonly Example[];
  readonly answers: readonly Answer[];
  readonly queryAuth: boolean;
}

export function readDescription(file = new URL(import.meta.resolve("@pandapon/spec/openapi.json"))) {
  return describe(readBundle(file));
}

export function describe(document: JsonObject) {
  const operations = operationsOf(document)
    .filter(({ kind }) => kind === "path")
    .map((operation) => operationOf(document, operation));
  const resolve = (schema: Schema) => deref(document, schema) as Schema;
  return {
    operations: operations.map((it) => ({ ...it, body: it.body && resolve(it.body) })),
    resolve,
    document,
  };
}

function operationOf(document: JsonObject, { id, method, path, node, slots }: BundleOperation): ContractOperation {
  const json = slots.filter(({ in: place }) => place === "application/json");
  const request = json.find(({ kind }) => kind === "request");
  return {
    id,
    method: method.toUpperCase(),
    path,
    client: node["x-client"] as ContractOperation["client"],
    safety: String(node["x-safety"]),
    parameters: slots.flatMap((slot) => parameterOf(document, slot) ?? []),
    body: request && ((request.schema ?? {}) as Schema),
    requests: request ? examplesOf(document, request) : [],
    answers: json
      // Outages are the same everywhere; the mock's own tests ask for them.
      .filter(({ kind, name }) => kind === "answer" && (name === "200" || name === "default"))
      .flatMap((slot) => examplesOf(document, slot).map((it) => ({ ...it, success: slot.name === "200" }))),
    queryAuth: JSON.stringify(node.security ?? []).includes("freightSign"),
  };
}

function parameterOf(document: JsonObject, slot: BundleSlot): Parameter | undefined {
  const { kind, name, in: place, required, schema } = slot;
  if (kind !== "parameter" || (place !== "path" && place !== "query")) return undefined;
  return { name, in: place, required, schema: (schema ?? {}) as Schema, examples: examplesOf(document, slot) };
}

/** Ids as the client has them: text, regardless of the wire. */
function examplesOf(document: JsonObject, { examples, schema }: BundleSlot): Example[] {
  return examples.map(({ name, value }) => ({
    name,
    value: mapIds(document, schema, value, (id) => (typeof id === "number" ? String(id) : id)) as Json,
  }));
}

/** The flat input that leads to an answer: request and parameter examples of its name, else the first of each. */
export function inputFor(operation: ContractOperation, answer?: string): Record<string, Json> {
  const pick = (examples: readonly Example[]) => examples.find((it) => it.name === answer) ?? examples[0];
  const input: Record<string, Json> = {};
  for (const parameter of operation.parameters) {
    const example = pick(parameter.examples);
    if (example) input[parameter.name] = example.value;
  }
  const body = pick(operation.requests)?.value;
  return { ...input, ...(body as Record<string, Json> | undefined) };
}
