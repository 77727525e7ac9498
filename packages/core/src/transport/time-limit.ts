/** What work under a guard sees of it. */
export interface Scope {
  /** Fires when the guard does. Made when first asked for: a signal is dear, and most work ends in time. */
  readonly signal: AbortSignal;
  /** The guard has fired: the work must go no further. */
  readonly isOver: boolean;
}

/**
 * Runs work under one timer and one signal. Rejects the moment that either fires, whatever the work does then.
 *
 * @param ms Until it fires; infinite: not by time.
 * @param stopped Makes the error to reject with: was it the signal, or time?
 */
export function guarded<T>(
  ms: number,
  signal: AbortSignal | undefined,
  stopped: (aborted: boolean) => unknown,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let controller: AbortController | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let why: unknown;
    const scope = {
      isOver: false,
      get signal() {
        controller ??= new AbortController();
        // Whoever asks too late must not go on either.
        if (scope.isOver) controller.abort(why);
        return controller.signal;
      },
    };
    const end = (): void => {
      scope.isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const stop = (aborted: boolean): void => {
      why = stopped(aborted);
      end();
      reject(why);
      controller?.abort(why);
    };
    const onAbort = (): void => stop(true);
    if (signal?.aborted) return stop(true);
    if (ms <= 0) return stop(false);
    // First, as it throws when the signal is none.
    signal?.addEventListener("abort", onAbort);
    if (ms < Number.POSITIVE_INFINITY) timer = setTimeout(stop, ms, false);
    work(scope).then(resolve, reject).finally(end);
  });
}
