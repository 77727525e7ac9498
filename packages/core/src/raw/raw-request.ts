import { stringifyWire } from "../codec/stringify-wire.ts";
import { expandPath } from "../codec/url.ts";
import type { Task } from "../transport/call-plan.ts";
import { run } from "../transport/run-call.ts";
import type { Core } from "../transport/transport.ts";
import type { CallOptions } from "../types/call-options.ts";
import { throughMiddleware } from "./through-middleware.ts";

/** What a call of `raw` is given. */
export type RawInit = Readonly<Record<string, unknown>>;

/** openapi-fetch in front of the same attempt loop that all calls go through. */
export async function request(
  core: Core,
  withUser: (options: CallOptions) => CallOptions,
  method: string,
  path: string,
  given: RawInit = {},
): Promise<unknown> {
  const { timeoutMs, deadlineMs, retries, userId, parseAs, fetch, ...init } = given;
  const known = core.registry.find(method.toUpperCase(), path);
  const { path: template, numberIds } = known.operation;
  const form = parseAs === "json" ? undefined : parseAs;
  const params = init.params as { readonly path?: object } | undefined;
  const options = withUser({ timeoutMs, deadlineMs, retries, userId } as CallOptions);
  const work = async (task: Task): Promise<unknown> => {
    const { envelope, error, result } = await throughMiddleware(
      core,
      task,
      {
        pathSerializer: (url: string, values: RawInit) => url.slice(0, -template.length) + expandPath(template, values),
        bodySerializer: (body: unknown) => (body instanceof FormData ? body : stringifyWire(body, numberIds)),
        ...init,
        // With no values at all openapi-fetch would leave the braces as they are.
        params: { ...params, path: params?.path ?? {} },
      },
      form,
    );
    // Whatever form is wanted: who takes it for a refusal would send it again.
    if (error?.name === "OutcomeUnknownError") throw error;
    if (form) return result;
    if (!envelope) throw error;
    return { [error ? "error" : "data"]: envelope, response: result.response };
  };
  // openapi-fetch's own option of this name takes a Request.
  const own = fetch as ((request: Request) => Promise<Response>) | undefined;
  const input = { body: init.body, params: init.params };
  return run(core, known, input, options, work, own && ((url, more) => own(new Request(url, more))));
}
