import type { AlibabaSeller, Offer, OfferSku, PriceRange } from "./types.ts";

/** Prices that a world has changed, by SKU key. */
export interface ChangedPrices {
  get(skuKey: string): { readonly priceFen: number | null } | undefined;
}

/** Price of one piece in fen when `pieces` of the offer are ordered together. */
export function unitFen(changed: ChangedPrices, offer: Offer, sku: OfferSku, pieces: number): number {
  const own = changed.get(sku.key)?.priceFen ?? sku.priceFen;
  return own ?? ladderFen(offer.ranges, pieces);
}

/** The price that lists show, sort and filter by: that of the first range, or of the cheapest SKU. */
export const entryFen = (changed: ChangedPrices, offer: Offer): number =>
  Math.min(...offer.skus.map((sku) => unitFen(changed, offer, sku, offer.minQuantity)));

/** The ladder that a product shows: with a price per SKU, or a changed price, its one informative entry. */
export function shownRanges(changed: ChangedPrices, offer: Offer): readonly PriceRange[] {
  const isChanged = offer.skus.some((sku) => typeof changed.get(sku.key)?.priceFen === "number");
  if (offer.quoteType !== 1 && !isChanged) return offer.ranges;
  return [{ startQuantity: offer.ranges[0]?.startQuantity ?? 1, priceFen: entryFen(changed, offer) }];
}

/** Carriage in fen of one order of a shop. */
export function carriageFen(
  seller: AlibabaSeller,
  goodsFen: number,
  lines: readonly { readonly offer: Offer; readonly quantity: number }[],
): number {
  const [only, another] = lines;
  if (only !== undefined && another === undefined && only.quantity === 1 && only.offer.onePieceFreePostage) return 0;
  return seller.carriage.filter(({ fromGoodsFen }) => fromGoodsFen <= goodsFen).at(-1)?.feeFen ?? 0;
}

function ladderFen(ranges: readonly PriceRange[], pieces: number): number {
  const reached = ranges.filter(({ startQuantity }) => startQuantity <= pieces).at(-1);
  return (reached ?? ranges[0])?.priceFen ?? 0;
}
