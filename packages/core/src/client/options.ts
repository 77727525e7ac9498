import type { Hooks, Logger } from "../hooks/hooks.ts";
import type { Limiter } from "../limits/limiter.ts";
import type { SignatureScheme, Signer } from "../signing/index.ts";

/** What one account signs with. Made and shown in PandaPon's console, under AccessKey management. */
export interface Credentials {
  readonly accessKey: string;
  /** Signs every call. Never sent, never logged. A reset in the console kills it at once. */
  readonly accessSecret: string;
  /** The sub-account that calls. Left out: no `user-id` header is sent. */
  readonly userId?: string | undefined;
}

/** Asked before every attempt, so that keys can change without a restart. Calls at the same time share one run of it. */
export type CredentialsProvider = () => Credentials | Promise<Credentials>;

/** As the global `fetch`, always called with a URL and an init: `init.headers` is an object or `Headers`, `init.signal` is there. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a call may say besides its input. */
export interface CallOptions {
  /** Stops the call wherever it is: in the queue, between attempts, while the answer arrives. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt, the whole answer included. 30,000 unless told otherwise. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for the call as a whole: queue, attempts and the waits between them. No limit unless told. */
  readonly deadlineMs?: number | undefined;
  /** How often a `read` may be sent again. 2 unless told otherwise; 0 sends once. */
  readonly retries?: number | undefined;
  /** Further headers; `null` takes one away. The five that sign the call always win. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  /** The sub-account of this call alone. */
  readonly userId?: string | undefined;
}

/** What a client may be told besides its credentials. */
export interface ClientSettings extends Pick<CallOptions, "timeoutMs" | "deadlineMs" | "retries"> {
  /** `https://api.pandapon.com` unless told otherwise. https only, but for loopback addresses; may end in a path. */
  readonly baseUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** Added to the second argument of `fetch`: `{ dispatcher }` for instance. */
  readonly requestInitExt?: Record<string, unknown> | undefined;
  /** Makes the `signature`; in place of `signatureScheme`. */
  readonly signer?: Signer | undefined;
  /** Another signing rule: one of `signatureSchemes`. The default, A, is observed, not documented. */
  readonly signatureScheme?: SignatureScheme | undefined;
  /** Unit of the `timestamp`: seconds unless told otherwise. Not settled by documentation. */
  readonly timestampUnit?: "s" | "ms" | undefined;
  /** Milliseconds since 1970. `Date.now` unless told otherwise. */
  readonly clock?: (() => number) | undefined;
  /** Makes a fresh 32-character `nonce-str`. */
  readonly nonce?: (() => string) | undefined;
  /** From 0 to 1: spreads the waits between attempts. `Math.random` unless told otherwise. */
  readonly random?: (() => number) | undefined;
  /** Caps what is asked of the server: `createLimiter({ concurrency: 4 })`, or one that several processes share. Off unless told. */
  readonly limits?: Limiter | undefined;
  readonly hooks?: Hooks | undefined;
  /** `console` will do. Never gets secrets, signatures, user ids or addresses. */
  readonly logger?: Logger | undefined;
  /** Another path for an operation, for when an inferred one turns out to be wrong: `{ getUserAddress: { path: "/v2/…" } }`. */
  readonly overrides?: Readonly<Record<string, { readonly path: string }>> | undefined;
  /** The secret becomes public in a page. Only for pages that talk to a mock. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** Credentials or a provider of them, and settings. */
export type ClientOptions = ClientSettings &
  (
    | (Credentials & { readonly credentials?: undefined })
    | {
        readonly credentials: CredentialsProvider;
        readonly accessKey?: undefined;
        readonly accessSecret?: undefined;
        readonly userId?: string | undefined;
      }
  );
