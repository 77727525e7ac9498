import { behaviours } from "../../src/behaviours/index.ts";
import { answerFromWorld } from "../../src/behaviours/registry.ts";
import { sandboxWorlds } from "../../src/behaviours/sandbox-worlds.ts";
import { manualRules, type Rules } from "../../src/state/rules.ts";
import type { Outcome } from "../../src/state/run.ts";
import type { World } from "../../src/state/world.ts";
import { testAccount } from "../../src/state/worlds.ts";

/** 2026-03-02 10:00:00 in China. */
export const START = Date.parse("2026-03-02T10:00:00+08:00");

const worlds = sandboxWorlds();

/** A fresh world in which only calls and acts move anything, unless other rules are given. */
export const testWorld = (rules: Partial<Rules> = {}): World =>
  worlds.create({ id: "test", now: START, rules: { ...manualRules, ...rules }, account: testAccount });

/** One call of an operation. */
export function call(
  world: World,
  operationId: string,
  input: Readonly<Record<string, unknown>> = {},
): Outcome<unknown> {
  const outcome = answerFromWorld(behaviours, world, { operationId, input, requestId: "0".repeat(32) });
  if (outcome === undefined) throw new Error(`${operationId} has no behaviour`);
  return outcome;
}

/** The data of an accepted call, as plain JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests read into answers of many shapes
export function dataOf(world: World, operationId: string, input: Readonly<Record<string, unknown>> = {}): any {
  const outcome = call(world, operationId, input);
  if (!outcome.ok) throw new Error(`${operationId}: ${outcome.refusal.reason}: ${outcome.refusal.text.en}`);
  return outcome.value === undefined ? undefined : JSON.parse(JSON.stringify(outcome.value));
}

/** Reason of a refused call, `"accepted"` for an accepted one. */
export function reasonOf(world: World, operationId: string, input: Readonly<Record<string, unknown>> = {}): string {
  const outcome = call(world, operationId, input);
  return outcome.ok ? "accepted" : outcome.refusal.reason;
}
