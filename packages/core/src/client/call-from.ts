import type { Entry } from "../errors/origin.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Operation } from "../types/operation.ts";
import type { Call } from "./call.ts";
import type { Client } from "./client.ts";

/** `client.call`, told which function its caller has called. Not public: a client of another make ignores the last arguments. */
export type CallFrom = <Input, Output>(
  operation: Operation<Input, Output>,
  input?: NoInfer<Input>,
  options?: CallOptions,
  entry?: Entry,
  /** What its caller calls the operation, for errors of lists: `cart.list`. */
  name?: string,
) => Call<Output>;

export const callFrom = (client: Client): CallFrom => client.call;
