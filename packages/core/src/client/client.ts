import type { Client as FetchClient } from "openapi-fetch";
import type { CallOptions } from "../types/call-options.ts";
import type { LimitsSnapshot } from "../types/limiter.ts";
import type { AnyOperation, Operation } from "../types/operation.ts";
import type { Paths } from "../types/paths.ts";
import type { Call } from "./call.ts";

/** openapi-fetch, signed. Besides its own fields a call takes those of `CallOptions`. */
export type RawClient = FetchClient<Paths>;

/** Signs and sends calls. One per account; safe to share between any number of concurrent calls. */
export interface Client {
  /** Calls an operation. Wrappers such as `@pandapon/taobao` do this for you. */
  call<Input, Output>(operation: Operation<Input, Output>, input?: NoInfer<Input>, options?: CallOptions): Call<Output>;
  /**
   * The escape hatch: openapi-fetch. It gives `{ data, response }` with the whole envelope when its code is 200, `{ error, response }`
   * with the whole envelope when the server refuses, and throws a `PandaPonError` for everything else, and whenever it is unknown what
   * became of a write. Middleware added here with `use` sees the calls of `call` as well: requests before they are signed, answers
   * after the last attempt.
   */
  readonly raw: RawClient;
  /** The client of a sub-account. Shares everything else with this one. */
  as(userId: string): Client;
  /** Tells `raw` what is known of these operations: without that, it takes a call for a write. Registering twice changes nothing. */
  register(operations: Readonly<Record<string, AnyOperation>> | readonly AnyOperation[], group?: string): void;
  /** How busy the limiter of this client is. All zero without one. */
  limits(): LimitsSnapshot;
}
