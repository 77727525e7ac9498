/** The object with which undici's `fetch` sends. */
interface Dispatcher {
  dispatch(options: DispatchOptions, handler: DispatchHandler): boolean;
  readonly isMockActive?: unknown;
}

interface DispatchOptions {
  readonly headers?: unknown;
}

/** The two generations of undici's handlers: the first begins with `onConnect`, the second with `onRequestStart`. */
interface DispatchHandler {
  onConnect?: ((abort: Abort, ...rest: unknown[]) => unknown) | undefined;
  onRequestStart?: ((controller: { readonly abort: Abort }, ...rest: unknown[]) => unknown) | undefined;
  onError?: ((...given: unknown[]) => unknown) | undefined;
  onResponseError?: ((...given: unknown[]) => unknown) | undefined;
}

type Abort = (reason: unknown) => void;

/** Why a request does not go out. */
export const REPEATED =
  "this attempt has already been sent (HTTP 421, or a middleware, fetch or dispatcher that retries)";

/**
 * The dispatcher of one attempt, for undici's `fetch`: of Node, or of the package. It lets one request out, observes whether the
 * request was begun, and can end it.
 *
 * `fetch` itself repeats a request after HTTP 421, and a wrapper of `fetch` or a dispatcher below this one may do the same, each
 * time with the same signature. Only the attempt loop decides about sending again.
 */
export class SingleDispatch implements Dispatcher {
  /** A request was handed over. */
  isUsed = false;
  /** The request was about to be written to an open connection: from here on, the server may know of it. */
  hasBegun = false;
  readonly #own: Dispatcher | undefined;
  readonly #known: WeakSet<object>;
  /** The dispatcher reports to this generation of handlers. A dispatcher of another generation may send without reporting. */
  #isHeard = false;
  #abort: Abort | undefined;
  #isStopped = false;

  /**
   * @param own The caller's dispatcher, if there is one.
   * @param known The caller's dispatchers that have reported before. Dispatchers that report now are added.
   */
  constructor(own: unknown, known = new WeakSet<object>()) {
    this.#own = isDispatcher(own) ? own : undefined;
    this.#known = known;
  }

  /** It is proven that nothing was sent: the request was handed over, and its start would have been observed. */
  get isUnsent(): boolean {
    return this.isUsed && !this.hasBegun && !this.isMockActive && (this.#isHeard || this.#isKnown);
  }

  get #isKnown(): boolean {
    return this.#own === undefined || this.#known.has(this.#own);
  }

  /** undici's MockAgent needs another form of the body, and answers without a connection. */
  get isMockActive(): boolean {
    if (this.#own) return this.#own.isMockActive === true;
    return [FIRST_GENERATION, SECOND_GENERATION].some((generation) => globalOf(generation)?.isMockActive === true);
  }

  dispatch(options: DispatchOptions, handler: DispatchHandler): boolean {
    if (this.hasBegun) throw new Error(REPEATED);
    if (this.#isStopped) throw stopped();
    this.isUsed = true;
    const isKnown = this.#isKnown;
    guardHeaders(options.headers, () => {
      // A dispatcher that never reported may have sent the request before, unobserved.
      this.hasBegun ||= !isKnown;
      return this.hasBegun;
    });
    const { onConnect, onRequestStart, onError, onResponseError } = handler;
    if (onError) handler.onError = (...given) => this.#hear() && onError.apply(handler, given);
    if (onResponseError) handler.onResponseError = (...given) => this.#hear() && onResponseError.apply(handler, given);
    if (onConnect) {
      handler.onConnect = (abort, ...rest) => this.#begin(abort) && onConnect.call(handler, abort, ...rest);
    }
    if (onRequestStart) {
      handler.onRequestStart = (controller, ...rest) =>
        this.#begin((reason) => controller.abort(reason)) && onRequestStart.call(handler, controller, ...rest);
    }
    const own = this.#own ?? globalFor(handler);
    if (!own) throw new Error("no dispatcher was found");
    return own.dispatch(options, handler);
  }

  /** Ends the request, or prevents it from being written. */
  stop(): void {
    this.#isStopped = true;
    this.#abort?.(stopped());
  }

  #hear(): true {
    this.#isHeard = true;
    if (this.#own) this.#known.add(this.#own);
    return true;
  }

  #begin(abort: Abort): boolean {
    this.#hear();
    const reason = this.#isStopped ? stopped() : this.hasBegun ? new Error(REPEATED) : undefined;
    if (reason) {
      abort(reason);
      return false;
    }
    this.hasBegun = true;
    this.#abort = abort;
    return true;
  }
}

/** Made where it is used: it remembers a stack, which takes as long as all of our own work on a call. Most attempts need none. */
const stopped = (): DOMException => new DOMException("the attempt was stopped", "AbortError");

const isDispatcher = (value: unknown): value is Dispatcher =>
  typeof value === "object" && value !== null && typeof (value as Partial<Dispatcher>).dispatch === "function";

const SECOND_GENERATION = Symbol.for("undici.globalDispatcher.2");
const FIRST_GENERATION = Symbol.for("undici.globalDispatcher.1");

const globalOf = (generation: symbol): Dispatcher | undefined => {
  const dispatcher: unknown = Reflect.get(globalThis, generation);
  return isDispatcher(dispatcher) ? dispatcher : undefined;
};

/** Each generation of `fetch` has its own global dispatcher, and cannot use the other one. */
const globalFor = ({ onRequestStart }: DispatchHandler): Dispatcher | undefined =>
  onRequestStart
    ? (globalOf(SECOND_GENERATION) ?? globalOf(FIRST_GENERATION))
    : (globalOf(FIRST_GENERATION) ?? globalOf(SECOND_GENERATION));

/**
 * Whether there is a dispatcher to send with: the runtime is Node, or undici was imported.
 *
 * @param own What the caller passed as a dispatcher.
 */
export function hasDispatcher(own: unknown): boolean {
  // Node creates its dispatcher when one of fetch's classes is first read.
  void globalThis.Request;
  if (own !== undefined) return isDispatcher(own);
  return globalOf(FIRST_GENERATION) !== undefined || globalOf(SECOND_GENERATION) !== undefined;
}

/**
 * A dispatcher that sends again reads the headers again to build its request. The first reading is always allowed: some
 * dispatchers report a connection before they have one.
 *
 * @param isRepeated Whether another reading belongs to a request that must not be sent.
 */
function guardHeaders(headers: unknown, isRepeated: () => boolean): void {
  const value: unknown = Object(headers).signature;
  if (typeof value !== "string") return;
  let isRead = false;
  // Keep the other attributes of the property.
  Object.defineProperty(headers, "signature", {
    get() {
      if (isRead && isRepeated()) return unsendable();
      isRead = true;
      return value;
    },
  });
}

/**
 * A header value that no request can be built from. Copying it is harmless: undici's RetryHandler copies the headers in a timer,
 * where an exception would end the process.
 */
const unsendable = (): unknown[] =>
  Object.defineProperty([""], 0, {
    get() {
      throw new Error(REPEATED);
    },
  });
