import type { Bump } from "./bump.ts";

/** One difference between two bundles. */
export interface Change {
  readonly impact: Bump;
  /** What changed, for people, in Markdown. */
  readonly text: string;
  /** JSON pointers into the old and the new bundle, for finding the operations that it touches. */
  readonly pointers: readonly string[];
}
