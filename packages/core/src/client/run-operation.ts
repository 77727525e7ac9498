import type { OutgoingRequest } from "../transport/call-plan.ts";
import type { CallRecord } from "../transport/call-record.ts";
import { execute } from "../transport/execute.ts";
import { runCall, type Send } from "../transport/run-call.ts";
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
  const send: Send<Settled> = (plan, record, watching) => {
    const written = prepared.codec.encodeInput(input);
    const start = (outgoing: OutgoingRequest): Promise<Settled> => execute(transport, plan, record, watching, outgoing);
    if (middleware.length > 0) {
      return loadRaw().then(({ callThroughMiddleware }) =>
        callThroughMiddleware(transport, middleware, { plan, record, send: start }, written, options),
      );
    }
    // Without middleware, openapi-fetch would only build a Request that is not needed.
    const { path, query, body } = written;
    const { signal, headers } = options;
    return start({
      url: `${transport.baseUrl}${path}${query && `?${query}`}`,
      init: { method: plan.operation.method, redirect: REDIRECT },
      headers: headers && addHeaders(body, headers),
      body,
      signal,
    });
  };
  return runCall(transport, prepared, input, options, send, answerOf<T>);
}

/** Returns the data of the envelope. @throws PandaPonError The call failed. */
function answerOf<T>({ answer, error }: Settled, { attempts }: CallRecord): CallAnswer<T> {
  if (error) throw error;
  const { response, text } = answer;
  const envelope = answer.envelope as Envelope;
  const { data, requestId, developId } = envelope;
  return {
    data: data as T,
    requestId: requestId ?? undefined,
    developId: developId ?? undefined,
    attempts: attempts.length,
    status: response.status,
    headers: response.headers,
    envelope,
    text,
  };
}
