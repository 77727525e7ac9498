import type { PreparedOperation } from "../codec/prepared-operation.ts";
import { execute, expandPath, plainHeaders, requireType, runCall } from "../transport/loaded-first.ts";
import type { Send } from "../transport/run-call.ts";
import type { Transport } from "../transport/transport.ts";
import type { CallOptions } from "../types/call-options.ts";
import { RawResult } from "./raw-result.ts";
import { type Passed, throughMiddleware } from "./through-middleware.ts";
import { plainQuery, writeBody } from "./write-body.ts";

const headersOf = (given: unknown): Headers => (given instanceof Headers ? given : new Headers());

/** The input of a call of `raw`. */
export type RawInit = Readonly<Record<string, unknown>>;

/**
 * A call of `raw`: openapi-fetch in front of the attempt loop that all calls use.
 *
 * @param viewUserId The sub-account of a call that does not name one.
 */
export async function rawRequest(
  transport: Transport,
  middleware: readonly object[],
  find: (method: string, path: string) => PreparedOperation,
  viewUserId: string | undefined,
  method: string,
  path: string,
  given: RawInit = {},
): Promise<unknown> {
  requireType("method", method, "string");
  requireType("path", path, "string");
  requireType("init", given, "object");
  const prepared = find(method.toUpperCase(), path);
  const { timeoutMs, deadlineMs, retries, userId = viewUserId, parseAs, fetch, ...init } = given;
  const { path: template } = prepared.operation;
  const form = parseAs === "json" ? undefined : parseAs;
  const params = init.params as { readonly path?: object; readonly query?: unknown } | undefined;
  const send: Send<Passed> = (plan, record, watching) => {
    const query = params?.query === undefined ? undefined : plainQuery(params.query);
    return throughMiddleware(
      transport,
      middleware,
      { plan, record, send: (outgoing) => execute(transport, plan, record, watching, outgoing) },
      {
        pathSerializer: (url: string, values: RawInit) => url.slice(0, -template.length) + expandPath(template, values),
        bodySerializer: (body: unknown, headers: unknown) => writeBody(body, headersOf(headers), prepared),
        ...init,
        ...(init.headers !== undefined && { headers: plainHeaders(init.headers) }),
        // Without any values, openapi-fetch would leave the braces in the path.
        params: { ...params, path: params?.path ?? {}, query },
      },
      form,
    );
  };
  const finish = ({ answer, error, result, response }: Passed): unknown => {
    // Thrown in any form: a caller that mistakes it for a refusal would send it again.
    if (error?.name === "OutcomeUnknownError") throw error;
    const { envelope } = answer;
    if (form === undefined && (!envelope || error?.name === "ProtocolError")) throw error;
    return form === undefined ? new RawResult(error ? "error" : "data", envelope, response) : result;
  };
  const options = { timeoutMs, deadlineMs, retries, userId } as CallOptions;
  const input = { body: init.body, params: init.params };
  if (fetch !== undefined) requireType("fetch", fetch, "function");
  requireType("headers", init.headers ?? {}, "object");
  // openapi-fetch's own option of this name takes a Request.
  const own = fetch as ((request: Request) => Promise<Response>) | undefined;
  return runCall(
    transport,
    prepared,
    input,
    options,
    send,
    finish,
    own && ((url, more) => own(new Request(url, more))),
  );
}
