import type { EncodedInput } from "../codec/operation-codec.ts";
import { plainHeaders } from "../transport/loaded-first.ts";
import type { Settled } from "../transport/settled.ts";
import type { Transport } from "../transport/transport.ts";
import type { CallOptions } from "../types/call-options.ts";
import { type Inside, throughMiddleware } from "./through-middleware.ts";

/** A call of an operation with middleware around it: openapi-fetch gets path, query and body as they have been written. */
export function callThroughMiddleware(
  transport: Transport,
  middleware: readonly object[],
  inside: Inside,
  { path, query, body }: EncodedInput,
  { headers, signal }: CallOptions,
): Promise<Settled> {
  const { input, operation } = inside.plan;
  return throughMiddleware(transport, middleware, inside, {
    params: { path: input },
    pathSerializer: (url: string) => url.slice(0, -operation.path.length) + path,
    querySerializer: () => query,
    body,
    bodySerializer: (written: string) => written,
    headers: headers && plainHeaders(headers),
    signal,
  });
}
