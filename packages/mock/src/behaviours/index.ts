import { alibabaBehaviours } from "./1688/index.ts";
import { logisticsBehaviours } from "./logistics/index.ts";
import { type Registry, registryOf } from "./registry.ts";
import { taobaoGroups } from "./taobao/index.ts";

/** Every operation that answers from the world. */
export const behaviours: Registry = registryOf(...taobaoGroups, alibabaBehaviours, logisticsBehaviours);
