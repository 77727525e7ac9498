/** A timer takes no more: it would end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Resolves after some real milliseconds, 24 days at most, or as soon as the mock closes. Holds no process open. */
export function wait(ms: number, closing: AbortSignal): Promise<void> {
  if (ms <= 0 || closing.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      closing.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, LONGEST_MS));
    // Fake timers may hand out a number.
    if (typeof timer === "object") timer.unref();
    closing.addEventListener("abort", done);
  });
}
