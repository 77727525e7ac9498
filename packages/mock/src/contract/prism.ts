import mocker from "@stoplight/prism-http/dist/mocker/index.js";
import validator from "@stoplight/prism-http/dist/validator/index.js";
import schemas from "@stoplight/prism-http/dist/validator/validators/utils.js";
import type { IHttpOperation, IHttpRequest, IHttpResponse } from "./prism-types.ts";

/**
 * The parts of `@stoplight/prism-http` that the mock is built on, behind an interface without fp-ts. Not taken from its index,
 * which would load its router, proxy and document reader as well: the mock has its own router and reads the description at build.
 */

/** A broken rule, as Prism reports it. */
export interface PrismDiagnostic {
  readonly path?: readonly string[];
  readonly code?: string | number;
  readonly message: string;
  /** 0 is an error; the others are hints. */
  readonly severity: number;
}

export interface Negotiation {
  /** HTTP status to answer with. */
  readonly code?: number;
  readonly exampleKey?: string;
}

export type Negotiated =
  | { readonly ok: true; readonly response: IHttpResponse }
  | { readonly ok: false; readonly status: number; readonly message: string };

/** How a request breaks the description. Empty: it does not. */
export function validateRequest(resource: IHttpOperation, request: IHttpRequest): readonly PrismDiagnostic[] {
  const result = validator.validateInput({ resource, element: request });
  return result._tag === "Left" ? result.left : [];
}

/** Which side of an operation a JSON value belongs to. */
export type Side = "request" | "answer";

const CONTEXT = { request: 0, answer: 1 } as const;

/**
 * How a JSON body breaks a schema. Empty: it does not. Runs only the last step of Prism's validation: the earlier steps choose
 * media type and schema again for each body, and take five times as long as the check itself.
 */
export function validateJson(
  resource: IHttpOperation,
  schema: object,
  value: unknown,
  side: Side,
): readonly PrismDiagnostic[] {
  const bundled: unknown = Reflect.get(resource, "__bundled__");
  const found = schemas.validateAgainstSchema(value, schema as never, false, CONTEXT[side], "body", bundled);
  return found._tag === "Some" ? found.value : [];
}

/** Prism's choice of response, media type and example for a valid request; it does not depend on the request itself. */
export function negotiate(resource: IHttpOperation, wish: Negotiation): Negotiated {
  const config = { dynamic: false, ...wish };
  const input = { data: { method: resource.method, url: { path: resource.path } }, validations: [] };
  const result = mocker.default({ resource, input, config } as never)(silent as never);
  if (result._tag === "Right") return { ok: true, response: result.right };
  const error: Error & { readonly status?: number; readonly detail?: string } = result.left;
  return { ok: false, status: error.status ?? 500, message: error.detail ?? error.message };
}

const nothing = (): void => {};

/** Silences Prism's log of every step: the mock writes its own line per request. */
const silent = {
  debug: nothing,
  info: nothing,
  success: nothing,
  warn: nothing,
  error: nothing,
  child: () => silent,
};
