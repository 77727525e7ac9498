import { type AnyOperation, createClient, PandaPonError, type SignInput } from "@pandapon/core";
import { misuse } from "../terminal/exit.ts";

/** A request as core would send it, before it is signed. */
export interface PreparedRequest {
  readonly operationId: string;
  readonly method: string;
  /** Begins with `/`, encoded. */
  readonly path: string;
  /** Without `?`, and without what the signature adds. */
  readonly query: string;
  /** `""` when it has none. */
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
  let kept: SignInput | undefined;
  const client = createClient({
    accessKey: "unsigned",
    accessSecret: "unsigned",
    baseUrl: HOST,
    dangerouslyAllowBrowser: true,
    retries: 0,
    // A signer sees the whole request. It fails on purpose, so that nothing is sent.
    signer: (input) => {
      kept = input;
      throw new Error("kept");
    },
  });
  const { error } = await client.call(operation, input as never).safe();
  if (kept === undefined) {
    const { message, hint } = PandaPonError[Symbol.hasInstance](error)
      ? (error as PandaPonError)
      : { message: String(error), hint: "" };
    throw misuse({ en: message, zh: message }, hint ? { en: hint, zh: hint } : undefined);
  }
  const { method, path, query, body } = kept;
  const isQuerySigned = operation.auth === "query";
  return {
    operationId: operation.id,
    method,
    path,
    query: isQuerySigned ? withoutSignature(query) : query,
    body,
    isQuerySigned,
  };
}

function withoutSignature(query: string): string {
  const all = new URLSearchParams(query);
  for (const name of ["timestamp", "sign"]) all.delete(name);
  return all.toString();
}
