import type { SignatureScheme, Signer } from "../signing/index.ts";
import type { Hooks, Logger } from "../transport/hooks.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Credentials, CredentialsProvider } from "../types/credentials.ts";
import type { Fetch } from "../types/fetch.ts";
import type { Limiter } from "../types/limiter.ts";

/** The options of a client, other than its credentials. */
export interface ClientSettings extends Pick<CallOptions, "timeoutMs" | "deadlineMs" | "retries"> {
  /**
   * https only, except for loopback addresses; may end in a path.
   *
   * @default "https://api.pandapon.com"
   */
  readonly baseUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** Added to the second argument of `fetch`: `{ dispatcher }` for instance. */
  readonly requestInitExt?: Record<string, unknown> | undefined;
  /** Computes the `signature`, instead of `signatureScheme`. */
  readonly signer?: Signer | undefined;
  /** Another signing rule: one of `signatureSchemes`. The default, A, is observed, not documented. */
  readonly signatureScheme?: SignatureScheme | undefined;
  /**
   * Unit of the `timestamp`. The documentation does not settle it.
   *
   * @default "s"
   */
  readonly timestampUnit?: "s" | "ms" | undefined;
  /**
   * Returns milliseconds since 1970.
   *
   * @default Date.now
   */
  readonly clock?: (() => number) | undefined;
  /** Returns a new 32-character `nonce-str`. */
  readonly nonce?: (() => string) | undefined;
  /**
   * Returns a number from 0 to 1, which spreads the waits between attempts.
   *
   * @default Math.random
   */
  readonly random?: (() => number) | undefined;
  /**
   * Limits the attempts: `createLimiter({ concurrency: 4 })`, or a limiter that several processes share. `false` removes
   * every cap.
   *
   * @default 100 attempts at once
   */
  readonly limits?: Limiter | false | undefined;
  /**
   * Longest answer that is read, in bytes after decompression. A longer one is a `ProtocolError`, and leaves the outcome of a write
   * unknown.
   *
   * @default 33,554,432 (32 MiB)
   */
  readonly maxAnswerBytes?: number | undefined;
  readonly hooks?: Hooks | undefined;
  /** `console` is enough. It never receives secrets, signatures, user ids or addresses. */
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
