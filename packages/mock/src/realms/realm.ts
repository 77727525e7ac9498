import type { MockCredentials } from "../auth/credentials.ts";
import { Nonces } from "../auth/nonces.ts";
import { WINDOW_MS } from "../auth/verify.ts";
import { RuleBook } from "../faults/rule-book.ts";
import { Journal } from "../journal/journal.ts";
import type { JournalPool } from "../journal/pool.ts";
import { advanceTo, nextDue, type Outcome, runNextDue } from "../state/run.ts";
import { reset } from "../state/snapshot.ts";
import type { World } from "../state/world.ts";
import { eventText } from "./event-text.ts";
import type { WorldClock } from "./world-clock.ts";

export interface RealmParts {
  readonly name: string;
  /** Place in the list of worlds. */
  readonly order: number;
  readonly credentials: MockCredentials;
  readonly clock: WorldClock;
  readonly pool: JournalPool;
  /** Called when the world is first needed. */
  readonly makeWorld: (now: number) => World;
}

/** One key set with everything that the mock keeps for it: its world, clock, journal and used nonces. */
export class Realm {
  readonly name: string;
  readonly order: number;
  readonly credentials: MockCredentials;
  readonly clock: WorldClock;
  readonly journal: Journal;
  readonly rules: RuleBook;
  readonly nonces = new Nonces(2 * WINDOW_MS);
  readonly #makeWorld: (now: number) => World;
  #world: World | undefined;

  constructor({ name, order, credentials, clock, pool, makeWorld }: RealmParts) {
    this.name = name;
    this.order = order;
    this.credentials = credentials;
    this.clock = clock;
    this.journal = new Journal(pool);
    this.rules = new RuleBook(name);
    this.#makeWorld = makeWorld;
  }

  /** Made when it is first needed. */
  get world(): World {
    this.#world ??= this.#makeWorld(this.clock.now());
    return this.#world;
  }

  /** When something happens next by itself, in the world's time. */
  nextDue(): number | undefined {
    return this.#world === undefined ? undefined : nextDue(this.#world);
  }

  /** Lets everything happen that is due by now. */
  catchUp(): void {
    if (this.#world === undefined) return;
    for (const outcome of advanceTo(this.#world, this.clock.now())) this.noteOutcome(outcome);
  }

  /** Lets the next thing happen that is due, at its own time. */
  runNextDue(): void {
    const outcome = this.#world === undefined ? undefined : runNextDue(this.#world);
    if (outcome !== undefined) this.noteOutcome(outcome);
  }

  /** Writes into the journal what happened without a request. */
  noteOutcome(outcome: Outcome<unknown>): void {
    for (const event of outcome.events) {
      if (event.requestId !== null) continue;
      this.journal.note({
        at: event.at,
        event: event.type,
        actor: event.actor,
        summary: eventText(event),
        ...(event.entity.kind === "order" ? { orderId: event.entity.id } : {}),
      });
    }
  }

  /** The world is forgotten: gives back what it holds. */
  close(): void {
    this.journal.clear();
  }

  /** Forgets requests and nonces, and makes the world what it was at birth. */
  reset(): void {
    this.journal.clear();
    this.nonces.clear();
    if (this.#world !== undefined) reset(this.#world);
  }
}
