import type { SignatureScheme } from "@pandapon/core";
import type { MockCredentials } from "../auth/credentials.ts";
import type { AuthMode } from "../auth/outcome.ts";
import type { AcceptedTimestampUnit } from "../auth/timestamp.ts";
import type { NewRule } from "../faults/rule.ts";
import type { HttpLimits } from "../http/limits.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { Language } from "../refusals/text.ts";

import type { ValidateMode } from "./validate-stage.ts";

/** Options of the mock with every default filled in. */
export interface Settings {
  readonly auth: AuthMode;
  /** The source of answers that were not requested by name. */
  readonly answers: "world" | "examples";
  readonly credentials: readonly MockCredentials[];
  readonly validate: ValidateMode;
  /** Catalogue and first records; absent: the world's own default. */
  readonly seed?: string;
  /** Only acts change the worlds. */
  readonly manual: boolean;
  /** The initial time of the clocks of the worlds; absent: real time. */
  readonly startAt?: number;
  /** Host names under which the control API may be called, besides those of this machine. */
  readonly controlHosts: readonly string[];
  /** Milliseconds before every answer. */
  readonly delayMs: number;
  /** Rules that every world begins with. */
  readonly standingRules: readonly NewRule[];
  readonly scheme: SignatureScheme;
  readonly timestampUnit: AcceptedTimestampUnit;
  readonly language: Language;
  /** `""`, or begins with a slash and does not end with one. */
  readonly basePath: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly requestId: () => string;
  /** Entries of the journal go to the user's logger, which may keep them. */
  readonly handsOut: boolean;
  /** Called once per request. */
  readonly onRequest: (entry: JournalEntry) => void;
  readonly limits: HttpLimits;
}
