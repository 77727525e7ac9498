import type { ClientOptions } from "../client/options.ts";
import type { Registry } from "../client/registry.ts";
import type { RawModule } from "../raw/load.ts";
import type { Signer } from "../signing/index.ts";
import type { ServerClock } from "../state/server-clock.ts";
import type { Credentials } from "../types/credentials.ts";
import type { Operation } from "../types/operation.ts";
import type { Patience } from "../values/checks.ts";
import type { Watch } from "./observer.ts";

/** An operation whose types do not matter. */
export type AnyOperation = Operation<never, unknown>;

/** What the calls of a client and of its sub-account views share. */
export interface Core {
  readonly options: ClientOptions;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly redirect: "manual";
  readonly patience: Patience;
  readonly credentials: () => Credentials | Promise<Credentials>;
  readonly signer: Signer;
  readonly nonce: () => string;
  readonly clock: ServerClock;
  readonly watch: Watch | undefined;
  readonly registry: Registry;
  /** What was added by `raw.use`. */
  readonly middleware: object[];
  /** What is behind `raw`, once it has been asked for. */
  rawModule: Promise<RawModule> | undefined;
  /** An answer with code 200 has arrived: signature rule, timestamp unit and credentials are right. */
  isProven: boolean;
}
