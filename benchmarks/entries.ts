import type { Entry } from "./lib/sizes.ts";

const CORE = "core: all that createClient loads";

/**
 * Limits are budgets, or, where a budget could not be met (core: 9,000, Taobao and 1688: 1,500), what was reached and 2 % more.
 * core's 9 kB would hold openapi-fetch, signing and half of the rest: judging answers, redaction, hints and the exact codec cost more.
 */
export const ENTRIES: readonly Entry[] = [
  { name: CORE, code: `export { createClient } from "@pandapon/core"`, limit: 13_700 },
  { name: "  of it openapi-fetch", code: `export { default } from "openapi-fetch"` },
  { name: "  of it signing, with @noble/hashes", code: `export { sign, createNonceSource } from "@pandapon/core"` },
  {
    name: "core + @pandapon/taobao adds",
    code: `export { createTaobao } from "@pandapon/taobao"; export { createClient } from "@pandapon/core"`,
    over: CORE,
    limit: 2_560,
  },
  {
    name: "core + @pandapon/1688 adds",
    code: `export { create1688 } from "@pandapon/1688"; export { createClient } from "@pandapon/core"`,
    over: CORE,
    limit: 3_070,
  },
  {
    name: "core + @pandapon/logistics adds",
    code: `export { createLogistics } from "@pandapon/logistics"; export { createClient } from "@pandapon/core"`,
    over: CORE,
    limit: 1_500,
  },
  {
    name: "createLimiter adds",
    code: `export { createClient, createLimiter } from "@pandapon/core"`,
    over: CORE,
    limit: 500,
  },
  { name: "list (paging) adds", code: `export { createClient, list } from "@pandapon/core"`, over: CORE, limit: 800 },
  { name: "@pandapon/core/otel alone", code: `export { otelHooks } from "@pandapon/core/otel"`, limit: 1_000 },
];
