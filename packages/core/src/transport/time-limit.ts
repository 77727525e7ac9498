import type { Listen } from "../state/abort-listeners.ts";

/** Why work was stopped. */
export interface Stop {
  readonly by: "signal" | "timeout" | "deadline";
  /** The reason of the caller's signal. */
  readonly reason?: unknown;
}

/** The rejection of stopped work. */
export class Stopped {
  readonly stop: Stop;

  constructor(stop: Stop) {
    this.stop = stop;
  }
}

/** Why work was stopped; undefined if something else was thrown. Never throws, as `instanceof` does for a revoked proxy. */
export function stopOf(thrown: unknown): Stop | undefined {
  try {
    return thrown instanceof Stopped ? thrown.stop : undefined;
  } catch {
    return undefined;
  }
}

/** The limits that end work early. */
export interface TimeLimits {
  /** Milliseconds for this work alone; infinite: no limit. */
  readonly ms: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  /** Listens to `signal`. */
  readonly listen: Listen;
}

/**
 * What limited work sees of its limits. A class, because a getter in an object literal costs a hidden class per object, which the
 * garbage collector frees last.
 */
export class Scope {
  /** A limit was reached: the work must stop. */
  isOver = false;
  /** Called when a limit is reached, instead of a signal. */
  onStop: (() => void) | undefined;
  #why: unknown;
  #controller: AbortController | undefined;

  /** Fires with the first limit. Created on first access: most work ends in time. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    // Work that reads the signal too late must stop as well.
    if (this.isOver) this.#controller.abort(this.#why);
    return this.#controller.signal;
  }

  /** @param why The reason of the signal. */
  stop(why: unknown): void {
    this.#why = why;
    this.onStop?.();
    this.#controller?.abort(why);
  }
}

/**
 * Runs work within limits. Rejects with `Stopped` as soon as one of them is reached, regardless of what the work does then.
 *
 * @throws TypeError The signal is not an AbortSignal.
 */
export function withinTime<T>(
  { ms, deadline, signal, listen }: TimeLimits,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const left = deadline - performance.now();
    const scope = new Scope();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unlisten: (() => void) | undefined;
    const end = (): void => {
      scope.isOver = true;
      clearTimeout(timer);
      unlisten?.();
    };
    const stop = (by: Stop["by"]): void => {
      const reason: unknown = signal?.reason;
      end();
      reject(new Stopped({ by, reason }));
      scope.stop(by === "signal" ? reason : new DOMException(`stopped by ${by}`, "TimeoutError"));
    };
    const onAbort = (): void => stop("signal");
    const onTime = (): void => stop(left <= ms ? "deadline" : "timeout");
    if (signal?.aborted) return onAbort();
    if (left <= 0) return onTime();
    // Before anything else: it throws if the signal is not an AbortSignal.
    unlisten = (signal ?? undefined) === undefined ? undefined : listen(signal as AbortSignal, onAbort);
    const limit = Math.min(ms, left);
    if (limit < Number.POSITIVE_INFINITY) timer = setTimeout(onTime, limit);
    work(scope).then(
      (value) => {
        end();
        resolve(value);
      },
      (error) => {
        end();
        reject(error);
      },
    );
  });
}
