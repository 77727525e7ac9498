import { afterEach, beforeEach, vi } from "vitest";

/** In this block, time passes only when a test says so: timers, `performance.now` and `Date`. */
export function useFakeTimers(now?: number): void {
  beforeEach(() => {
    vi.useFakeTimers(now === undefined ? {} : { now });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
