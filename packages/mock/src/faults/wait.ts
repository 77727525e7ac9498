/** The longest time of a timer: a longer one would end at once. */
export const LONGEST_MS = 2 ** 31 - 1;

/** Resolves after some real milliseconds, 24 days at most, or as soon as the mock closes. Does not keep the process running. */
export function wait(ms: number, closing: AbortSignal): Promise<void> {
  if (ms <= 0 || closing.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      closing.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, LONGEST_MS));
    // Fake timers may return a number.
    if (typeof timer === "object") timer.unref();
    closing.addEventListener("abort", done);
  });
}
