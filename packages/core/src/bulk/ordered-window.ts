/** How a window moves over its values. */
export interface WindowOptions<T> {
  /** Values worked on at once. */
  readonly concurrency: number;
  /** Results held at once, including those still being worked on. */
  readonly size: number;
  readonly signal: AbortSignal | undefined;
  /** Called for each value in order; `false` drops it. May throw: the window then ends as if the source had failed. */
  accept(value: T): boolean;
  /** Called when the source ends. May throw, as `accept` may. */
  onEnd(): void;
}

/**
 * Works on values concurrently and yields the results in the order of the values. A value is taken only when there is room for its
 * result, and the window fills while the loop is busy with an item.
 *
 * @param work Its signal fires when the loop is left. Each call gets its own: many listeners on one make Node 20 warn of a leak.
 * @throws unknown The reason of `signal`, or what the source or `work` throws, after all earlier results were yielded.
 */
export async function* orderedWindow<T, R>(
  values: Iterable<T> | AsyncIterable<T>,
  work: (value: T, signal: AbortSignal) => Promise<R>,
  { concurrency, size, signal, accept, onEnd }: WindowOptions<T>,
): AsyncGenerator<R, void, undefined> {
  const source: Iterator<T> | AsyncIterator<T> =
    Symbol.asyncIterator in values ? values[Symbol.asyncIterator]() : values[Symbol.iterator]();
  const window: Promise<IteratorResult<R, undefined>>[] = [];
  const running = new Set<AbortController>();
  let isOpen = true;
  let isStopped = false;
  let isTaking = false;
  let onHead = (): void => {};
  let onAbort = (): void => {};

  function push(result: Promise<IteratorResult<R, undefined>>): void {
    // The loop throws it when its turn comes.
    result.catch(() => {});
    window.push(result);
    if (window.length === 1) onHead();
  }

  async function start(value: T): Promise<IteratorResult<R, undefined>> {
    const call = new AbortController();
    running.add(call);
    try {
      return { done: false, value: await work(value, call.signal) };
    } finally {
      running.delete(call);
      void fill();
    }
  }

  async function fill(): Promise<void> {
    if (isTaking) return;
    isTaking = true;
    try {
      while (isOpen && running.size < concurrency && window.length < size) {
        const next = await source.next();
        // The caller left the loop while the source produced this value.
        if (isStopped) break;
        if (!next.done) {
          if (accept(next.value)) push(start(next.value));
        } else {
          isOpen = false;
          onEnd();
          push(Promise.resolve({ done: true, value: undefined }));
        }
      }
    } catch (reason) {
      isOpen = false;
      push(Promise.reject(reason));
    } finally {
      isTaking = false;
    }
  }

  /** Creates a new promise for each step. Racing against one long-lived promise would keep every other racer in memory. */
  const head = (): Promise<IteratorResult<R, undefined>> =>
    new Promise((resolve, reject) => {
      onHead = () => void window[0]?.then(resolve, reject);
      onAbort = () => {
        reject(signal?.reason);
        stop(signal?.reason);
      };
      if (signal?.aborted) return onAbort();
      void fill();
      onHead();
    });

  function stop(reason?: unknown): void {
    isStopped = true;
    for (const call of running) call.abort(reason);
  }

  /** Does not wait for `return` of a generator that is busy: it resolves only after the generator's next value. */
  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    const closing = Promise.resolve(source.return?.());
    if (isTaking) closing.catch(() => {});
    else await closing;
  }

  const abort = (): void => onAbort();
  try {
    signal?.addEventListener("abort", abort);
    for (let next = await head(); !next.done; next = await head()) {
      window.shift();
      void fill();
      yield next.value;
    }
  } catch (error) {
    stop();
    // Keep the loop's own error: it matters more than a failure to close the source.
    await close().catch(() => {});
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
    stop();
    await close();
  }
}
