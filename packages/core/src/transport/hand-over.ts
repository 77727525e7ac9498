import type { CallPlan } from "./call-plan.ts";
import type { Attempt } from "./call-record.ts";
import { isNodeFetch } from "./prove-unsent.ts";
import { hasDispatcher, SingleDispatch } from "./single-dispatch.ts";
import type { Scope } from "./time-limit.ts";
import type { Transport } from "./transport.ts";

/** The second argument of `fetch`. */
export type Init = Omit<RequestInit, "signal" | "body"> & {
  body?: BodyInit | undefined;
  signal?: AbortSignal | undefined;
  dispatcher?: unknown;
};

/**
 * Prepares to pass a request to `fetch` in a way that shows afterwards whether anything was sent. On Node this can be observed;
 * elsewhere the form of the failure decides, and in doubt the request counts as sent.
 *
 * @param init This function sets its signal.
 * @returns An observer of the request; undefined where it cannot be observed.
 */
export function watchSending(
  { dispatchers }: Pick<Transport, "dispatchers">,
  { fetch }: Pick<CallPlan, "fetch">,
  attempt: Attempt,
  init: Init,
  scope: Scope,
): SingleDispatch | undefined {
  const dispatch = hasDispatcher(init.dispatcher) ? new SingleDispatch(init.dispatcher, dispatchers) : undefined;
  // Node's fetch sends with what its init names, or not at all.
  const isNode = (dispatch !== undefined || init.dispatcher !== undefined) && isNodeFetch(fetch);
  attempt.isUnsent = () => (dispatch?.isUsed ? dispatch.isUnsent : isNode);
  if (dispatch) {
    init.dispatcher = dispatch;
    scope.onStop = () => dispatch.stop();
  }
  // Where the dispatcher can end the request, `fetch` needs no signal.
  if (!isNode) init.signal = scope.signal;
  attempt.isHandedOver = true;
  return dispatch;
}
