import type { EncodedInput } from "../codec/operation-codec.ts";
import { execute } from "../transport/execute.ts";
import { plainHeaders } from "../transport/plain-headers.ts";
import { runCall } from "../transport/run-call.ts";
import { settle } from "../transport/settle.ts";
import type { Settled } from "../transport/settled.ts";
import { REDIRECT } from "../transport/transport.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Envelope } from "../types/envelope.ts";
import type { Operation } from "../types/operation.ts";
import { addHeaders } from "./add-headers.ts";
import type { CallAnswer } from "./call.ts";
import type { Shared } from "./shared.ts";

/**
 * Calls an operation: writes its input, sends it, and reads the data out of the envelope.
 *
 * @throws PandaPonError The call failed.
 */
export function runOperation<T>(
  { transport, registry, middleware, loadRaw }: Shared,
  operation: Operation<never, T>,
  input: unknown,
  options: CallOptions,
): Promise<CallAnswer<T>> {
  const prepared = registry.prepare(operation);
  return runCall(transport, prepared, input, options, async (plan, record, event) => {
    const encoded = prepared.codec.encodeInput(input);
    const { answer, error } = await (middleware.length > 0 ? throughMiddleware(encoded) : send(encoded));
    if (error) throw error;
    const { response, text } = answer;
    const envelope = answer.envelope as Envelope;
    const { data, requestId, developId } = envelope;
    const value = {
      data: data as T,
      requestId: requestId ?? undefined,
      developId: developId ?? undefined,
      attempts: record.attempts.length,
      status: response.status,
      headers: response.headers,
      envelope,
      text,
    };
    return { value, answer, error };

    /** Without middleware, openapi-fetch would only build a Request that is not needed. */
    function send({ path, query, body }: EncodedInput): Promise<Settled> {
      const { signal, headers } = options;
      return execute(transport, plan, record, event, {
        url: `${transport.baseUrl}${path}${query && `?${query}`}`,
        init: { method: plan.operation.method, redirect: REDIRECT },
        headers: headers && addHeaders(body, headers),
        body,
        signal,
      });
    }

    async function throughMiddleware({ path, query, body }: EncodedInput): Promise<Settled> {
      const { signal, headers } = options;
      const { path: template } = plan.operation;
      const raw = await loadRaw();
      return raw.throughMiddleware(
        transport,
        middleware,
        plan,
        {
          send: (outgoing) => execute(transport, plan, record, event, outgoing),
          settle: (replaced, replacement) => settle(transport, plan, record, replaced, replacement),
        },
        {
          params: { path: input },
          pathSerializer: (url: string) => url.slice(0, -template.length) + path,
          querySerializer: () => query,
          body,
          bodySerializer: (serialised: string) => serialised,
          headers: headers && plainHeaders(headers),
          signal,
        },
      );
    }
  });
}
