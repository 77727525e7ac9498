import type { Signal, Signals } from "./signal.ts";

const PREFIX = "pandapon-mock:";

/** A signal whose value outlives the page. Storage may be closed: then it lives as long as the page. */
export function kept<T>(signal: Signals, name: string, fallback: T): Signal<T> {
  const inner = signal(readKept(localStorageOf, name, fallback));
  return {
    get value() {
      return inner.value;
    },
    set value(next) {
      inner.value = next;
      keep(localStorageOf, name, next);
    },
  };
}

const localStorageOf = (): Storage => localStorage;

export function readKept<T>(storage: () => Storage, name: string, fallback: T): T {
  try {
    const text = storage().getItem(PREFIX + name);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function keep(storage: () => Storage, name: string, value: unknown): void {
  try {
    storage().setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Full or forbidden.
  }
}
