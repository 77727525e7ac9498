import type { Answer, Outgoing, Task } from "../transport/call-plan.ts";
import { send, within } from "../transport/execute.ts";
import { judge } from "../transport/read-answer.ts";
import type { Core } from "../transport/transport.ts";
import { createHttp, type HttpResult } from "./http.ts";
import { rebuilt } from "./rebuild-response.ts";

/** What openapi-fetch is told about a call. */
export type Init = Readonly<Record<string, unknown>> & {
  readonly bodySerializer: (body: never, headers: unknown) => unknown;
  readonly middleware?: readonly object[];
  readonly signal?: AbortSignal | undefined;
};

type Passed = Answer & { readonly result: HttpResult };

/**
 * One call through openapi-fetch: its middleware stands around the attempt loop, which is the `fetch` that openapi-fetch is given.
 *
 * @param parseAs In what form the caller of `raw` wants the answer, if not as JSON.
 */
export function throughMiddleware(core: Core, task: Task, init: Init, parseAs?: unknown): Promise<Passed> {
  const { signal } = init;
  // Middleware may hang as well. The signal of this guard goes with the request: on the caller's own, which may live for long,
  // each `Request` would leave a listener.
  const canEnd = signal !== undefined || task.deadline < Number.POSITIVE_INFINITY;
  return within(task, { signal }, Number.POSITIVE_INFINITY, (scope) =>
    pass(core, task, canEnd ? { ...init, signal: scope.signal } : init, parseAs),
  );
}

async function pass(core: Core, task: Task, init: Init, parseAs: unknown): Promise<Passed> {
  const { method, path } = task.known.operation;
  let body: unknown;
  let original: Request | undefined;
  let originalInit: RequestInit | undefined;
  let delivered: Response | undefined;
  // A function and not a subclass: a middleware may return any Request, and openapi-fetch asks whether it is one of these.
  function Recording(url: string, made: RequestInit): Request {
    original = new Request(url, made);
    originalInit = made;
    return original;
  }
  Recording.prototype = Request.prototype;

  const result = await createHttp(core).request(method, path, {
    ...init,
    middleware: [...core.middleware, ...(init.middleware ?? [])],
    // Parsing is ours: openapi-fetch's own rounds ids and throws bare SyntaxErrors.
    parseAs: parseAs ?? "stream",
    bodySerializer(given: never, headers: unknown) {
      body = init.bodySerializer(given, headers);
      return body;
    },
    Request: Recording,
    async fetch(request: Request): Promise<Response> {
      const answer = await send(core, task, await outgoing(request));
      delivered = rebuilt(task, answer, !parseAs);
      return delivered;
    },
  });

  const { response, error } = result;
  if (response !== delivered && !parseAs) {
    // A middleware has put another answer in place of the server's. A refusal has been read already.
    const text = response.ok ? await response.text() : typeof error === "string" ? error : JSON.stringify(error);
    task.answer = judge(core, task, response, text ?? "");
  }
  return { ...(task.answer as Answer), result };

  /** What was serialised is still at hand, unless a middleware put something else in its place. */
  async function outgoing(request: Request): Promise<Outgoing> {
    const { url, headers, signal, method, redirect, credentials, keepalive } = request;
    const { signal: _, headers: __, body: ___, ...rest } = originalInit as RequestInit;
    if (request === original) {
      // The boundary of a form is in the headers already, so it must be this very text of it.
      if (body instanceof Object) body = await request.arrayBuffer();
      return { url, init: rest, headers, body: body as BodyInit, signal };
    }
    const text = await request.text();
    return {
      url,
      init: { ...rest, method, redirect, credentials, keepalive },
      headers,
      body: text || undefined,
      signal,
    };
  }
}
