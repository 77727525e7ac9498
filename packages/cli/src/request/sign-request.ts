import { headersOf, type SignatureScheme, type SignInput, sign } from "@pandapon/core";
import type { PreparedRequest } from "./prepare.ts";

/** By what rule and in what unit a request is signed. */
export interface SigningRule {
  readonly scheme: SignatureScheme;
  readonly unit: "s" | "ms";
}

export interface Signer {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string | undefined;
}

/** A request as it goes on the wire. */
export interface SignedRequest extends PreparedRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** What the signature was made of. */
  readonly input: SignInput;
}

export interface SignOptions {
  readonly rule: SigningRule;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly nonce: string;
}

/** The text of the `timestamp` header. */
export const timestampOf = (now: number, unit: SigningRule["unit"]): string =>
  String(unit === "ms" ? Math.floor(now) : Math.floor(now / 1000));

export function signRequest(request: PreparedRequest, signer: Signer, options: SignOptions): SignedRequest {
  const { rule, now, nonce } = options;
  const timestamp = timestampOf(now, rule.unit);
  const query = request.isQuerySigned ? join(request.query, `timestamp=${timestamp}`) : request.query;
  const input: SignInput = {
    accessKey: signer.accessKey,
    accessSecret: signer.accessSecret,
    timestamp,
    nonceStr: nonce,
    method: request.method,
    path: request.path,
    query,
    body: request.body,
  };
  const signature = sign(input, rule.scheme);
  const { "user-id": userId, ...headers } = headersOf({ ...input, userId: signer.userId ?? "" }, signature);
  return {
    ...request,
    query: request.isQuerySigned ? join(query, `sign=${signature}`) : query,
    headers: {
      ...headers,
      ...(userId && { "user-id": userId }),
      ...(request.body !== "" && { "content-type": "application/json" }),
    },
    input,
  };
}

const join = (query: string, more: string): string => (query === "" ? more : `${query}&${more}`);
