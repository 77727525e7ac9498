import { codeOf } from "./never-sent.ts";

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
  onRequestStart?: ((controller: Controller, ...rest: unknown[]) => unknown) | undefined;
  onError?: ((...given: unknown[]) => unknown) | undefined;
  onResponseError?: ((...given: unknown[]) => unknown) | undefined;
}

type Abort = (reason: unknown) => void;

interface Controller {
  readonly abort: Abort;
}

/** What a handler is given first when its request begins: ends the request. */
type Start = Abort | Controller;

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
  /** The dispatcher that the request was handed to. */
  #used: Dispatcher | undefined;
  #start: Start | undefined;
  #isStopped = false;

  /**
   * @param own The caller's dispatcher, if there is one.
   * @param known Dispatchers that are known to report when a request begins. Those that show it now are added.
   */
  constructor(own: unknown, known = new WeakSet<object>()) {
    this.#own = isDispatcher(own) ? own : undefined;
    this.#known = known;
  }

  /** It is proven that nothing was sent: the request was handed over, and its start would have been observed. */
  get isUnsent(): boolean {
    return this.isUsed && !this.hasBegun && !this.isMockActive && this.#isKnown;
  }

  /**
   * The dispatcher reports when a request begins, as the global ones do. A dispatcher of another generation, or a user's own, may send
   * without reporting.
   */
  get #isKnown(): boolean {
    return this.#used !== undefined && (!this.#own || this.#known.has(this.#used));
  }

  /** undici's MockAgent needs another form of the body, and answers without a connection. */
  get isMockActive(): boolean {
    if (this.#own) return this.#own.isMockActive === true;
    return [FIRST_GENERATION, SECOND_GENERATION].some((generation) => globalOf(generation)?.isMockActive === true);
  }

  dispatch(options: DispatchOptions, handler: DispatchHandler): boolean {
    if (this.hasBegun) throw new Error(REPEATED);
    if (this.#isStopped) throw stopped();
    const used = this.#own ?? globalFor(handler);
    if (!used) throw new Error("no dispatcher was found");
    this.isUsed = true;
    this.#used = used;
    guardHeaders(options.headers, () => {
      // A dispatcher that never reported may have sent the request before, unobserved.
      this.hasBegun ||= !this.#isKnown;
      return this.hasBegun;
    });
    this.#watch(handler, "onConnect");
    this.#watch(handler, "onRequestStart");
    let isAtOnce = true;
    for (const name of ["onError", "onResponseError"] as const) {
      const own = handler[name];
      if (!own || this.#isKnown) continue;
      handler[name] = (...given) => {
        // A failure before the dispatcher has returned, or that of a tunnel, comes before the request is sent.
        if (isAtOnce || given.some(isTunnelFailure)) this.#hear();
        return own.apply(handler, given);
      };
    }
    try {
      return used.dispatch(options, handler);
    } finally {
      isAtOnce = false;
    }
  }

  /** Ends the request, or prevents it from being written. */
  stop(): void {
    this.#isStopped = true;
    if (this.#start) end(this.#start, stopped());
  }

  #hear(): void {
    if (this.#used) this.#known.add(this.#used);
  }

  /**
   * Puts a method of our own in the place of the one that is called when a request begins. A dispatcher that reads this method is known to
   * report: undici reads it as soon as a request is handed over.
   */
  #watch(handler: DispatchHandler, name: "onConnect" | "onRequestStart"): void {
    const own = handler[name] as ((start: Start, ...rest: unknown[]) => unknown) | undefined;
    if (!own) return;
    const begin = (start: Start, ...rest: unknown[]): unknown =>
      this.#begin(start) && own.call(handler, start, ...rest);
    // Reading what is known already need not be observed, and this takes microseconds.
    if (this.#isKnown) return void Object.assign(handler, { [name]: begin });
    Object.defineProperty(handler, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        this.#hear();
        return begin;
      },
      set(value) {
        Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
      },
    });
  }

  #begin(start: Start): boolean {
    const reason = this.#isStopped ? stopped() : this.hasBegun ? new Error(REPEATED) : undefined;
    if (reason) {
      end(start, reason);
      return false;
    }
    this.hasBegun = true;
    this.#start = start;
    return true;
  }
}

const end = (start: Start, reason: unknown): void =>
  typeof start === "function" ? start(reason) : start.abort(reason);

/** A tunnel through a proxy was refused, or could not be built. */
const isTunnelFailure = (error: unknown): boolean => /^UND_ERR_(ABORTED|PRX_\w+)$/.test(codeOf(error) ?? "");

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
  if (own !== undefined && own !== null) return isDispatcher(own);
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
