import type { Offer } from "../types.ts";
import { pinnedBagsAndFolders } from "./bags-and-folders.ts";
import { pinnedClothes } from "./clothes.ts";

/** Offers of the description's examples: every world has them, with any seed. */
export const pinnedOffers: readonly Offer[] = [...pinnedClothes, ...pinnedBagsAndFolders];
