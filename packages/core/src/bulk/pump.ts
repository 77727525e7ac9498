/** What a pump does with its source. */
export interface PumpOptions<T> {
  /** Asked before each value; no value is taken while it says no. */
  hasRoom(): boolean;
  /** What it throws ends the source, as an error of the source itself would. */
  onValue(value: T): void;
  /** The source is at its end, in order. May throw, as `onValue`. */
  onEnd(): void;
  /** It has stopped taking values: there is no room, or the source is at its end. */
  onPause(): void;
}

/** Takes values from an iterable, one at a time and only while there is room, so that nobody has to wait for a slow source. */
export interface Pump {
  /** Takes values until there is no room. Returns at once; does nothing while it runs already. */
  run(): void;
  /** The source is at its end or has failed. */
  readonly end: { readonly error?: { readonly reason: unknown } } | undefined;
  /** Tells a source that is not at its end that nobody wants more. Does not wait for a value that is still on its way. */
  close(): Promise<void>;
}

export function createPump<T>(values: Iterable<T> | AsyncIterable<T>, options: PumpOptions<T>): Pump {
  const source: Iterator<T> | AsyncIterator<T> =
    Symbol.asyncIterator in values ? values[Symbol.asyncIterator]() : values[Symbol.iterator]();
  let end: Pump["end"];
  let isRunning = false;

  async function pump(): Promise<void> {
    isRunning = true;
    try {
      while (options.hasRoom()) {
        const next = await source.next();
        if (next.done) {
          end = {};
          options.onEnd();
          return;
        }
        // Closed while the value was on its way.
        if (!options.hasRoom()) return;
        options.onValue(next.value);
      }
    } catch (reason) {
      end = { error: { reason } };
    } finally {
      isRunning = false;
      options.onPause();
    }
  }

  return {
    run() {
      if (!end && !isRunning) void pump();
    },
    get end() {
      return end;
    },
    async close() {
      if (end) return;
      end = {};
      const closing = Promise.resolve(source.return?.());
      // A generator that waits for its next value answers only after it.
      if (isRunning) closing.catch(() => {});
      else await closing;
    },
  };
}
