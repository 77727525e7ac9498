import type { DecodedBody } from "./decode-body.ts";
import type { DescribedOperation } from "./description.ts";
import type { MockRequest } from "./message.ts";
import type { OperationContract } from "./operation-contract.ts";
import { type PrismDiagnostic, validateJson, validateRequest } from "./prism.ts";
import type { IHttpRequest } from "./prism-types.ts";
import type { Target } from "./target.ts";
import { valueAt } from "./value-at.ts";
import type { Violation } from "./violation.ts";
import { type Lookup, violationsOf } from "./violations-from-prism.ts";

export interface CheckedRequest {
  readonly violations: readonly Violation[];
  /** The number of all violations; `violations` holds the first hundred. */
  readonly count: number;
}

/** The parts of a request, with the body decoded. */
export interface SentRequest {
  readonly request: MockRequest;
  readonly target: Target;
  readonly params: Readonly<Record<string, string>>;
  readonly decoded: DecodedBody & { readonly ok: true };
}

/** Body and parameters against the description. */
export function checkRequest(
  operation: DescribedOperation,
  contract: OperationContract,
  sent: SentRequest,
): CheckedRequest {
  const { target, params, decoded } = sent;
  const body = decoded.empty ? undefined : decoded.value;
  const element = prismRequest(operation, sent, body);
  const values = { body, query: target.query, path: params };
  const lookup: Lookup = {
    valueAt: (location) => valueAt(values, location),
    nameOf: (place, name) => contract.nameOf(place, name),
  };
  const diagnostics = diagnosticsOf(contract, element);
  const violations = violationsOf(diagnostics, lookup);
  let count = diagnostics.length;
  if (!decoded.empty && decoded.rounded !== undefined) {
    // Long bare numbers have become text by now, and would pass as text.
    const asNumbers = diagnosticsOf(contract, { ...element, body: decoded.rounded });
    for (const violation of violationsOf(asNumbers, lookup)) {
      if (violations.some((known) => isSame(known, violation))) continue;
      violations.push(violation);
      count++;
    }
  }
  return { violations, count };
}

/** Checks the body first, then the parameters. Leaves a missing body, or one that is not JSON, to Prism. */
function diagnosticsOf(contract: OperationContract, element: IHttpRequest): readonly PrismDiagnostic[] {
  const { whole, requestSchema, parametersOnly } = contract;
  const { body } = element;
  const isJson = body ? requestSchema !== undefined : whole.request?.body?.required !== true;
  if (!isJson) return validateRequest(whole, element);
  const ofBody = body && requestSchema !== undefined ? validateJson(whole, requestSchema, body, "request") : [];
  if (parametersOnly === undefined) return ofBody;
  const { body: _body, ...withoutBody } = element;
  return [...ofBody, ...validateRequest(parametersOnly, withoutBody)];
}

const isSame = (a: Violation, b: Violation): boolean =>
  a.rule === b.rule &&
  a.location.length === b.location.length &&
  a.location.every((part, index) => part === b.location[index]);

/** Prism gets the path encoded again, because it matches the path against the template itself. */
function prismRequest(operation: DescribedOperation, sent: SentRequest, body: unknown): IHttpRequest {
  const { request, target, params } = sent;
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(target.query)) {
    if (name !== "__proto__") query[name] = typeof value === "string" ? value : [...value];
  }
  const { accept: _accept, "content-type": _type, "content-length": _length, ...headers } = request.headers;
  const hasBody = request.body.length > 0 && operation.mediaTypes.length > 0;
  return {
    method: request.method.toLowerCase() as IHttpRequest["method"],
    url: { path, query },
    headers: hasBody ? { ...headers, "content-type": essence(request.headers["content-type"] ?? "") } : headers,
    ...(hasBody ? { body } : {}),
  };
}

const essence = (contentType: string): string => (contentType.split(";")[0] ?? "").trim().toLowerCase();
