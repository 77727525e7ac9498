import { pinnedOffers } from "../../catalogue/alibaba/pinned/offers.ts";
import type { Offer, OfferSku } from "../../catalogue/alibaba/types.ts";

/** SKUs of the description's examples that the first records are about. */
export const exampleSkus = {
  shirtWhiteL: "5204263891234",
  shirtWhiteXl: "5204263891236",
  shirtBlackL: "5204263891235",
  cottonWhiteM: "5204263892001",
  backpackArmy: "4970432383390",
  backpackOffwhite: "4970432383401",
  shoulderBagOffwhite: "4970432383383",
} as const;

/** A SKU of the description's examples. */
export function skuOf(skuId: string): { readonly offer: Offer; readonly sku: OfferSku } {
  for (const offer of pinnedOffers) {
    const sku = offer.skus.find((candidate) => candidate.skuId === skuId);
    if (sku !== undefined) return { offer, sku };
  }
  throw new RangeError(`no pinned SKU ${skuId}`);
}
