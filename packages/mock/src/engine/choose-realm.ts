import type { AuthMode } from "../auth/outcome.ts";
import type { MockRequest } from "../contract/message.ts";
import type { Realm } from "../realms/realm.ts";
import type { Realms } from "../realms/realms.ts";

/** Names a world in requests to a mock that does not insist on credentials. */
export const WORLD_HEADER = "x-mock-world";

/**
 * The world of a request: that of its access key; without one, or with one that is not known, the default world. If credentials
 * are not insisted on, the header `x-mock-world` comes first.
 *
 * Undefined: the header names a world that is not there.
 */
export function chooseRealm(request: MockRequest, realms: Realms, mode: AuthMode): Realm | undefined {
  const name = mode === "verify" ? undefined : request.headers[WORLD_HEADER];
  if (name !== undefined) return realms.byName(name);
  const accessKey = request.headers["access-key"];
  return (accessKey === undefined ? undefined : realms.byAccessKey(accessKey)) ?? realms.default;
}
