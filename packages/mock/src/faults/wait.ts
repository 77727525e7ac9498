/** Resolves after some real milliseconds, or as soon as the mock closes. Holds no process open. */
export function wait(ms: number, closing: AbortSignal): Promise<void> {
  if (ms <= 0 || closing.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      closing.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    // Fake timers may hand out a number.
    if (typeof timer === "object") timer.unref();
    closing.addEventListener("abort", done);
  });
}
