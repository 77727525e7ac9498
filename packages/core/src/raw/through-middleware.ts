import type { CallPlan, OutgoingRequest } from "../transport/call-plan.ts";
import type { CallRecord } from "../transport/call-record.ts";
import { withinTime } from "../transport/loaded-first.ts";
import type { Settled } from "../transport/settled.ts";
import type { Scope } from "../transport/time-limit.ts";
import type { Transport } from "../transport/transport.ts";
import { createOpenFetch, type OpenFetchResult } from "./open-fetch.ts";
import { rebuildResponse } from "./rebuild-response.ts";
import { settle } from "./settle.ts";

/** What openapi-fetch is told about a call. */
export type OpenFetchInit = Readonly<Record<string, unknown>> & {
  readonly bodySerializer: (body: never, headers: unknown) => unknown;
  readonly middleware?: readonly object[];
  readonly signal?: AbortSignal | undefined;
};

/** What middleware stands around. */
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
 * One call through openapi-fetch: its middleware stands around the attempt loop, which is the `fetch` that openapi-fetch is given.
 *
 * @param parseAs In what form the caller of `raw` wants the answer, if not as JSON.
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
  // Middleware may hang as well. The signal of this limit goes with the request: on the caller's own, which may live for long,
  // each `Request` would leave a listener.
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
  // Without middleware, openapi-fetch alone looks at request and response, and both are expensive.
  const isSeen = init.middleware?.length !== 0;
  const isParsed = parseAs !== undefined;
  let body: unknown;
  let original: Request | undefined;
  let originalInit: RequestInit | undefined;
  let delivered: Response | undefined;
  let settled: Settled | undefined;
  // A function and not a subclass: a middleware may return any Request, and openapi-fetch asks whether it is one of these.
  function Recording(url: string, made: RequestInit): Request {
    originalInit = made;
    original = isSeen || body instanceof Object ? new Request(url, made) : unseenRequest(url, made);
    return original;
  }
  Recording.prototype = Request.prototype;

  const result = await createOpenFetch(transport.baseUrl).request(operation.method, operation.path, {
    ...init,
    // Parsing is ours: openapi-fetch's own rounds ids and throws bare SyntaxErrors.
    parseAs: parseAs ?? "stream",
    bodySerializer(given: never, headers: unknown) {
      body = init.bodySerializer(given, headers);
      return body;
    },
    Request: Recording,
    async fetch(request: Request): Promise<Response> {
      const outgoing = await outgoingOf(request);
      // The call has ended while a middleware was at work: its request must no longer be sent.
      if (scope.isOver) throw new Error("too late");
      settled = await send(outgoing);
      const { answer } = settled;
      delivered = isSeen || isParsed ? rebuildResponse(codec, answer, !isParsed) : unseenResponse(answer.response);
      return delivered;
    },
  });

  const { response, error } = result;
  if (settled === undefined || (response !== delivered && !isParsed)) {
    // A middleware has replaced the server's answer. A refusal has been read already.
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

  /** The text that was serialised is still at hand, unless a middleware put another request in its place. */
  async function outgoingOf(request: Request): Promise<OutgoingRequest> {
    const { url, headers, method, credentials, keepalive } = request;
    const { signal: _, headers: __, body: ___, ...rest } = originalInit ?? {};
    const isOriginal = request === original;
    // The boundary of a form is in the headers already, so it must be this very text of it.
    if (isOriginal && body instanceof URLSearchParams) body = String(body);
    else if (isOriginal && body instanceof Object) body = await request.arrayBuffer();
    const text = isOriginal ? body : await request.text();
    return {
      url,
      // `redirect` is that of the call: the request of a middleware may have lost it, and would be followed with its signature.
      init: isOriginal ? rest : { ...rest, method, credentials, keepalive },
      headers,
      body: text === "" && !isOriginal ? undefined : (text as BodyInit | undefined),
      // Ours: the request of a middleware need not have it.
      signal: init.signal ?? request.signal,
    };
  }
}

/** As much of a Request as openapi-fetch itself looks at. */
const unseenRequest = (url: string, { method, headers }: RequestInit): Request =>
  ({ url, method, headers }) as unknown as Request;

/** As much of a Response as openapi-fetch itself looks at. Our own judgement of the answer counts, so that it need not read a refusal. */
const unseenResponse = ({ status, headers }: Response): Response =>
  ({ status, headers, ok: true, body: null }) as unknown as Response;
