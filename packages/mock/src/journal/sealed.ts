import type { AuthOutcome } from "../auth/outcome.ts";

/** What a request was judged by and its entry does not show: as little as brings the request back. */
export interface Sealed {
  /** As sent. */
  readonly target: string;
  /** Values of the headers that the entry masks. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly auth?: AuthOutcome;
  /** What its timestamp was held against. */
  readonly judgedAt: number;
}
