import type { Fault } from "./fault.ts";

/** A rule for some of the next calls. */
export interface Rule {
  readonly id: string;
  /** Switched off, it lets every call pass. */
  on: boolean;
  /** Absent: any operation. */
  readonly operationId?: string;
  readonly do: Fault;
  /** How many more calls it applies to; absent: all. */
  left?: number;
  /** How many calls it was created for. */
  readonly times?: number;
  /** Share of calls that it applies to, from 0 to 1; absent: all. */
  readonly rate?: number;
  /** Part of the mock's own options or of a scenario: not counted as unused. */
  readonly standing: boolean;
  /** Name of the scenario that it belongs to. */
  readonly origin?: string;
  hits: number;
  /** Number of the last request that it applied to. */
  lastRequest?: number;
  /** For a token bucket: its tokens, and when they were counted. */
  bucket?: { tokens: number; at: number };
}

export interface NewRule {
  readonly operationId?: string;
  readonly do: Fault;
  readonly times?: number;
  readonly rate?: number;
  readonly standing?: boolean;
  readonly origin?: string;
}
