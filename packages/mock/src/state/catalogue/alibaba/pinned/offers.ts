import type { Offer } from "../types.ts";
import { pinnedBagsAndFolders } from "./bags-and-folders.ts";
import { pinnedClothes } from "./clothes.ts";

/** Offers of the description's examples: they stand in every world, whatever the seed. */
export const pinnedOffers: readonly Offer[] = [...pinnedClothes, ...pinnedBagsAndFolders];
