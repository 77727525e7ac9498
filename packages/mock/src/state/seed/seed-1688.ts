import type { SeedShelf } from "./seed.ts";

/** The 1688 records of the description's examples. */
export const seed1688: SeedShelf = { cart: [], orders: [], parcels: [], refunds: [] };
