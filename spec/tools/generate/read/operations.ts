import type {
  Body,
  Document,
  Evidence,
  Example,
  Grade,
  MediaType,
  Method,
  OperationObject,
  PageFields,
  Parameter,
  Schema,
} from "../document.ts";
import { marketplaces } from "../marketplaces.ts";
import { methods } from "./methods.ts";
import { resolve } from "./resolve.ts";

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
  const operations: OperationModel[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item[method];
      if (operation !== undefined) {
        operations.push(readOperation(document, path, method, operation, item.parameters ?? []));
      }
    }
  }
  checkUnique(operations);
  return operations;
}

function readOperation(
  document: Document,
  path: string,
  method: Method,
  operation: OperationObject,
  shared: Parameter[],
): OperationModel {
  const id = operation.operationId ?? fail(`${method} ${path}`, "operationId is missing");
  const client = operation["x-client"] ?? fail(id, "x-client is missing");
  if (!marketplaces.some(({ key }) => key === client.package)) fail(id, `x-client: no package ${client.package}`);
  const evidence = operation["x-evidence"] ?? fail(id, "x-evidence is missing");
  const ok = resolve<Body>(document, operation.responses?.["200"] ?? fail(id, "the answer 200 is missing"));
  const page = operation["x-page"];
  const queryAuth = usesQueryAuth(operation.security ?? document.security ?? []);
  const reconcile = operation["x-reconcile"];
  const body = readBody(document, operation);
  const tag = operation.tags?.[0];
  return {
    id,
    typeName: pascalCase(id),
    method,
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
    parameters: readParameters(document, id, path, queryAuth, [...shared, ...(operation.parameters ?? [])]),
    ...(body !== undefined && { body }),
    answer: json(ok)?.schema ?? fail(id, "the answer 200 has no JSON schema"),
    ...readRefusal(document, operation),
  };
}

function usesQueryAuth(security: Record<string, string[]>[]): boolean {
  return security.some((requirement) => queryAuthSchemes.some((scheme) => scheme in requirement));
}

function readParameters(
  document: Document,
  id: string,
  path: string,
  queryAuth: boolean,
  all: Parameter[],
): InputParameter[] {
  // A parameter of the operation replaces that of the path with the same name and place.
  const byKey = new Map<string, InputParameter>();
  for (const reference of all) {
    const parameter = resolve<Parameter>(document, reference);
    if (parameter.in !== "path" && parameter.in !== "query") continue;
    if (queryAuth && parameter.in === "query" && queryAuthParameters.includes(parameter.name)) continue;
    byKey.set(`${parameter.in} ${parameter.name}`, {
      name: parameter.name,
      in: parameter.in,
      required: parameter.in === "path" || parameter.required === true,
      schema: describedSchema(parameter),
      examples: readExamples(document, parameter),
    });
  }
  const parameters = [...byKey.values()];
  const braces = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
  const declared = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  for (const name of braces) if (!declared.includes(name ?? "")) fail(id, `path parameter ${name} is not declared`);
  for (const name of declared) if (!braces.includes(name)) fail(id, `path parameter ${name} is not in the path`);
  return parameters;
}

/** The schema of a parameter with what stands beside it, so that one composer of documentation serves both. */
function describedSchema(parameter: Omit<Parameter, "$ref">): Schema {
  const schema: Schema = { ...(parameter.schema ?? {}) };
  if (parameter.description !== undefined) schema.description = parameter.description;
  const evidence: Grade | Evidence | undefined = parameter["x-evidence"];
  if (evidence !== undefined) schema["x-evidence"] = evidence;
  return schema;
}

function readBody(document: Document, operation: OperationObject): OperationModel["body"] {
  if (operation.requestBody === undefined) return undefined;
  const body = resolve<Body>(document, operation.requestBody);
  const media = json(body);
  if (media === undefined) return fail(operation.operationId ?? "", "the request body is not application/json");
  return { schema: media.schema ?? {}, required: body.required === true, examples: readExamples(document, media) };
}

function readExamples(document: Document, holder: Omit<Parameter, "$ref"> | MediaType): Record<string, unknown> {
  const entries = Object.entries(holder.examples ?? {}).map(([name, example]) => [
    name,
    resolve<Example & { $ref?: string }>(document, example).value,
  ]);
  const single = "example" in holder && holder.example !== undefined ? [["", holder.example]] : [];
  return Object.fromEntries([...entries, ...single]);
}

function readRefusal(document: Document, operation: OperationObject): Pick<OperationModel, "refusal" | "failures"> {
  const fallback = operation.responses?.default;
  const media = fallback === undefined ? undefined : json(resolve<Body>(document, fallback));
  const failures = Object.values(media?.examples ?? {}).flatMap(
    (example) => resolve<Example & { $ref?: string }>(document, example).summary ?? [],
  );
  return { ...(media?.schema !== undefined && { refusal: media.schema }), failures };
}

function json(body: Omit<Body, "$ref">): MediaType | undefined {
  return body.content?.["application/json"];
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

export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

function fail(where: string, message: string): never {
  throw new Error(`${where}: ${message}`);
}
