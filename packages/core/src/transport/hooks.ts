import type { PandaPonFailure } from "../errors/errors.ts";

/** A call, from its start to its end. The same object is passed to `onCallStart` and, completed, to `onCallEnd`. */
export interface CallEvent {
  readonly operationId: string;
  readonly method: string;
  /** Template, with `{names}`. */
  readonly path: string;
  /** Number of attempts. */
  attempts: number;
  /** Milliseconds spent waiting for a slot of `limits`. */
  queuedMs: number;
  /** Milliseconds from start to end. */
  ms?: number;
  status?: number | undefined;
  code?: number | string | undefined;
  requestId?: string | undefined;
  error?: PandaPonFailure | undefined;
}

/** One attempt of a call. The same object is passed to `onAttemptStart` and, completed, to `onAttemptEnd` and `onRetry`. */
export interface AttemptEvent {
  readonly call: CallEvent;
  readonly operationId: string;
  /** From 1. */
  readonly attempt: number;
  /** The address, without the query and without values in the path. */
  readonly url: string;
  /** Additional headers of this attempt; `onAttemptStart` may add `traceparent`, for instance. */
  readonly headers: Record<string, string>;
  /** Milliseconds that this attempt waited for its slot. */
  readonly queuedMs: number;
  ms?: number;
  status?: number | undefined;
  code?: number | string | undefined;
  requestId?: string | undefined;
  error?: PandaPonFailure | undefined;
  /** Milliseconds until the next attempt, if there will be one. */
  retryInMs?: number | undefined;
}

/** Observes calls. A hook that throws or rejects does not affect the call. Hooks never receive secrets, signatures, user ids or personal data. */
export interface Hooks {
  onCallStart?(event: CallEvent): unknown;
  onAttemptStart?(event: AttemptEvent): unknown;
  onAttemptEnd?(event: AttemptEvent): unknown;
  onRetry?(event: AttemptEvent): unknown;
  onCallEnd?(event: CallEvent): unknown;
}

/**
 * `console`, pino, bunyan, winston and similar loggers. pino and bunyan, recognized by their methods `bindings` and `addSerializers`, get
 * `(object, message)`, all others `(message, object)`.
 */
export interface Logger {
  debug?(first: string | object, second?: string | object): unknown;
  warn?(first: string | object, second?: string | object): unknown;
  /** For unknown outcomes; `warn` is used if it is absent. */
  error?(first: string | object, second?: string | object): unknown;
}
