import type { AuthOutcome } from "../auth/outcome.ts";

/** The facts behind a judgement that the entry does not show: just enough to restore the request. */
export interface Sealed {
  /** As sent. */
  readonly target: string;
  /** Values of the headers that the entry masks. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly auth?: AuthOutcome;
  /** The time that its timestamp was compared with. */
  readonly judgedAt: number;
}
