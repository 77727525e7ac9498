import { refuse } from "../state/refusals/refused.ts";
import { type Outcome, run } from "../state/run.ts";
import type { World } from "../state/world.ts";
import type { AnyBehaviour } from "./behaviour.ts";

/** Behaviours by operation id. */
export type Registry = ReadonlyMap<string, AnyBehaviour>;

/** Erases the types of checked behaviours, so that the engine can call each by the id of its operation. */
export const registryOf = (...groups: readonly object[]): Registry =>
  new Map(groups.flatMap((group) => Object.entries(group) as [string, AnyBehaviour][]));

export interface WorldCall {
  readonly operationId: string;
  /** Fields of query, path and body in one object. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  /** The header `user-id`. It matters only if the rules list the known users. */
  readonly userId?: string;
}

/**
 * Answers one call from the world; it takes effect completely or not at all. `undefined`: no behaviour answers this operation.
 *
 * @throws Error A defect of the behaviour; the world is as it was.
 */
export function answerFromWorld(registry: Registry, world: World, call: WorldCall): Outcome<unknown> | undefined {
  const behaviour = registry.get(call.operationId);
  if (behaviour === undefined) return undefined;
  const { requestId, input, userId = "" } = call;
  return run(world, { actor: "buyer", requestId }, () => {
    const { users } = world.rules;
    if (users !== null && !users.includes(userId))
      refuse("user-unknown", { en: userId === "" ? "no user-id" : userId });
    return behaviour({ input, world, refuse, requestId });
  });
}
