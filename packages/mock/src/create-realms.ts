import type { Settings } from "./engine/settings.ts";
import { Realms } from "./realms/realms.ts";
import { createCatalogue } from "./state/catalogue/create-catalogue.ts";
import { createWorlds } from "./state/worlds.ts";

const NOTHING = { cart: [], orders: [], parcels: [], refunds: [] };

/** The worlds of a mock, with what they have in common. */
export function createRealms(settings: Settings): Realms {
  const worlds = createWorlds({
    makeCatalogue: createCatalogue,
    seedRecords: () => ({ taobao: NOTHING, "1688": NOTHING, addresses: [], freightPreviews: [] }),
    pushBody: () => undefined,
  });
  return new Realms({
    credentials: settings.credentials,
    clock: settings.clock,
    makeWorld: (world) => worlds.create(world),
  });
}
