import { type AnyOperation, createClient, PandaPonError } from "@pandapon/core";
import { misuse } from "../terminal/exit.ts";

/** A request as core would send it, before it is signed. */
export interface PreparedRequest {
  readonly operationId: string;
  readonly method: string;
  /** Begins with `/`, encoded. */
  readonly path: string;
  /** Without `?`, and without what the signature adds. */
  readonly query: string;
  /** `""` when there is none. */
  readonly body: string;
  /** The signature goes into the query as well (warehouse logistics). */
  readonly isQuerySigned: boolean;
}

const HOST = "https://prepared.invalid";

/**
 * Lets core write a request and keeps it instead of sending it, so that the commands show and send what the client would.
 *
 * @throws CommandError The input cannot be written as the API expects it.
 */
export async function prepareRequest(operation: AnyOperation, input: unknown): Promise<PreparedRequest> {
  let kept: { readonly url: URL; readonly body: string } | undefined;
  const client = createClient({
    accessKey: "unsigned",
    accessSecret: "unsigned",
    baseUrl: HOST,
    dangerouslyAllowBrowser: true,
    retries: 0,
    fetch: async (url, { body }) => {
      kept = {
        url: new URL(url),
        body: typeof body === "string" ? body : body == null ? "" : await new Response(body).text(),
      };
      return Response.json({ code: 200, data: {} });
    },
  });
  const { error } = await client.call(operation, input as never).safe();
  if (kept === undefined) {
    const { message, hint } = PandaPonError[Symbol.hasInstance](error)
      ? (error as PandaPonError)
      : { message: String(error), hint: "" };
    throw misuse({ en: message, zh: message }, hint ? { en: hint, zh: hint } : undefined);
  }
  const { url, body } = kept;
  const isQuerySigned = operation.auth === "query";
  if (isQuerySigned) for (const name of ["timestamp", "sign"]) url.searchParams.delete(name);
  return {
    operationId: operation.id,
    method: operation.method,
    path: url.pathname,
    query: isQuerySigned ? url.searchParams.toString() : url.search.slice(1),
    body,
    isQuerySigned,
  };
}
