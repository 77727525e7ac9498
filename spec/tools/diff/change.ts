import type { Bump } from "./bump.ts";

/** One difference between two bundles. */
export interface Change {
  readonly impact: Bump;
  /** The change in Markdown, for people. */
  readonly text: string;
  /** JSON pointers into the old and the new bundle, to find the affected operations. */
  readonly pointers: readonly string[];
}
