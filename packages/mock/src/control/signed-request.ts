import { makeNonce, type SignatureScheme, sign } from "@pandapon/core";
import type { DescribedOperation, SecurityPart } from "../contract/description.ts";
import type { MockRequest } from "../contract/message.ts";
import type { Realm } from "../realms/realm.ts";

export interface Unsigned {
  readonly operation: DescribedOperation;
  /** With the base path. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Undefined: none. */
  readonly body: string | undefined;
}

/** A request signed just now by the key set of a world, with everything its operation requires. */
export function signedRequest(
  realm: Realm,
  scheme: SignatureScheme,
  { operation, path, query, body }: Unsigned,
): MockRequest {
  const { accessKey, accessSecret, userId } = realm.credentials;
  const timestamp = String(Math.floor(realm.clock.judged() / 1000));
  const nonceStr = makeNonce();
  const input = {
    accessKey,
    accessSecret,
    timestamp,
    nonceStr,
    method: operation.method,
    path,
    query: query.toString(),
    body: body ?? "",
  };
  const signature = sign(input, scheme);
  const values: Readonly<Record<string, string>> = {
    "access-key": accessKey,
    timestamp,
    "nonce-str": nonceStr,
    "user-id": userId,
    signature,
    sign: signature,
  };
  const headers: Record<string, string> = {
    // Signed, but not one of the parts that the description demands.
    "nonce-str": nonceStr,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  for (const { in: place, name } of largest(operation)) {
    const value = values[name.toLowerCase()] ?? "";
    if (place === "header") headers[name.toLowerCase()] = value;
    else query.set(name, value);
  }
  const text = query.toString();
  return {
    method: operation.method,
    target: text === "" ? path : `${path}?${text}`,
    headers,
    body: new TextEncoder().encode(body ?? ""),
  };
}

const largest = ({ security }: DescribedOperation): readonly SecurityPart[] =>
  [...security].sort((a, b) => b.length - a.length)[0] ?? [];
