import type { CallPlan, OutgoingRequest } from "../transport/call-plan.ts";
import type { CallRecord } from "../transport/call-record.ts";
import { withinTime } from "../transport/loaded-first.ts";
import type { Settled } from "../transport/settled.ts";
import type { Scope } from "../transport/time-limit.ts";
import type { Transport } from "../transport/transport.ts";
import { createOpenFetch, type OpenFetchResult } from "./open-fetch.ts";
import { rebuildResponse } from "./rebuild-response.ts";
import { settle } from "./settle.ts";

/** What openapi-fetch needs to know about a call. */
export type OpenFetchInit = Readonly<Record<string, unknown>> & {
  readonly bodySerializer: (body: never, headers: unknown) => unknown;
  readonly middleware?: readonly object[];
  readonly signal?: AbortSignal | undefined;
};

/** The part of a call that middleware wraps. */
export interface Inside {
  readonly plan: CallPlan;
  readonly record: CallRecord;
  /** The attempt loop. */
  send(outgoing: OutgoingRequest): Promise<Settled>;
}

export interface Passed extends Settled {
  readonly result: OpenFetchResult;
  /** The response for the caller. */
  readonly response: () => Response;
}

/**
 * Runs a call through openapi-fetch: its middleware wraps the attempt loop, which openapi-fetch gets as its `fetch`.
 *
 * @param parseAs The form in which the caller of `raw` wants the answer, if not as JSON.
 */
export function throughMiddleware(
  transport: Transport,
  middleware: readonly object[],
  inside: Inside,
  init: OpenFetchInit,
  parseAs?: unknown,
): Promise<Passed> {
  const { signal } = init;
  const { listen } = transport;
  const { deadline } = inside.plan;
  // Middleware may hang as well. The request gets the signal of this limit: on the caller's own signal, which may live long, each
  // `Request` would leave a listener.
  const canEnd = signal !== undefined || deadline < Number.POSITIVE_INFINITY;
  return withinTime({ ms: Number.POSITIVE_INFINITY, deadline, signal, listen }, (scope) =>
    pass(
      transport,
      inside,
      {
        ...init,
        middleware: [...middleware, ...(init.middleware ?? [])],
        ...(canEnd && { signal: scope.signal }),
      },
      parseAs,
      scope,
    ),
  );
}

async function pass(
  transport: Transport,
  { plan, record, send }: Inside,
  init: OpenFetchInit,
  parseAs: unknown,
  scope: Scope,
): Promise<Passed> {
  const { operation, codec } = plan;
  // Without middleware, only openapi-fetch reads request and response, and both are expensive to create.
  const isSeen = init.middleware?.length !== 0;
  const isParsed = parseAs !== undefined;
  let body: unknown;
  let original: Request | undefined;
  let originalInit: RequestInit | undefined;
  let delivered: Response | undefined;
  let settled: Settled | undefined;
  // A function instead of a subclass: a middleware may return any Request, and openapi-fetch checks it with `instanceof`.
  function Recording(url: string, made: RequestInit): Request {
    originalInit = made;
    original = isSeen || body instanceof Object ? new Request(url, made) : unseenRequest(url, made);
    return original;
  }
  Recording.prototype = Request.prototype;

  const result = await createOpenFetch(transport.baseUrl).request(operation.method, operation.path, {
    ...init,
    // We parse: openapi-fetch would round ids and throw bare SyntaxErrors.
    parseAs: parseAs ?? "stream",
    bodySerializer(given: never, headers: unknown) {
      body = init.bodySerializer(given, headers);
      return body;
    },
    Request: Recording,
    async fetch(request: Request): Promise<Response> {
      const outgoing = await outgoingOf(request);
      // The call ended while a middleware was working: its request must no longer be sent.
      if (scope.isOver) throw new Error("too late");
      settled = await send(outgoing);
      const { answer } = settled;
      delivered = isSeen || isParsed ? rebuildResponse(codec, answer, !isParsed) : unseenResponse(answer.response);
      return delivered;
    },
  });

  const { response, error } = result;
  if (settled === undefined || (response !== delivered && !isParsed)) {
    // A middleware replaced the server's answer. A refusal was read already.
    const text = response.ok ? await response.text() : typeof error === "string" ? error : JSON.stringify(error);
    settled = await settle(transport, plan, record, response, text ?? "");
  }
  const { answer, error: failure } = settled;
  return {
    answer,
    error: failure,
    result,
    response: () => (isSeen || isParsed ? response : rebuildResponse(codec, answer, true)),
  };

  /** The serialized text is still available, unless a middleware replaced the request. */
  async function outgoingOf(request: Request): Promise<OutgoingRequest> {
    const { url, headers, method, credentials, keepalive } = request;
    const { signal: _, headers: __, body: ___, ...rest } = originalInit ?? {};
    const isOriginal = request === original;
    // The headers already contain the boundary of the form, so this very text must be sent.
    if (isOriginal && body instanceof URLSearchParams) body = String(body);
    else if (isOriginal && body instanceof Object) body = await request.arrayBuffer();
    const text = isOriginal ? body : await request.text();
    return {
      url,
      // Take `redirect` from the call: a middleware's request may have lost it, and a redirect would then carry the signature
      // along.
      init: isOriginal ? rest : { ...rest, method, credentials, keepalive },
      headers,
      body: text === "" && !isOriginal ? undefined : (text as BodyInit | undefined),
      // Our own signal: a middleware's request may lack it.
      signal: init.signal ?? request.signal,
    };
  }
}

/** The part of a Request that openapi-fetch reads. */
const unseenRequest = (url: string, { method, headers }: RequestInit): Request =>
  ({ url, method, headers }) as unknown as Request;

/** The part of a Response that openapi-fetch reads. We judge the answer, so openapi-fetch need not read a refusal. */
const unseenResponse = ({ status, headers }: Response): Response =>
  ({ status, headers, ok: true, body: null }) as unknown as Response;
