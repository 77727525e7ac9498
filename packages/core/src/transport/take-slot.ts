import type { Limiter } from "../types/limiter.ts";
import { ignoreFailure } from "./ignore-failure.ts";
import { type TimeLimits, withinTime } from "./time-limit.ts";

/**
 * Waits for a slot of a limiter. Releases the slot if the call ends meanwhile.
 *
 * @returns The function that releases the slot.
 */
export async function takeSlot(limits: Limiter, operationId: string, limited: TimeLimits): Promise<() => void> {
  let granted: (() => void) | undefined;
  try {
    return await withinTime(limited, async (scope) => {
      granted = await limits.acquire({ operationId, signal: scope.signal });
      if (scope.isOver) ignoreFailure(granted);
      return granted;
    });
  } catch (error) {
    // The call ended at the very moment when the slot was granted.
    if (granted) ignoreFailure(granted);
    throw error;
  }
}
