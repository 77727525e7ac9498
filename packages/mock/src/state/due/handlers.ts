import type { Actor } from "../entities/common.ts";
import type { DueItem } from "../entities/event.ts";
import type { World } from "../world.ts";

/** What happens when an item falls due. One that is stale, because the world has moved on, does nothing. */
export interface DueHandler {
  readonly actor: Actor;
  readonly run: (world: World, item: DueItem) => void;
}

export const dueHandlers: Readonly<Record<string, DueHandler | undefined>> = {};
