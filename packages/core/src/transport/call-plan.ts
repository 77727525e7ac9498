import type { OperationCodec } from "../codec/operation-codec.ts";
import type { Fetch } from "../types/fetch.ts";
import type { AnyOperation } from "../types/operation.ts";
import type { Timing } from "../values/checks.ts";

/** One call, as settled before anything is sent. Never changes. */
export interface CallPlan {
  readonly operation: AnyOperation;
  readonly codec: OperationCodec;
  /** Its personal texts must not appear in an error. */
  readonly input: unknown;
  /** The sub-account of this call; undefined: that of the credentials. */
  readonly userId: string | undefined;
  readonly fetch: Fetch;
  readonly timing: Timing;
  /** On the clock of `performance.now()`; infinite without a deadline. */
  readonly deadline: number;
  /** Repeating the call changes nothing. */
  readonly isRead: boolean;
  /** The address, without a slash at its end. */
  readonly baseUrl: string;
  /** The name of an operation for its caller: `orders.list` of a marketplace package, else its id. */
  readonly nameOf: (operationId: string) => string;
}

/** The request, except for its signature. */
export interface OutgoingRequest {
  readonly url: string;
  /** Without `headers`, `body` and `signal`. */
  readonly init: RequestInit;
  /** Undefined: only the content type of a body. */
  readonly headers: Headers | undefined;
  readonly body: string | Exclude<BodyInit, string> | undefined;
  readonly signal: AbortSignal | undefined;
}
