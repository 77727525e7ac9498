import type { Signer } from "../signing/input.ts";
import type { Listen } from "../state/abort-listeners.ts";
import type { CredentialsSource } from "../state/credentials.ts";
import type { ServerClock } from "../state/server-clock.ts";
import type { Fetch } from "../types/fetch.ts";
import type { Limiter } from "../types/limiter.ts";
import type { Timing } from "../values/checks.ts";
import type { FailurePath } from "./failure-path-type.ts";
import type { Observe } from "./watch.ts";

/** What signs a request, besides the credentials. */
export interface SigningTools {
  readonly signer: Signer;
  readonly nonce: () => string;
  readonly clock: ServerClock;
  readonly timestampUnit: "s" | "ms" | undefined;
}

/** What the calls of a client and of its sub-account views share. */
export interface Transport extends SigningTools {
  readonly credentials: CredentialsSource;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The name of an operation for its caller: `orders.list` of a marketplace package, else its id. */
  readonly nameOf: (operationId: string) => string;
  /** Undefined: the current global `fetch`. */
  readonly fetch: Fetch | undefined;
  /** Added to every request: where the runtime has caches, none may keep an answer. */
  readonly cache: { readonly cache?: "no-store" };
  readonly requestInitExt: Readonly<Record<string, unknown>> | undefined;
  /** The caller's dispatchers that have reported their requests. */
  readonly dispatchers: WeakSet<object>;
  /** Imports the module that explains failures. May reject: then `bareFailure` takes its place. */
  readonly loadFailurePath: () => Promise<FailurePath>;
  readonly maxAnswerBytes: number;
  /** Listens to the signals of callers. */
  readonly listen: Listen;
  /** For calls without times of their own. */
  readonly timing: Timing;
  readonly random: () => number;
  readonly limits: Limiter | undefined;
  /** Undefined if there are neither hooks nor a logger. */
  readonly observe: Observe | undefined;
  /** An answer with code 200 has arrived: signature rule, timestamp unit and credentials are right. */
  hasSucceeded: boolean;
}

/** Following a redirect would hand the signature to another address, and a 307 would send a write twice. */
export const REDIRECT = "manual";
