/** How much a client may ask of the server. None of PandaPon's own limits is published. */
export interface Limits {
  /** Attempts under way at the same time. */
  readonly concurrency?: number | undefined;
  /** At most so many attempts start in any span of so many milliseconds. */
  readonly rate?: { readonly requests: number; readonly perMs: number } | undefined;
}

/** What a limiter is told about the attempt that wants a place. */
export interface LimiterRequest {
  readonly operationId: string;
  /** Fires when the caller no longer wants the place. */
  readonly signal: AbortSignal;
}

export interface LimitsSnapshot {
  readonly running: number;
  readonly waiting: number;
  /** Milliseconds for which the server asked not to be called; 0 when it did not. */
  readonly pausedMs: number;
}

/** Gives out places to attempts. Give your own as `limits` to share one limit between clients or processes. */
export interface Limiter {
  /** Resolves when the attempt may start, to a function that gives the place back. Rejects to refuse it. */
  acquire(request: LimiterRequest): Promise<() => void>;
  /** The server said 429: nobody should start for so many milliseconds. */
  pause?(ms: number): void;
  snapshot?(): LimitsSnapshot;
}
