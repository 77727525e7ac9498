import { loadRaw } from "../raw/load.ts";
import { send } from "../transport/execute.ts";
import { withHeaders } from "../transport/headers.ts";
import { run } from "../transport/run-call.ts";
import type { Core } from "../transport/transport.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Envelope } from "../types/envelope.ts";
import type { Operation } from "../types/operation.ts";
import { checkText } from "../values/checks.ts";
import { Call, type CallAnswer } from "./call.ts";
import type { Client } from "./client.ts";
import { createRaw } from "./raw-client.ts";

/** A client that calls as one sub-account. The views of a client share all but that. */
export function createView(core: Core, viewUserId?: string): Client {
  const withUser = (options: CallOptions): CallOptions =>
    viewUserId === undefined || options.userId !== undefined ? options : { ...options, userId: viewUserId };

  function answer<T>(operation: Operation<never, T>, input: unknown, given: CallOptions): Promise<CallAnswer<T>> {
    const known = core.registry.prepare(operation);
    const options = withUser(given);
    return run(core, known, input, options, async (task) => {
      const { path, query, body } = known.codec.encodeInput(input);
      const { signal, headers } = options;
      const { method, path: template } = known.operation;
      const { response, text, envelope, error } = core.middleware.length
        ? await loadRaw(core).then(({ throughMiddleware }) =>
            throughMiddleware(core, task, {
              params: { path: input },
              pathSerializer: (url: string) => url.slice(0, -template.length) + path,
              querySerializer: () => query,
              body,
              bodySerializer: (serialised: string) => serialised,
              headers,
              signal,
            }),
          )
        : // With nobody to look at it, openapi-fetch would only build a Request that nobody needs.
          await send(core, task, {
            url: `${core.baseUrl}${path}${query && `?${query}`}`,
            init: { method, redirect: core.redirect },
            headers: headers && withHeaders(body, headers),
            body,
            signal,
          });
      if (error) throw error;
      const { data, requestId, developId } = envelope as Envelope;
      return {
        data: data as T,
        requestId: requestId ?? undefined,
        developId: developId ?? undefined,
        attempts: task.attempts,
        status: response.status,
        headers: response.headers,
        envelope: envelope as Envelope,
        text,
      };
    });
  }

  return {
    raw: createRaw(core, withUser),
    call: (operation, input, options = {}) =>
      new Call((resolve, reject) => {
        answer(operation, input ?? {}, options).then(resolve, reject);
      }),
    as(userId) {
      checkText("userId", userId);
      return createView(core, userId);
    },
    register(operations) {
      for (const operation of Object.values(operations)) core.registry.add(operation);
    },
    limits: () => core.options.limits?.snapshot?.() ?? { running: 0, waiting: 0, pausedMs: 0 },
  };
}
