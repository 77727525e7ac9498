import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import { createRawLoader } from "../raw/load.ts";
import { createDefaultSigner } from "../signing/default-signer.ts";
import type { Signer } from "../signing/input.ts";
import { createNonceSource } from "../signing/nonce.ts";
import { joinPieces } from "../signing/rule-a.ts";
import type { SignatureScheme } from "../signing/scheme.ts";
import { createListen } from "../state/abort-listeners.ts";
import { createCredentials } from "../state/credentials.ts";
import { createLimiter } from "../state/limiter.ts";
import { createServerClock } from "../state/server-clock.ts";
import { createFailurePathLoader } from "../transport/load-failure-path.ts";
import { createObserve } from "../transport/load-observer.ts";
import type { Transport } from "../transport/transport.ts";
import type { Limiter } from "../types/limiter.ts";
import { checkBaseUrl, timing, wholeNumber } from "../values/checks.ts";
import type { Client } from "./client.ts";
import { clientOf } from "./client-of.ts";
import type { ClientOptions } from "./options.ts";
import { createRegistry } from "./registry.ts";

/** 32 MiB. The longest answers that the API documents have about 100 kB. */
const MAX_ANSWER_BYTES = 2 ** 25;

/** Thousands of connections at once exhaust sockets, and leave writes with unknown outcomes. */
const DEFAULT_CONCURRENCY = 100;

const DEFAULT_TIMING = { timeoutMs: 30_000, deadlineMs: Number.POSITIVE_INFINITY, retries: 2 };

/** Checked here: in the middle of a call, a wrong option would look like a broken connection. */
const TYPES = {
  credentials: "function",
  fetch: "function",
  signer: "function",
  clock: "function",
  nonce: "function",
  random: "function",
  hooks: "object",
  overrides: "object",
  requestInitExt: "object",
  signatureScheme: "object",
} as const;

/**
 * Creates a client. Nothing is sent before the first call.
 *
 * @throws InputError Credentials are missing or malformed, `baseUrl` is not https, a number is out of range, or this is a browser.
 */
export function createClient(options: ClientOptions): Client {
  return atDoor(() => create(options));
}

function create(options: ClientOptions): Client {
  if (typeof options !== "object" || options === null) {
    throw new InputError("createClient got no options", {
      hint: "Pass { accessKey, accessSecret, userId }, { credentials } or fromEnv().",
    });
  }
  for (const [name, type] of Object.entries(TYPES)) {
    const value = options[name as keyof typeof TYPES];
    if (value !== undefined) requireType(name, value, type);
  }
  const { timestampUnit, limits, logger } = options;
  if (logger !== undefined && typeof logger !== "function")
    requireType("logger", logger, "object", "Pass console, for instance.");
  if ((limits ?? false) !== false)
    requireType(
      "limits.acquire",
      (limits as Limiter).acquire,
      "function",
      "Pass createLimiter({ concurrency: 4 }), or false.",
    );
  if (timestampUnit !== undefined && !/^m?s$/.test(timestampUnit))
    throw new InputError('timestampUnit is neither "s" nor "ms"');
  // All browsers and their workers call themselves Mozilla; no other runtime does.
  if (!options.dangerouslyAllowBrowser && /^Mozilla/.test(globalThis.navigator?.userAgent)) {
    throw new InputError("this is a browser: the secret would be public", {
      hint: "Call from a server; set dangerouslyAllowBrowser only in pages that talk to a mock.",
    });
  }
  const registry = createRegistry(options.overrides);
  return clientOf({
    transport: createTransport(options, registry.nameOf),
    registry,
    middleware: [],
    loadRaw: createRawLoader(),
  });
}

function createTransport(options: ClientOptions, nameOf: Transport["nameOf"]): Transport {
  const { signatureScheme, fetch, requestInitExt, timestampUnit, limits, clock, random, hooks, logger } = options;
  const loadFailurePath = createFailurePathLoader();
  let cache: Transport["cache"] | undefined;
  return {
    baseUrl: checkBaseUrl(options.baseUrl ?? "https://api.pandapon.com"),
    nameOf,
    fetch,
    // A getter, read when the first request is sent: `Request` loads the runtime's whole fetch.
    get cache() {
      cache ??= cacheMode();
      return cache;
    },
    requestInitExt,
    dispatchers: new WeakSet(),
    loadFailurePath,
    maxAnswerBytes: wholeNumber("maxAnswerBytes", options.maxAnswerBytes ?? MAX_ANSWER_BYTES, 1),
    listen: createListen(),
    timing: timing(options, DEFAULT_TIMING),
    credentials: createCredentials(options),
    signer: options.signer ?? (signatureScheme ? schemeSigner(signatureScheme) : createDefaultSigner()),
    nonce: options.nonce ?? createNonceSource(),
    clock: createServerClock(clock ?? (() => Date.now())),
    timestampUnit,
    random: random ?? (() => Math.random()),
    limits: limits === false ? undefined : (limits ?? createLimiter({ concurrency: DEFAULT_CONCURRENCY })),
    observe: createObserve({ hooks, logger, nameOf, loadFailurePath }),
    hasSucceeded: false,
  };
}

/** A scheme that the caller imported brings its own digest. */
function schemeSigner(scheme: SignatureScheme): Signer {
  if (!(scheme.pieces as unknown)) throw new InputError("signatureScheme is not one of signatureSchemes");
  return (input) => scheme.digest(joinPieces(scheme.pieces, input), input);
}

/** By default, Next.js caches the answer of an order for a year. Some runtimes refuse a `Request` with this option. */
function cacheMode(): { readonly cache?: "no-store" } {
  try {
    const { cache } = new Request("https://api.pandapon.com", { cache: "no-store" });
    return cache === "no-store" ? { cache } : {};
  } catch {
    return {};
  }
}
