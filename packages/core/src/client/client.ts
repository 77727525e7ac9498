import type { Client as FetchClient } from "openapi-fetch";
import type { CallOptions } from "../types/call-options.ts";
import type { LimitsSnapshot } from "../types/limiter.ts";
import type { AnyOperation, Operation } from "../types/operation.ts";
import type { Paths } from "../types/paths.ts";
import type { Call } from "./call.ts";

/** openapi-fetch, signed. A call also takes the fields of `CallOptions`. */
export type RawClient = FetchClient<Paths>;

/** Signs and sends calls. One per account; safe to share between any number of concurrent calls. */
export interface Client {
  /** Calls an operation. Wrappers such as `@pandapon/taobao` do this for you. */
  call<Input, Output>(operation: Operation<Input, Output>, input?: NoInfer<Input>, options?: CallOptions): Call<Output>;
  /**
   * The escape hatch: openapi-fetch. It returns `{ data, response }` with the whole envelope if its code is 200, and `{ error, response
   * }` with the whole envelope if the server refuses. It throws a `PandaPonError` for everything else, and when the outcome of a write is unknown. Middleware added here with `use` sees the calls of `call` as well: requests before they are signed, answers
   * after the last attempt.
   */
  readonly raw: RawClient;
  /** The client of a sub-account. Shares everything else with this one. */
  as(userId: string): Client;
  /** Tells `raw` what is known about these operations: an unregistered call counts as a write. Registering twice changes nothing. */
  register(operations: Readonly<Record<string, AnyOperation>> | readonly AnyOperation[], group?: string): void;
  /** The load of this client's limiter. All values are zero without one. */
  limits(): LimitsSnapshot;
}
