import { InputError } from "../errors/errors.ts";
import { loadRaw } from "../raw/load.ts";
import type { RawInit } from "../raw/raw-request.ts";
import type { Core } from "../transport/transport.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { RawClient } from "./client.ts";

/** The face of openapi-fetch. What is behind it is loaded at the first call. */
export function createRaw(core: Core, withUser: (options: CallOptions) => CallOptions): RawClient {
  const { middleware } = core;
  const request = async (method: string, path: string, init?: RawInit): Promise<unknown> =>
    (await loadRaw(core)).request(core, withUser, method, path, init);
  const raw: Record<string, unknown> = {
    request,
    use(...added: object[]) {
      for (const one of added.filter(Boolean)) {
        if (!["onRequest", "onResponse", "onError"].some((name) => name in Object(one)))
          throw new InputError("middleware is an object with onRequest, onResponse or onError");
        middleware.push(one);
      }
    },
    eject(...removed: object[]) {
      for (const one of removed) {
        const index = middleware.indexOf(one);
        if (index >= 0) middleware.splice(index, 1);
      }
    },
  };
  for (const method of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]) {
    raw[method] = (path: string, init?: RawInit) => request(method, path, init);
  }
  return raw as unknown as RawClient;
}
