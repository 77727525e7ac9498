import type { Report } from "../suite/index.ts";
import type { Workbench } from "./workbench.ts";

/** What a runtime gives back, and how it went. */
export interface Result extends Report {
  readonly version: string;
  /** Unhandled rejections. Node, Bun and Deno end with an error code instead. */
  readonly unhandled: readonly string[];
  /** What the runtime complained about. */
  readonly stderr: string;
}

export type Runner = (workbench: Workbench) => Promise<Result>;
