import type { Entry } from "./lib/sizes.ts";

const CORE = "core: all that createClient loads";

/**
 * A limit is what CI enforces: the size of today and some 2 %, so that nothing grows unseen. Where it is above the budget, the budget stands
 * beside it and is told as missed. What most programs never need is loaded when it is first asked for: openapi-fetch (`client.raw`, middleware), the pages behind
 * the first one, `stream`, `reconcile`, MD5 in JavaScript (runtimes without one of their own), what explains failures (texts, hints,
 * redaction) and what writes for a logger. What decides whether a call is sent again is needed before.
 */
export const ENTRIES: readonly Entry[] = [
  { name: CORE, code: `export { createClient } from "@pandapon/core"`, limit: 13_900, budget: 14_000 },
  { name: "  of it signing, with @noble/hashes", code: `export { sign, createNonceSource } from "@pandapon/core"` },
  {
    name: "core with what it loads when needed",
    code: `export { createClient } from "@pandapon/core"`,
    whole: true,
    limit: 27_900,
    budget: 16_000,
  },
  { name: "  of it openapi-fetch", code: `export { default } from "openapi-fetch"` },
  {
    name: "core + @pandapon/taobao adds",
    code: `export { createTaobao } from "@pandapon/taobao"; export { createClient } from "@pandapon/core"`,
    over: CORE,
    limit: 2_450,
    budget: 2_400,
  },
  {
    name: "core + @pandapon/1688 adds",
    code: `export { create1688 } from "@pandapon/1688"; export { createClient } from "@pandapon/core"`,
    over: CORE,
    limit: 2_860,
    budget: 2_800,
  },
  {
    name: "core + @pandapon/logistics adds",
    code: `export { createLogistics } from "@pandapon/logistics"; export { createClient } from "@pandapon/core"`,
    over: CORE,
    limit: 522,
    budget: 480,
  },
  {
    name: "createLimiter adds",
    code: `export { createClient, createLimiter } from "@pandapon/core"`,
    over: CORE,
    limit: 120,
  },
  {
    name: "paging and method groups add (part of each marketplace)",
    code: `export { createClient, createGroup } from "@pandapon/core"`,
    over: CORE,
    limit: 525,
    budget: 500,
  },
  { name: "@pandapon/core/webhooks alone", code: `export * from "@pandapon/core/webhooks"`, limit: 3_000 },
  {
    name: "  with what it loads when needed (refusals, adapters, long numbers)",
    code: `export * from "@pandapon/core/webhooks"`,
    whole: true,
  },
  {
    name: "ordering once adds, the search through the order list included",
    code: `export { createOnceFor, platformOf } from "@pandapon/core/once"; export { createClient } from "@pandapon/core"`,
    over: CORE,
    limit: 14_160,
  },
  {
    name: "@pandapon/core/otel alone",
    code: `export { otelHooks } from "@pandapon/core/otel"`,
    limit: 1_090,
    budget: 1_000,
  },
];
