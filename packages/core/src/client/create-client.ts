import { InputError } from "../errors/errors.ts";
import { createNonceSource, sign } from "../signing/index.ts";
import { createCredentials } from "../state/credentials.ts";
import { createServerClock } from "../state/server-clock.ts";
import { createWatch } from "../transport/observer.ts";
import type { Core } from "../transport/transport.ts";
import { checkBaseUrl, patience } from "../values/checks.ts";
import type { Client } from "./client.ts";
import type { ClientOptions } from "./options.ts";
import { createRegistry } from "./registry.ts";
import { createView } from "./run-operation.ts";

/**
 * Makes a client. Nothing is sent before the first call.
 *
 * @throws InputError Credentials are missing or malformed, `baseUrl` is not https, a number is out of range, or this is a browser.
 */
export function createClient(options: ClientOptions): Client {
  // Browsers of every kind, workers included, call themselves Mozilla; no other runtime does.
  if (!options.dangerouslyAllowBrowser && /^Mozilla/.test(globalThis.navigator?.userAgent)) {
    throw new InputError("this is a browser: everybody could read the secret", {
      hint: "Call from a server; dangerouslyAllowBrowser is for pages that talk to a mock.",
    });
  }
  const { signatureScheme } = options;
  const baseUrl = checkBaseUrl(options.baseUrl ?? "https://api.pandapon.com");
  // Followed, it would hand the signature to another address, and a 307 would send a write twice.
  const redirect = "manual";
  const core: Core = {
    options,
    baseUrl,
    redirect,
    patience: patience(options, { timeoutMs: 30_000, deadlineMs: Number.POSITIVE_INFINITY, retries: 2 }),
    credentials: createCredentials(options),
    signer: options.signer ?? ((input) => sign(input, signatureScheme)),
    nonce: options.nonce ?? createNonceSource(),
    clock: createServerClock(options.clock ?? Date.now),
    watch: createWatch(options),
    registry: createRegistry(options.overrides),
    middleware: [],
    rawModule: undefined,
    isProven: false,
  };
  return createView(core);
}
