import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { IHttpOperation } from "@stoplight/types";
import { forPrism, prismDialect } from "../../../spec/tools/document/index.ts";
import type { AnswerExample, DescribedOperation, Description, SecurityPart } from "../src/contract/description.ts";
import { checkSchemas } from "./check-schemas.ts";
import { int64Paths } from "./int64-paths.ts";
import { pruned } from "./prune.ts";
import { withoutCycles } from "./recursion.ts";
import { requestExamples } from "./request-examples.ts";
import { uniteTypes } from "./unite-types.ts";

/** Optional on most pages, so a request without it is not refused for that. When it comes, it takes part in the signature. */
const OPTIONAL_PART = "nonce-str";

export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: object;
}

/** Everything of the document that the mock needs at run time, worked out once. */
export async function describe(document: OpenApi): Promise<Description> {
  const { document: acyclic, recursive } = withoutCycles(uniteTypes(forPrism(document)));
  const operations = await getHttpOperationsFromSpec(acyclic);
  return {
    title: document.info.title,
    version: document.info.version,
    operations: operations.map((operation) => describeOperation(operation, recursive)),
  };
}

function describeOperation(operation: IHttpOperation, recursive: ReadonlyMap<string, unknown>): DescribedOperation {
  const id = operation.iid;
  if (id === undefined || id === "") throw new Error(`${operation.method} ${operation.path} has no operationId`);
  const resource = pruned(operation, recursive);
  checkSchemas(resource, prismDialect);
  const answerExamples = operation.responses.flatMap((response) =>
    (response.contents ?? []).flatMap((content) =>
      (content.examples ?? []).map(({ key }): AnswerExample => ({ name: key, response: response.code })),
    ),
  );
  return {
    id,
    method: operation.method.toUpperCase(),
    path: operation.path,
    security: (operation.security ?? []).map((schemes) =>
      schemes.map((scheme) => securityPart(scheme, id)).filter(({ name }) => name !== OPTIONAL_PART),
    ),
    mediaTypes: (operation.request?.body?.contents ?? []).map(({ mediaType }) => mediaType),
    requestExamples: requestExamples(operation),
    answerExamples,
    numberIds: Object.fromEntries(
      operation.responses.map((response) => [response.code, int64Paths(response.contents?.[0]?.schema, recursive)]),
    ),
    resource: JSON.stringify(resource),
  };
}

function securityPart(scheme: unknown, id: string): SecurityPart {
  const { type, in: place, name } = scheme as { type?: unknown; in?: unknown; name?: unknown };
  if (type !== "apiKey" || (place !== "header" && place !== "query") || typeof name !== "string") {
    throw new Error(`${id}: only apiKey schemes in headers and query are known to the mock`);
  }
  return { in: place, name };
}
