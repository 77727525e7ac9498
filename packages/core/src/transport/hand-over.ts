import type { CallPlan } from "./call-plan.ts";
import type { Attempt } from "./call-record.ts";
import { isNodeFetch } from "./prove-unsent.ts";
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
 * Prepares for handing a request to `fetch`, so that it is known afterwards whether anything of it was sent: on Node that is seen,
 * elsewhere it is judged by the shape of the failure, in doubt as sent.
 *
 * @param init Gets its signal here.
 * @returns What sees the request; undefined where nothing can.
 */
export function watchSending(
  { dispatchers }: Pick<Transport, "dispatchers">,
  { fetch }: Pick<CallPlan, "fetch">,
  attempt: Attempt,
  init: Init,
  scope: Scope,
): SingleDispatch | undefined {
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
  return dispatch;
}
