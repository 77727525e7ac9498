import { sandboxWorlds } from "./behaviours/sandbox-worlds.ts";
import type { Settings } from "./engine/settings.ts";
import { Realms } from "./realms/realms.ts";

/** The worlds of a mock, with what they have in common. */
export function createRealms(settings: Settings): Realms {
  const worlds = sandboxWorlds();
  return new Realms({
    credentials: settings.credentials,
    clock: settings.clock,
    makeWorld: (world) => worlds.create(world),
  });
}
