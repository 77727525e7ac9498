import type { SeedRecords } from "./seed.ts";
import { seed1688 } from "./seed-1688.ts";
import { seedAddresses, seedFreightPreviews } from "./seed-logistics.ts";
import { taobaoSeed } from "./seed-taobao.ts";

/** The first records of every world: those of the description's examples, with any seed. */
export const seedRecords = (): SeedRecords => ({
  taobao: taobaoSeed(),
  "1688": seed1688(),
  addresses: seedAddresses,
  freightPreviews: seedFreightPreviews,
});
