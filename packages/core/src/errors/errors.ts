/** The details of an error, other than its message. Texts are redacted before they get here. */
export interface ErrorDetails {
  readonly operationId?: string | undefined;
  readonly attempts?: number | undefined;
  readonly requestId?: string | undefined;
  readonly developId?: string | undefined;
  readonly code?: number | string | undefined;
  readonly msg?: string | undefined;
  readonly status?: number | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly hint?: string | undefined;
  readonly headers?: Headers | undefined;
  readonly body?: string | undefined;
  readonly cause?: unknown;
}

const BRAND: unique symbol = Symbol.for("@pandapon/core/error");

/**
 * The error that every failed call rejects with. Distinguish the kinds by `name` (a literal type that survives minification) or `instanceof`.
 *
 * Secrets, signatures, user ids and the addresses of the call are redacted by value in every text, in `headers` and in `cause`.
 */
export abstract class PandaPonError extends Error implements ErrorDetails {
  /** Marks the errors of every copy of this library. */
  get [BRAND](): true {
    return true;
  }

  /** Recognizes the errors of another copy of this library, because a program may load two. Never throws. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: `this` is the class on the right of `instanceof`, usually a subclass
    try {
      if (super[Symbol.hasInstance](value)) return true;
      const other = value as PandaPonError;
      // A subclass of the program's own inherits `kind`: it knows its own instances only.
      return other[BRAND] && Object.hasOwn(this, "kind") && [PandaPonError.kind, other.name].includes(this.kind);
    } catch {
      return false;
    }
    // biome-ignore-end lint/complexity/noThisInStatic: see above
  }

  /** A literal, because class names do not survive minification. */
  protected static readonly kind: string = "PandaPonError";

  /** The operation, as named in the description; `METHOD /path` for an unregistered call of `client.raw`. */
  declare readonly operationId?: string;
  /** Number of attempts to send the request. */
  readonly attempts: number = 0;
  /** Id of the server's log entry: quote it to PandaPon's support. */
  declare readonly requestId?: string;
  declare readonly developId?: string;
  /** Code of the envelope. An open set: PandaPon documents only 200. */
  declare readonly code?: number | string;
  /** The server's own text. */
  declare readonly msg?: string;
  /** HTTP status, if there was an answer. */
  declare readonly status?: number;
  /** Whether sending the same call again is safe and may help. */
  readonly retryable: boolean = false;
  /** How long the server asked to wait (`Retry-After`). */
  declare readonly retryAfterMs?: number;
  /** What to do next. */
  readonly hint: string = "";
  /** Headers of the answer. */
  declare readonly headers?: Headers;
  /** The beginning of the answer's body. */
  declare readonly body?: string;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message);
    for (const [key, value] of Object.entries(details)) {
      if (value !== undefined) Reflect.set(this, key, value);
    }
    this.name = new.target.kind;
  }

  /** Everything except `stack` and `cause`, so that `JSON.stringify(error)` keeps the message. */
  toJSON(): Record<string, unknown> {
    const { cause: _, headers: __, ...rest } = this;
    return { ...rest, message: this.message };
  }
}

/** Something that you passed is wrong: an input, an option, credentials, a signer, a middleware. Nothing was sent. */
export class InputError extends PandaPonError {
  protected static override readonly kind = "InputError";
  declare readonly name: "InputError";

  constructor(message: string, details?: ErrorDetails) {
    super(message, { hint: "Nothing was sent. Fix what the message names.", ...details });
  }
}

/** No answer arrived: DNS, connection, TLS, a broken transfer. For a `write` or `payment`, only if nothing was sent. */
export class TransportError extends PandaPonError {
  protected static override readonly kind = "TransportError";
  declare readonly name: "TransportError";
}

/** `timeoutMs` or `deadlineMs` passed. For a `write` or `payment`, only if nothing was sent. */
export class TimeoutError extends PandaPonError {
  protected static override readonly kind = "TimeoutError";
  declare readonly name: "TimeoutError";
}

/** Your `signal` fired; `cause` is its reason. For a `write` or `payment`, only if nothing was sent. */
export class AbortedError extends PandaPonError {
  protected static override readonly kind = "AbortedError";
  declare readonly name: "AbortedError";
}

/** HTTP reported success, but the answer is not the API's: HTML, broken JSON, no envelope. */
export class ProtocolError extends PandaPonError {
  protected static override readonly kind = "ProtocolError";
  declare readonly name: "ProtocolError";
}

/** The server refused: an HTTP error, or an envelope whose `code` is not 200. */
export class ApiError extends PandaPonError {
  protected static override readonly kind = "ApiError";
  declare readonly name: "ApiError";
}

/** HTTP 429: too many requests. The call was not carried out. */
export class RateLimitError extends PandaPonError {
  protected static override readonly kind = "RateLimitError";
  declare readonly name: "RateLimitError";
}

/**
 * A `write` or `payment` was sent, and its outcome is unknown (time-out, abort, broken connection, 5xx, unreadable answer).
 * It was not sent again. Follow `hint` before you send it again; `cause` says what happened.
 */
export class OutcomeUnknownError extends PandaPonError {
  protected static override readonly kind = "OutcomeUnknownError";
  declare readonly name: "OutcomeUnknownError";
  /**
   * Id of the operation that shows what happened, if one exists. For orders, call `orders.reconcile` of `@pandapon/taobao` or
   * `@pandapon/1688`.
   */
  declare readonly reconcile?: string;
}

/** All error classes, for `switch (error.name)`. */
export type PandaPonFailure =
  | InputError
  | TransportError
  | TimeoutError
  | AbortedError
  | ProtocolError
  | ApiError
  | RateLimitError
  | OutcomeUnknownError;
