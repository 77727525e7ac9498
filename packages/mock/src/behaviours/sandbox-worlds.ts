import { createCatalogue } from "../state/catalogue/create-catalogue.ts";
import { seedRecords } from "../state/seed/seed-records.ts";
import type { PushBody } from "../state/world.ts";
import { createWorlds, type Worlds, type WorldsSettings } from "../state/worlds.ts";
import { alibabaPushBody } from "./1688/push-body.ts";
import { taobaoPushBody } from "./taobao/pushes.ts";

/** Worlds with everything that the behaviours need: catalogue, first records, bodies of pushes. */
export const sandboxWorlds = (options: Pick<WorldsSettings, "origin"> = {}): Worlds =>
  createWorlds({ ...options, makeCatalogue: createCatalogue, seedRecords, pushBody });

/** A push of either marketplace. */
const pushBody: PushBody = (world, draft) =>
  draft.market === "taobao" ? taobaoPushBody(world, draft) : alibabaPushBody(world, draft);
