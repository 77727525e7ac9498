import type { Core } from "../transport/transport.ts";

export type RawModule = typeof import("./index.ts");

/** openapi-fetch and what goes with it: most programs have no use for it, so that it is loaded when first needed. */
export function loadRaw(core: Core): Promise<RawModule> {
  // `import` looks a loaded module up anew, which takes longer than all the rest.
  core.rawModule ??= import("./index.ts");
  return core.rawModule;
}
