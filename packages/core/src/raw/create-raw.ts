import type { RawClient } from "../client/client.ts";
import type { CallOptions } from "../client/options.ts";
import { expandPath, stringifyWire } from "../codec/index.ts";
import type { Core } from "../exchange/core.ts";
import { run } from "../exchange/run.ts";
import type { Task } from "../exchange/task.ts";
import { throughMiddleware } from "../exchange/through-middleware.ts";

type RawInit = Readonly<Record<string, unknown>>;

/** openapi-fetch in front of the same attempt loop that all calls go through. */
export function createRaw(core: Core, withUser: (options: CallOptions) => CallOptions): RawClient {
  const request = async (method: string, path: string, given: RawInit = {}): Promise<unknown> => {
    const { timeoutMs, deadlineMs, retries, userId, parseAs, fetch, ...init } = given;
    const known = core.registry.find(method.toUpperCase(), path);
    const { path: template, numberIds } = known.operation;
    const form = parseAs === "json" ? undefined : parseAs;
    const params = init.params as { readonly path?: object } | undefined;
    const options = withUser({ timeoutMs, deadlineMs, retries, userId } as CallOptions);
    const work = async (task: Task): Promise<unknown> => {
      const [{ envelope, error }, result] = await throughMiddleware(
        core,
        task,
        {
          pathSerializer: (url: string, values: RawInit) =>
            url.slice(0, -template.length) + expandPath(template, values),
          bodySerializer: (body: unknown) => (body instanceof FormData ? body : stringifyWire(body, numberIds)),
          ...init,
          // With no values at all openapi-fetch would leave the braces as they are.
          params: { ...params, path: params?.path ?? {} },
        },
        form,
      );
      if (form) return result;
      if (!envelope) throw error;
      return { [error ? "error" : "data"]: envelope, response: result.response };
    };
    // openapi-fetch's own option of this name takes a Request.
    const own = fetch as ((request: Request) => Promise<Response>) | undefined;
    return run(core, known, init.body, options, work, own && ((url, more) => own(new Request(url, more))));
  };
  const raw: Record<string, unknown> = {
    request,
    use(...added: object[]) {
      core.http.use(...added);
      core.middleware.push(...added);
    },
    eject(...removed: object[]) {
      core.http.eject(...removed);
      for (const one of removed) {
        const index = core.middleware.indexOf(one);
        if (index >= 0) core.middleware.splice(index, 1);
      }
    },
  };
  for (const method of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]) {
    raw[method] = (path: string, init?: RawInit) => request(method, path, init);
  }
  return raw as unknown as RawClient;
}
