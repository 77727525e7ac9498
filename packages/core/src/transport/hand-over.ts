import type { CallPlan } from "./call-plan.ts";
import type { Attempt } from "./call-record.ts";
import { isNodeFetch, provesNothingSent } from "./prove-unsent.ts";
import { hasDispatcher, SingleDispatch } from "./single-dispatch.ts";
import type { Scope } from "./time-limit.ts";
import type { Transport } from "./transport.ts";

/** What `fetch` is given. */
export type Init = Omit<RequestInit, "signal" | "body"> & {
  body?: BodyInit | undefined;
  signal?: AbortSignal | undefined;
  dispatcher?: unknown;
};

/**
 * Hands a request to `fetch`, and notes whether anything of it was sent: on Node that is seen, elsewhere it is judged by the shape of
 * the failure, in doubt as sent.
 *
 * @param init Gets its signal here.
 */
export async function handOver(
  { dispatchers }: Pick<Transport, "dispatchers">,
  { fetch }: Pick<CallPlan, "fetch">,
  attempt: Attempt,
  url: string,
  init: Init,
  scope: Scope,
): Promise<Response> {
  const dispatch = hasDispatcher(init.dispatcher) ? new SingleDispatch(init.dispatcher, dispatchers) : undefined;
  const isNode = dispatch !== undefined && isNodeFetch(fetch);
  if (dispatch) {
    init.dispatcher = dispatch;
    scope.onStop = () => dispatch.stop();
    attempt.isUnsent = () => (dispatch.isUsed ? dispatch.isUnsent : isNode);
  }
  // Where the dispatcher can end the request, `fetch` needs no signal.
  if (!isNode) init.signal = scope.signal;
  attempt.isHandedOver = true;
  try {
    return await fetch(url, init as RequestInit);
  } catch (error) {
    if (dispatch?.hasBegun !== true && provesNothingSent(fetch, error, url, init as RequestInit)) {
      attempt.isUnsent = () => true;
    }
    throw error;
  }
}
