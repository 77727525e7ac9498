/** What the `fetch` of Node sends with. */
interface Dispatcher {
  dispatch(options: unknown, handler: unknown): boolean;
}

const GLOBAL = Symbol.for("undici.globalDispatcher.1");

/**
 * On HTTP 421 the `fetch` of Node sends a request again by itself, with the same signature, as the standard has it. Sending again is
 * for the attempt loop to decide, so each attempt gets a dispatcher that works once. Undefined where `fetch` has none.
 *
 * @param own The caller's dispatcher, if he has given one.
 */
export function dispatchOnce(own: unknown): Dispatcher | undefined {
  // Node makes its dispatcher when the first of fetch's classes is asked for.
  void globalThis.Request;
  const dispatcher = (own ?? Reflect.get(globalThis, GLOBAL)) as Dispatcher | undefined;
  if (typeof dispatcher?.dispatch !== "function") return undefined;
  let isUsed = false;
  return {
    dispatch(options, handler) {
      if (isUsed) throw new Error("HTTP 421: this address is served elsewhere");
      isUsed = true;
      return dispatcher.dispatch(options, handler);
    },
  };
}
