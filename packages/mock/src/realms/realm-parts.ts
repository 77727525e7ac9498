import type { MockCredentials } from "../auth/credentials.ts";
import type { JournalPool } from "../journal/pool.ts";
import type { Text } from "../refusals/text.ts";
import type { Outcome } from "../state/run.ts";
import type { World } from "../state/world.ts";
import type { WorldClock } from "./world-clock.ts";

/** A scenario that is under way. */
export interface PlayedScenario {
  readonly name: string;
  /** Called for everything that happens in the world. */
  readonly onOutcome: (outcome: Outcome<unknown>) => void;
  readonly stop: () => void;
}

/** An action of a scenario at a certain time. */
export interface Planned {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** What a realm is made from. */
export interface RealmParts {
  readonly name: string;
  /** Place in the list of worlds. */
  readonly order: number;
  readonly credentials: MockCredentials;
  readonly clock: WorldClock;
  readonly pool: JournalPool;
  readonly closing: AbortSignal;
  /** Called when the world is first needed. */
  readonly makeWorld: (now: number, seed?: string) => World;
}

/** The automatic steps, in the world's time. */
export interface NextUp {
  readonly at: number;
  readonly text: Text;
}
