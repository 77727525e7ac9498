import type { Fault } from "../faults/fault.ts";
import type { Text } from "../refusals/text.ts";
import type { Rules } from "../state/rules.ts";

/** A course of events: how the world behaves, what happens to calls, and who acts when. */
export interface Scenario {
  readonly name: string;
  readonly text: Text;
  /** How the world's behaviour differs from the usual one. */
  readonly world: Partial<Rules>;
  /** Rules for the next calls. */
  readonly rules: readonly ScenarioRule[];
  readonly timeline: readonly Step[];
}

export interface ScenarioRule {
  readonly operationId?: string;
  readonly do: Fault;
  /** Absent: every call. */
  readonly times?: number;
  readonly rate?: number;
}

/** An act, at a time or after something happened. */
export interface Step {
  /** World's milliseconds after the scenario began. */
  readonly at?: number;
  readonly on?: Trigger;
  /** World's milliseconds after the trigger. */
  readonly afterMs: number;
  readonly actor: string;
  readonly verb: string;
  /** What the act takes. `$entity` stands for the id that the event is about, `$order` for its order. Absent: the entity's id. */
  readonly with?: readonly unknown[];
}

/** An event of the world, such as `purchase.paid`, or a call answered with code 200. */
export interface Trigger {
  readonly event?: string;
  readonly call?: string;
  /** Only the nth time, counted from 1. Absent: each time. */
  readonly nth?: number;
}
