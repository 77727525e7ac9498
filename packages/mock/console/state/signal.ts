/** A value that the page shows: setting it draws the page anew. */
export interface Signal<T> {
  value: T;
}

export type Signals = <T>(initial: T) => Signal<T>;

/** `changed` is called once for all that is set in one go. */
export function createSignals(changed: () => void): Signals {
  let isTold = false;
  return (initial) => {
    let now = initial;
    return {
      get value() {
        return now;
      },
      set value(next) {
        if (Object.is(now, next)) return;
        now = next;
        if (isTold) return;
        isTold = true;
        queueMicrotask(() => {
          isTold = false;
          changed();
        });
      },
    };
  };
}
