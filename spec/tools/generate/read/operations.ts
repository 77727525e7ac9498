import { type BundleOperation, type BundleSlot, operationsOf } from "../../document/bundle.ts";
import type {
  Document,
  Evidence,
  Example,
  Grade,
  Method,
  OperationObject,
  PageFields,
  Parameter,
  Schema,
} from "../../document/types.ts";
import { marketplaces } from "../marketplaces.ts";
import { pascalCase } from "./names.ts";

export interface InputParameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: Schema;
  examples: Record<string, unknown>;
}

/** One operation, with everything that the generator asks about it looked up. */
export interface OperationModel {
  id: string;
  /** `id` as the beginning of a type name. */
  typeName: string;
  method: Method;
  path: string;
  package: string;
  group: string;
  name: string;
  tag?: string;
  summary: string;
  summaryZh?: string;
  description?: string;
  safety: "read" | "write" | "payment";
  reconcile?: { operation?: string; note?: string };
  evidence: { path: Grade; request: Grade; response: Grade; sources: string[]; note?: string };
  page?: PageFields & { first: number };
  queryAuth: boolean;
  parameters: InputParameter[];
  body?: { schema: Schema; required: boolean; examples: Record<string, unknown> };
  /** Schema of the 200 answer, envelope included. */
  answer: Schema;
  /** Schema of any other answer. */
  refusal?: Schema;
  /** Summaries of the failure examples. */
  failures: string[];
}

/** Security schemes that put the signature into the query; the parameters of their names are the client's business. */
const queryAuthSchemes = ["freightTimestamp", "freightSign"];
const queryAuthParameters = ["timestamp", "sign"];

export function readOperations(document: Document): OperationModel[] {
  const paths = operationsOf(document).filter(({ kind }) => kind === "path");
  const operations = paths.map((operation) => readOperation(document, operation));
  checkUnique(operations);
  return operations;
}

function readOperation(document: Document, { node, method, path, slots }: BundleOperation): OperationModel {
  const operation = node as OperationObject;
  const id = operation.operationId ?? fail(`${method} ${path}`, "operationId is missing");
  const client = operation["x-client"] ?? fail(id, "x-client is missing");
  if (!marketplaces.some(({ key }) => key === client.package)) fail(id, `x-client: no package ${client.package}`);
  const evidence = operation["x-evidence"] ?? fail(id, "x-evidence is missing");
  if (operation.responses?.["200"] === undefined) fail(id, "the answer 200 is missing");
  const page = operation["x-page"];
  const queryAuth = usesQueryAuth(operation.security ?? document.security ?? []);
  const reconcile = operation["x-reconcile"];
  const body = readBody(id, operation, slots);
  const tag = operation.tags?.[0];
  const refusal = jsonSlot(slots, "answer", "default");
  return {
    id,
    typeName: pascalCase(id),
    method: method as Method,
    path,
    package: client.package,
    group: client.group,
    name: client.method,
    ...(tag !== undefined && { tag }),
    summary: operation.summary ?? fail(id, "summary is missing"),
    ...(operation["x-summary-zh"] !== undefined && { summaryZh: operation["x-summary-zh"] }),
    ...(operation.description !== undefined && { description: operation.description }),
    safety: operation["x-safety"] ?? fail(id, "x-safety is missing"),
    ...(reconcile !== undefined && {
      reconcile: {
        ...(reconcile.operation !== null && { operation: reconcile.operation }),
        ...(reconcile.note !== undefined && { note: reconcile.note }),
      },
    }),
    evidence: { ...evidence, sources: evidence.sources ?? [] },
    ...(page !== undefined && { page: { ...page, first: page.first ?? 1 } }),
    queryAuth,
    parameters: readParameters(id, path, queryAuth, slots),
    ...(body !== undefined && { body }),
    answer: jsonSlot(slots, "answer", "200")?.schema ?? fail(id, "the answer 200 has no JSON schema"),
    ...(refusal?.schema !== undefined && { refusal: refusal.schema }),
    failures: (refusal?.examples ?? []).flatMap(({ node }) => (node as Example).summary ?? []),
  };
}

function usesQueryAuth(security: Record<string, string[]>[]): boolean {
  return security.some((requirement) => queryAuthSchemes.some((scheme) => scheme in requirement));
}

function readParameters(id: string, path: string, queryAuth: boolean, slots: readonly BundleSlot[]): InputParameter[] {
  // A parameter of the operation replaces that of the path with the same name and place.
  const byKey = new Map<string, InputParameter>();
  for (const { kind, name, in: place, required, node, examples } of slots) {
    if (kind !== "parameter" || (place !== "path" && place !== "query")) continue;
    if (queryAuth && place === "query" && queryAuthParameters.includes(name)) continue;
    byKey.set(`${place} ${name}`, {
      name,
      in: place,
      required: place === "path" || required,
      schema: describedSchema(node),
      examples: valuesOf(examples),
    });
  }
  const parameters = [...byKey.values()];
  const braces = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
  const declared = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  for (const name of braces) if (!declared.includes(name ?? "")) fail(id, `path parameter ${name} is not declared`);
  for (const name of declared) if (!braces.includes(name)) fail(id, `path parameter ${name} is not in the path`);
  return parameters;
}

/** The schema of a parameter with its siblings, so that one composer of documentation serves both. */
function describedSchema(parameter: Partial<Parameter>): Schema {
  const schema: Schema = { ...(parameter.schema ?? {}) };
  if (parameter.description !== undefined) schema.description = parameter.description;
  const evidence: Grade | Evidence | undefined = parameter["x-evidence"];
  if (evidence !== undefined) schema["x-evidence"] = evidence;
  return schema;
}

function readBody(id: string, operation: OperationObject, slots: readonly BundleSlot[]): OperationModel["body"] {
  if (operation.requestBody === undefined) return undefined;
  const media = jsonSlot(slots, "request", "body") ?? fail(id, "the request body is not application/json");
  return { schema: media.schema ?? {}, required: media.required, examples: valuesOf(media.examples) };
}

/** Examples by name; the lone one of a parameter comes after the named, without a name. */
function valuesOf(examples: BundleSlot["examples"]): Record<string, unknown> {
  const lone = examples.filter(({ node, value }) => "example" in node && value === node.example);
  const named = examples.filter((example) => !lone.includes(example));
  return Object.fromEntries([
    ...named.map(({ name, value }) => [name, value]),
    ...lone.map(({ value }) => ["", value]),
  ]);
}

/** The part of an operation that is JSON, with its schema as the generator reads it. */
function jsonSlot(
  slots: readonly BundleSlot[],
  kind: BundleSlot["kind"],
  name: string,
): (Omit<BundleSlot, "schema"> & { readonly schema?: Schema }) | undefined {
  const slot = slots.find((one) => one.kind === kind && one.name === name && one.in === "application/json");
  if (slot === undefined) return undefined;
  const { schema, ...rest } = slot;
  return { ...rest, ...(schema !== undefined && { schema: schema as Schema }) };
}

function checkUnique(operations: OperationModel[]): void {
  const seen = new Map<string, string>();
  for (const operation of operations) {
    for (const key of [operation.id, `${operation.package}.${operation.group}.${operation.name}`]) {
      const other = seen.get(key);
      if (other !== undefined) fail(operation.id, `${key} is also that of ${other}`);
      seen.set(key, operation.id);
    }
  }
}

function fail(where: string, message: string): never {
  throw new Error(`${where}: ${message}`);
}
