import type { Job } from "./ratio.ts";

/** The job in a program that wants no stacks: what remembers the caller's line, for errors, then has next to nothing to do. */
export const withoutCallSites =
  (job: Job): Job =>
  () => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return job();
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
