import { type TimeLimits, withinTime } from "./time-limit.ts";

/** Waits between two attempts. */
export function sleep(limited: TimeLimits, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    });
  return withinTime(limited, waiting).finally(() => clearTimeout(timer));
}
