import type { Listen } from "../state/abort-listeners.ts";

/** Why work was stopped. */
export interface Stop {
  readonly by: "signal" | "timeout" | "deadline";
  /** Reason of the caller's signal. */
  readonly reason?: unknown;
}

/** What stopped work rejects with. */
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

/** What ends work before its time. */
export interface TimeLimits {
  /** Milliseconds for this work alone; infinite: no limit. */
  readonly ms: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  /** Listens to `signal`. */
  readonly listen: Listen;
}

/** What limited work sees of its limits. */
export interface Scope {
  /** Fires with the first limit. Made when first asked for: a signal is expensive, and most work ends in time. */
  readonly signal: AbortSignal;
  /** A limit was reached: the work must go no further. */
  readonly isOver: boolean;
  /** Called when a limit is reached, in place of a signal. */
  onStop: (() => void) | undefined;
}

/**
 * Runs work within limits. Rejects with `Stopped` the moment that one of them is reached, no matter what the work does then.
 *
 * @throws TypeError The signal is not an AbortSignal.
 */
export function withinTime<T>(
  { ms, deadline, signal, listen }: TimeLimits,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const left = deadline - performance.now();
    let controller: AbortController | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unlisten: (() => void) | undefined;
    let why: unknown;
    const scope = {
      isOver: false,
      onStop: undefined as (() => void) | undefined,
      get signal() {
        controller ??= new AbortController();
        // Work that asks too late must stop as well.
        if (scope.isOver) controller.abort(why);
        return controller.signal;
      },
    };
    const end = (): void => {
      scope.isOver = true;
      clearTimeout(timer);
      unlisten?.();
    };
    const stop = (by: Stop["by"]): void => {
      const reason: unknown = signal?.reason;
      why = by === "signal" ? reason : new DOMException(`stopped by ${by}`, "TimeoutError");
      end();
      reject(new Stopped({ by, reason }));
      scope.onStop?.();
      controller?.abort(why);
    };
    const onAbort = (): void => stop("signal");
    const onTime = (): void => stop(left <= ms ? "deadline" : "timeout");
    if (signal?.aborted) return onAbort();
    if (left <= 0) return onTime();
    // First, as it throws if the signal is not one.
    unlisten = signal && listen(signal, onAbort);
    const limit = Math.min(ms, left);
    if (limit < Number.POSITIVE_INFINITY) timer = setTimeout(onTime, limit);
    work(scope).then(resolve, reject).finally(end);
  });
}
