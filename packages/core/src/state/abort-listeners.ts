/** Calls back when a signal fires. Returns a function that removes the listener. */
export type Listen = (signal: AbortSignal, listener: () => void) => () => void;

/** The callbacks for one signal, called by the only listener added to it. */
interface Shared {
  readonly listeners: Set<() => void>;
  readonly onAbort: () => void;
}

/** Listens to signals with one listener for each, however many calls share a signal: Node warns at the eleventh. */
export function createListen(): Listen {
  const bySignal = new WeakMap<AbortSignal, Shared>();

  function sharedOf(signal: AbortSignal): Shared {
    const known = bySignal.get(signal);
    if (known) return known;
    const listeners = new Set<() => void>();
    const onAbort = (): void => {
      for (const listener of [...listeners]) listener();
    };
    // Before anything else: it throws if the signal is not an AbortSignal.
    signal.addEventListener("abort", onAbort);
    const shared = { listeners, onAbort };
    bySignal.set(signal, shared);
    return shared;
  }

  return (signal, listener) => {
    const { listeners, onAbort } = sharedOf(signal);
    listeners.add(listener);
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      signal.removeEventListener("abort", onAbort);
      bySignal.delete(signal);
    };
  };
}
