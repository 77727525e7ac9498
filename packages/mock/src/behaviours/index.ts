import { type Registry, registryOf } from "./registry.ts";
import { taobaoGroups } from "./taobao/index.ts";

/** Every operation that answers from the world. */
export const behaviours: Registry = registryOf(...taobaoGroups);
