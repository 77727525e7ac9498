import { type Registry, registryOf } from "./registry.ts";

/** Every operation that answers from the world. */
export const behaviours: Registry = registryOf();
