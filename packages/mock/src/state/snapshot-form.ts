import type { DueItem, Push, WorldEvent } from "./entities/event.ts";
import type { Rules } from "./rules.ts";

/** Version of the form below; another one is refused. */
export const FORMAT = 1;

export type Changes = readonly (readonly [string, unknown])[];

/** A whole world as JSON: its differences from the seed. */
export interface Snapshot {
  readonly format: typeof FORMAT;
  readonly seed: string;
  readonly now: number;
  readonly rules: Rules;
  readonly counters: Readonly<Record<string, number>>;
  readonly randomState: number;
  readonly tables: Readonly<Record<string, Changes>>;
  readonly due: readonly DueItem[];
  readonly events: readonly WorldEvent[];
  readonly pushes: readonly Push[];
}
