/** Runs code of the caller that must not break a call, whether it throws or rejects. */
export function ignoreFailure(run: () => unknown): void {
  try {
    Promise.resolve(run()).catch(() => {});
  } catch {}
}
