/** Runs what is not ours and must not break a call, whether it throws or rejects. */
export function quietly(run: () => unknown): void {
  try {
    Promise.resolve(run()).catch(() => {});
  } catch {}
}
