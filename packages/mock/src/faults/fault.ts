import type { Reason } from "../state/refusals/reasons.ts";

/** What happens to a call instead of its normal answer, or after it. `delayMs` can be combined with every other field. */
export interface Fault {
  /** Milliseconds before anything happens; for two numbers, a random time between them. */
  readonly delayMs?: number | readonly [from: number, to: number];
  /**
   * HTTP status, instead of carrying the call out. With `html`, `empty` or `code`: the status of that answer. A redirect leads to the
   * same path.
   */
  readonly status?: number;
  /** Seconds in the header `retry-after`. */
  readonly retryAfterS?: number;
  /** A refusal of the world, instead of carrying the call out: `out-of-stock`, `order-state` … */
  readonly refusal?: Reason;
  /** A named example of the description, instead of carrying the call out. */
  readonly example?: string;
  /** `code` of the envelope, instead of carrying the call out; HTTP 200 unless `status` says otherwise. */
  readonly code?: number;
  /** `msg` of the envelope, with `code` or `status`. */
  readonly msg?: string;
  /** A gateway's HTML page, instead of carrying the call out; status 502 unless `status` says otherwise. */
  readonly html?: boolean;
  /** An answer without a body: after the call was carried out, or, with `status`, instead of it. */
  readonly empty?: boolean;
  /** Carries the call out, then resets the connection: the caller cannot know what happened. */
  readonly loseAnswer?: boolean;
  /** Resets the connection without carrying the call out. */
  readonly reset?: boolean;
  /** Never answers, and does not carry the call out. */
  readonly hang?: boolean;
  /** Carries the call out, sends half of the answer, and closes the connection. */
  readonly truncate?: boolean;
  /** Carries the call out, and sends the body in small pieces over this many milliseconds. */
  readonly slowBody?: number;
  /** A token bucket: calls beyond it are answered 429 with `retry-after`, the others are carried out. */
  readonly limit?: RateLimit;
}

export interface RateLimit {
  /** How many calls may come at once. */
  readonly calls: number;
  /** Milliseconds in which the bucket fills up again. */
  readonly perMs: number;
}

/** Faults by a short name. */
export const presets = {
  "lose-answer": { loseAnswer: true },
  reset: { reset: true },
  hang: { hang: true },
  truncate: { truncate: true },
  html: { html: true },
  empty: { empty: true },
  "slow-body": { slowBody: 3000 },
  "too-many-requests": { status: 429, retryAfterS: 1 },
  unavailable: { status: 503 },
  timeout: { delayMs: 30_000 },
} as const satisfies Record<string, Fault>;

export type PresetName = keyof typeof presets;
