import type { Entry } from "../errors/origin.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Operation } from "../types/operation.ts";
import type { Call } from "./call.ts";
import type { Client } from "./client.ts";

/**
 * `client.call` with the function that the caller used, so that errors point at the caller's line. Not public: another
 * implementation of `Client` ignores the last arguments.
 */
export type CallFrom = <Input, Output>(
  operation: Operation<Input, Output>,
  input?: NoInfer<Input>,
  options?: CallOptions,
  entry?: Entry,
  /** The name of the operation for its caller, for errors of lists: `cart.list`. */
  name?: string,
) => Call<Output>;

export const callFrom = (client: Client): CallFrom => client.call;
