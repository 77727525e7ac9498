import { expect, test, vi } from "vitest";
import { wait } from "../../src/faults/wait.ts";

test("a wait that is longer than a timer can hold does not end at once", async () => {
  vi.useFakeTimers();
  try {
    const ended = vi.fn();
    void wait(1e12, new AbortController().signal).then(ended);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(ended).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});
