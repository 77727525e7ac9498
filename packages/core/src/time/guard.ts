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
    const scope = {
      isOver: false,
      get signal() {
        controller ??= new AbortController();
        return controller.signal;
      },
    };
    const end = (): void => {
      scope.isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const stop = (aborted: boolean): void => {
      const error = stopped(aborted);
      end();
      reject(error);
      controller?.abort(error);
    };
    const onAbort = (): void => stop(true);
    if (signal?.aborted) return stop(true);
    if (ms <= 0) return stop(false);
    if (ms < Number.POSITIVE_INFINITY) timer = setTimeout(stop, ms, false);
    signal?.addEventListener("abort", onAbort);
    work(scope).then(resolve, reject).finally(end);
  });
}
