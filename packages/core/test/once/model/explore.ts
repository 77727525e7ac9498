// Goes through all states that can be reached, each once.
import { createProgram, type Program, type Protocol } from "./program.ts";
import { createSeen } from "./seen.ts";
import { createSignature } from "./signature.ts";
import { type Choice, choicesOf, firstWorld, type ModelOptions, take } from "./steps.ts";
import type { Order, World } from "./types.ts";

export const SETTLE_MS = 120_000;
export const SEND_MS = 30_000;

export interface Explored {
  readonly states: number;
  readonly isComplete: boolean;
  /** Points of calls that the code was run to. */
  readonly points: number;
  readonly problem?: string | undefined;
  /** What happened, from the first step on. */
  readonly path?: string | undefined;
}

export interface Search extends ModelOptions {
  readonly protocol: Protocol;
  readonly maxStates: number;
  readonly orders?: readonly Order[];
  readonly settleMs?: number;
}

export async function explore({
  protocol,
  maxStates,
  orders,
  settleMs = SETTLE_MS,
  ...options
}: Search): Promise<Explored> {
  const program = createProgram({ protocol, settleMs, sendMs: SEND_MS, ...options });
  const signature = createSignature();
  const seen = createSeen(maxStates);
  const first = firstWorld(options, orders);
  const open: World[] = [first];
  seen.add(signature(first));
  for (let world = open.pop(); world; world = open.pop()) {
    for (const choice of choicesOf(world, options)) {
      const next = await take(world, choice, program, options);
      if (next.problem !== undefined) {
        return { ...count(), isComplete: false, problem: next.problem, path: pathTo(next) };
      }
      if (!seen.add(signature(next))) continue;
      if (seen.size() > maxStates) return { ...count(), isComplete: false };
      open.push(next);
    }
  }
  return { ...count(), isComplete: true };

  function count(): Pick<Explored, "states" | "points"> {
    return { states: seen.size(), points: program.points() };
  }
}

export interface Walked {
  readonly problem: string;
  /** What was done, as short as leaving steps out makes it. */
  readonly choices: readonly Choice[];
  readonly path: string;
}

type Walk = Omit<Search, "maxStates">;

/**
 * Walks at random, led by a source of numbers from 0 to 1. Resolves to what went wrong, with the shortest way to it that was found.
 *
 * Some walks go from process to process at each step, others let one go on for long, which gets through more calls.
 */
export async function walk(
  search: Walk,
  walks: number,
  steps: number,
  random: () => number,
): Promise<Walked | undefined> {
  const { orders, settleMs = SETTLE_MS, protocol, ...options } = search;
  const program = createProgram({ protocol, settleMs, sendMs: SEND_MS, ...options });
  for (let walked = 0; walked < walks; walked++) {
    let world = firstWorld(options, orders);
    const choices: Choice[] = [];
    const patience = [0, 0.8, 0.95, 1][walked % 4] ?? 0;
    let last: number | undefined;
    for (let step = 0; step < steps; step++) {
      const all = choicesOf(world, options);
      const own = all.filter(
        (one) => "process" in one && one.process === last && !world.processes[one.process]?.isIdle,
      );
      const open = own.length > 0 && random() < patience ? own : all;
      const choice = open[Math.floor(random() * open.length)];
      if (!choice) break;
      choices.push(choice);
      last = "process" in choice ? choice.process : undefined;
      world = await take(world, choice, program, options);
      if (world.problem !== undefined) return shorten(search, program, choices);
    }
  }
  return undefined;
}

/** Goes a way again; steps that are not possible at their turn are left out. Resolves to the last world. */
export async function retrace(search: Walk, choices: readonly Choice[], known?: Program): Promise<World> {
  const { orders, settleMs = SETTLE_MS, protocol, ...options } = search;
  const program = known ?? createProgram({ protocol, settleMs, sendMs: SEND_MS, ...options });
  let world = firstWorld(options, orders);
  for (const choice of choices) {
    if (world.problem !== undefined) break;
    const text = JSON.stringify(choice);
    if (!choicesOf(world, options).some((one) => JSON.stringify(one) === text)) continue;
    world = await take(world, choice, program, options);
  }
  return world;
}

/** Leaves out runs of steps, ever shorter ones, as long as the same promise is broken. */
async function shorten(search: Walk, program: Program, whole: readonly Choice[]): Promise<Walked> {
  let choices = whole;
  let world = await retrace(search, choices, program);
  const kind = world.problem?.slice(0, 2);
  for (let size = Math.ceil(choices.length / 2); size >= 1; ) {
    let isShorter = false;
    for (let at = 0; at < choices.length; ) {
      const tried = choices.toSpliced(at, size);
      const reached = await retrace(search, tried, program);
      if (reached.problem?.slice(0, 2) === kind) {
        choices = tried;
        world = reached;
        isShorter = true;
      } else at += size;
    }
    if (!isShorter || size > 1) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return { problem: world.problem ?? "", choices, path: pathTo(world) };
}

function pathTo(world: World): string {
  const steps: string[] = [];
  for (let at: World | undefined = world; at; at = at.from) if (at.by) steps.unshift(at.by);
  return steps.join("; ");
}
