/** Limits the requests of a client. PandaPon publishes no limits of its own. */
export interface Limits {
  /** Attempts under way at the same time. */
  readonly concurrency?: number | undefined;
  /** At most `requests` attempts start in any span of `perMs` milliseconds. */
  readonly rate?: { readonly requests: number; readonly perMs: number } | undefined;
}

/** The attempt that asks for a slot. */
export interface LimiterRequest {
  readonly operationId: string;
  /** Fires when the caller no longer wants the slot. Read it only if the slot is not free: it may be created on demand. */
  readonly signal: AbortSignal;
}

export interface LimitsSnapshot {
  readonly running: number;
  readonly waiting: number;
  /** Milliseconds for which the server asked not to be called; 0 if it asked for none. */
  readonly pausedMs: number;
}

/** Hands out slots to attempts. Pass your own as `limits` to share one limit between clients or processes. */
export interface Limiter {
  /**
   * Resolves when the attempt may start, to a function that releases the slot. Rejects to refuse it. When `signal` fires, the slot is
   * not used: release it, even if it was granted in the same moment.
   */
  acquire(request: LimiterRequest): Promise<() => void>;
  /** Returns a slot that is free now, or undefined: then `acquire` is called. */
  tryAcquire?(request: Pick<LimiterRequest, "operationId">): (() => void) | undefined;
  /** Called when the server answered 429: no attempt should start for `ms` milliseconds. */
  pause?(ms: number): void;
  snapshot?(): LimitsSnapshot;
}
