import { dueHandlers } from "./due/handlers.ts";
import type { Push, WorldEvent } from "./entities/event.ts";
import { forgetOldest } from "./forget.ts";
import { type Refusal, Refused } from "./refusals/refused.ts";
import type { Cause, World } from "./world.ts";

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly events: readonly WorldEvent[]; readonly pushes: readonly Push[] }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      readonly events: readonly WorldEvent[];
      readonly pushes: readonly [];
    };

/** Events and pushes that a world remembers; the oldest are forgotten. */
const MOST_EVENTS = 20_000;
const MOST_PUSHES = 2_000;

/**
 * Carries out one command completely or not at all: if it refuses or throws, the world stays unchanged. A refusal only adds an
 * event.
 *
 * @throws Error Any error of `act` other than a refusal.
 */
export function run<T>(world: World, cause: Cause, act: (world: World) => T): Outcome<T> {
  if (world.draft !== undefined) throw new Error("A command is under way in this world.");
  const before = { counters: new Map(world.counters), randomState: world.randomState };
  world.undo.length = 0;
  world.draft = { cause, events: [], pushes: [], due: [] };
  try {
    const value = act(world);
    const outcome = { ok: true, value, ...commit(world) } as const;
    forgetOldest(world);
    return outcome;
  } catch (error) {
    for (const undo of world.undo.reverse()) undo();
    world.counters = before.counters;
    world.randomState = before.randomState;
    if (!(error instanceof Refused)) throw error;
    world.draft = { cause, events: [], pushes: [], due: [] };
    world.note("refused", { kind: "reason", id: error.refusal.reason });
    return { ok: false, refusal: error.refusal, ...commit(world), pushes: [] };
  } finally {
    world.draft = undefined;
    world.undo.length = 0;
  }
}

function commit(world: World): { events: readonly WorldEvent[]; pushes: readonly Push[] } {
  const { events = [], pushes = [], due = [] } = world.draft ?? {};
  const lastEvent = events.at(-1)?.n ?? 0;
  const made: Push[] = [];
  for (const draft of pushes) {
    const body = world.pushBody(world, draft);
    if (body !== undefined) made.push({ ...draft, n: world.next("push"), at: world.now, event: lastEvent, body });
  }
  for (const item of due) world.due.add(item);
  remember(world.events, events, MOST_EVENTS);
  remember(world.pushes, made, MOST_PUSHES);
  return { events, pushes: made };
}

function remember<T>(list: T[], added: readonly T[], most: number): void {
  list.push(...added);
  // Forget half at a time, which costs almost nothing per event.
  if (list.length > most) list.splice(0, list.length - most / 2);
}

/** The time of the next automatic step. */
export const nextDue = (world: World): number | undefined => world.due.first()?.at;

/** Carries out the next due step, at its own time. `undefined`: nothing is due. */
export function runNextDue(world: World): Outcome<void> | undefined {
  const item = world.due.takeFirst();
  if (item === undefined) return undefined;
  world.now = Math.max(world.now, item.at);
  const handler = dueHandlers[item.kind];
  if (handler === undefined) throw new Error(`Nothing handles ${item.kind}.`);
  return run(world, { actor: handler.actor }, () => handler.run(world, item));
}

/** Moves the clock forward to `to`; all steps due until then happen in order, each at its own time. */
export function advanceTo(world: World, to: number): readonly Outcome<void>[] {
  const outcomes: Outcome<void>[] = [];
  for (let at = nextDue(world); at !== undefined && at <= to; at = nextDue(world)) {
    const outcome = runNextDue(world);
    if (outcome !== undefined) outcomes.push(outcome);
  }
  world.now = Math.max(world.now, to);
  return outcomes;
}
