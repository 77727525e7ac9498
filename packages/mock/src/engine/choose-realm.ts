import type { AuthMode } from "../auth/outcome.ts";
import type { MockRequest } from "../contract/message.ts";
import type { Realm } from "../realms/realm.ts";
import type { Realms } from "../realms/realms.ts";

/** The header that chooses a world in a mock that does not require credentials. */
export const WORLD_HEADER = "x-mock-world";

/**
 * The world of a request: that of its access key, or the default world if the key is missing or unknown. If credentials are not
 * required, the header `x-mock-world` comes first.
 *
 * Undefined: the header names a world that does not exist.
 */
export function chooseRealm(request: MockRequest, realms: Realms, mode: AuthMode): Realm | undefined {
  const name = mode === "verify" ? undefined : request.headers[WORLD_HEADER];
  if (name !== undefined) return realms.byName(name);
  const accessKey = request.headers["access-key"];
  return (accessKey === undefined ? undefined : realms.byAccessKey(accessKey)) ?? realms.default;
}
