import { textOf } from "../errors/thrown.ts";
import type { CallPlan } from "./call-plan.ts";
import type { Attempt } from "./call-record.ts";
import { detailOf, isNothingSent, isRefusedByRequest } from "./never-sent.ts";
import { hasDispatcher, SingleDispatch } from "./single-dispatch.ts";
import type { Scope } from "./time-limit.ts";

/** What `fetch` is given. */
export type Init = Omit<RequestInit, "signal" | "body"> & {
  body?: BodyInit | undefined;
  signal?: AbortSignal;
  dispatcher?: unknown;
};

const isDeno = (): boolean => "Deno" in globalThis;

/** Deno repeats by itself what has no body, and then fails to connect as if nothing had been sent. */
const isRepeatedBelow = ({ body }: RequestInit): boolean => isDeno() && body === undefined;

/** Deno's own `fetch` has no code for it: its error is this text, built around the URL. */
const isDenoUnconnected = (fetch: unknown, url: string, error: unknown): boolean => {
  const below = detailOf(error) || textOf(error).replace(/^TypeError: /, "");
  return (
    isDeno() &&
    fetch === globalThis.fetch &&
    below.startsWith(`error sending request for url (${url}): client error (Connect)`)
  );
};

/** The text of Node's own `fetch`, which sends with the dispatcher of its `init` and with nothing else. */
const NODE_FETCH = /internal\/deps\/undici/;

const isNodeFetch = (fetch: unknown): boolean =>
  fetch === globalThis.fetch && NODE_FETCH.test(Function.prototype.toString.call(fetch));

/**
 * Hands a request to `fetch`, and notes whether anything of it was sent: on Node that is seen, elsewhere it is judged by the shape of
 * the failure, in doubt as sent.
 *
 * @param dispatchers Those of the caller that this client has heard of a request.
 */
export async function handOver(
  { fetch }: Pick<CallPlan, "fetch">,
  dispatchers: WeakSet<object>,
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
  if (isNode) delete init.signal;
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

const provesNothingSent = (fetch: unknown, error: unknown, url: string, init: RequestInit): boolean =>
  isRefusedByRequest(error, url, init) ||
  (!isRepeatedBelow(init) && (isNothingSent(error) || isDenoUnconnected(fetch, url, error)));
