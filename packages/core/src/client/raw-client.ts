import { atDoor, inputErrorOf } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { captureOrigin, type Origin } from "../errors/origin.ts";
import type { RawInit } from "../raw/raw-request.ts";
import type { RawClient } from "./client.ts";
import type { Shared } from "./shared.ts";

/**
 * openapi-fetch's interface, imported on first use.
 *
 * @param userId The sub-account of calls that do not name one.
 */
export function createRaw({ transport, registry, middleware, loadRaw }: Shared, userId: string | undefined): RawClient {
  const request = async (origin: Origin, method: string, path: string, init?: RawInit): Promise<unknown> => {
    try {
      const { rawRequest } = await loadRaw();
      return await rawRequest(transport, middleware, registry.find, userId, method, path, init);
    } catch (error) {
      throw origin(inputErrorOf(error));
    }
  };
  const raw: Record<string, unknown> = {
    request: function entry(method: string, path: string, init?: RawInit) {
      return request(captureOrigin(entry), method, path, init);
    },
    use(...added: object[]) {
      for (const one of added.filter(Boolean)) {
        if (!atDoor(() => ["onRequest", "onResponse", "onError"].some((name) => name in Object(one))))
          throw new InputError("the middleware is not an object with onRequest, onResponse or onError");
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
    raw[method] = function entry(path: string, init?: RawInit) {
      return request(captureOrigin(entry), method, path, init);
    };
  }
  return raw as unknown as RawClient;
}
