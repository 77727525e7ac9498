// Goes through all states that can be reached, each once.
import { createProgram, type Protocol } from "./program.ts";
import { createSeen } from "./seen.ts";
import { createSignature } from "./signature.ts";
import { choicesOf, firstWorld, type ModelOptions, take } from "./steps.ts";
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
  const program = createProgram({ protocol, settleMs, sendMs: SEND_MS });
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

/** Walks at random, led by a source of numbers from 0 to 1. Resolves to what went wrong. */
export async function walk(
  { protocol, orders, settleMs = SETTLE_MS, ...options }: Omit<Search, "maxStates">,
  walks: number,
  steps: number,
  random: () => number,
): Promise<string | undefined> {
  const program = createProgram({ protocol, settleMs, sendMs: SEND_MS });
  for (let walked = 0; walked < walks; walked++) {
    let world = firstWorld(options, orders);
    for (let step = 0; step < steps; step++) {
      const choices = choicesOf(world, options);
      const choice = choices[Math.floor(random() * choices.length)];
      if (!choice) break;
      world = await take(world, choice, program, options);
      if (world.problem !== undefined) return `${world.problem}\n${pathTo(world)}`;
    }
  }
  return undefined;
}

function pathTo(world: World): string {
  const steps: string[] = [];
  for (let at: World | undefined = world; at; at = at.from) if (at.by) steps.unshift(at.by);
  return steps.join("; ");
}
