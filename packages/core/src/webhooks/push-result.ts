import type { Push } from "./push.ts";
import type { PushRefusal } from "./push-refusal.ts";

/**
 * How a push was answered.
 * - `accepted` (200): `accept` has resolved.
 * - `verify-call` (200): an empty body, without a signature or with a valid one, as PandaPon's console may send it before the URL is
 *   saved. `accept` was not called.
 * - the reasons of `PushVerificationError`: 401; `too-large` 413; `body-not-raw` 500, so that PandaPon repeats the push once that is fixed.
 * - `malformed-body` (500): signed, but not a push that can be read.
 * - `accept-failed` (500): `accept` threw; PandaPon repeats the push.
 * - `failed` (500): the connection broke, or a function of yours (`base`, `clock`) threw.
 * - `too-slow` (503): `guardMs` passed. `accept` continues; PandaPon repeats the push.
 */
export type PushReason =
  | PushRefusal
  | "accepted"
  | "verify-call"
  | "malformed-body"
  | "accept-failed"
  | "failed"
  | "too-slow";

/** The answer to PandaPon, for any framework: send `status` and no body. */
export interface PushResult {
  readonly status: 200 | 401 | 413 | 500 | 503;
  readonly reason: PushReason;
  /** The push, if it was verified and read. */
  readonly push?: Push;
  /** The thrown error: a `PushVerificationError`, a `ProtocolError`, or what `accept` threw. */
  readonly error?: unknown;
}

/** A push that was answered 503 because `accept` took too long. */
export interface LatePush {
  readonly push: Push;
  /** The final outcome: `accepted`, or `accept-failed` with `error`. Never rejects. */
  readonly finished: Promise<PushResult>;
}

/**
 * A request that was not passed to `accept`, or whose `accept` threw. Safe to log: `headers` are masked, and the raw fields are not
 * enumerable, so that neither `console.log` nor `JSON.stringify` shows them.
 */
export interface RefusedPush {
  readonly status: PushResult["status"];
  readonly reason: PushReason;
  /** What to do about it. */
  readonly hint: string;
  /** Known bases with which this signature would be right. */
  readonly matchingBases: readonly ("upstream" | "body")[];
  /** Signatures, keys and cookies are masked. */
  readonly headers: Readonly<Record<string, string>>;
  /** The thrown error. Not enumerable. */
  readonly error: unknown;
  /** The raw bytes: keep them to find out what PandaPon signs. Personal data. Not enumerable; undefined where they could not be read. */
  readonly body: Uint8Array | undefined;
  /** The `Authorization` header, unchanged. Not enumerable. */
  readonly authorization: string | undefined;
}

/** What a real push shows about the undocumented rules. Holds no personal data and no secret. */
export interface PushLesson {
  readonly status: PushResult["status"];
  readonly reason: PushReason;
  readonly messageType: string | undefined;
  readonly matchingBases: readonly ("upstream" | "body")[];
  /** Form of the hex digits: `lower`, `upper`, `mixed`, `digits` (no letter in it), or `none` where the header is not 64 hex digits. */
  readonly hexCase: "lower" | "upper" | "mixed" | "digits" | "none";
  /** JSON type of `messageBody`; `text` is JSON text. */
  readonly messageBody: "object" | "text" | "absent" | "other" | "unreadable";
  /** For instance `string of 13 digits`. */
  readonly timestamp: string;
  /** Bytes of the body. */
  readonly bytes: number;
  /** Signatures, keys and cookies are masked. */
  readonly headers: Readonly<Record<string, string>>;
}
