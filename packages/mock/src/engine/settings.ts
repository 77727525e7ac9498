import type { SignatureScheme } from "@pandapon/core";
import type { AuthMode } from "../auth/outcome.ts";
import type { AcceptedTimestampUnit } from "../auth/timestamp.ts";
import type { MockCredentials } from "../credentials.ts";
import type { JournalEntry } from "../journal/journal.ts";
import type { Language } from "../text.ts";

/** Options of the mock with every default filled in. */
export interface Settings {
  readonly auth: AuthMode;
  readonly credentials: readonly MockCredentials[];
  readonly scheme: SignatureScheme;
  readonly timestampUnit: AcceptedTimestampUnit;
  readonly language: Language;
  /** `""`, or begins with a slash and does not end with one. */
  readonly basePath: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly requestId: () => string;
  /** Called once per request. */
  readonly onRequest: (entry: JournalEntry) => void;
  readonly limits: Limits;
}

export interface Limits {
  /** Longest body, bytes. */
  readonly bodyBytes: number;
  /** Time for a whole request to arrive, milliseconds. */
  readonly requestMs: number;
  /** Time for its headers to arrive, milliseconds. */
  readonly headersMs: number;
  /** How many nonces are remembered. */
  readonly nonces: number;
}
