import { entryFen, unitFen } from "../../state/catalogue/alibaba/prices.ts";
import type { Offer, OfferSku } from "../../state/catalogue/alibaba/types.ts";
import { pictureUrl } from "../../state/catalogue/picture-url.ts";
import { refuse } from "../../state/refusals/refused.ts";
import { isSwitchedOff, stockOf } from "../../state/stock.ts";
import type { World } from "../../state/world.ts";

/** An offer of the world by opaque id or number; `undefined` if it does not exist or was switched off. */
export function offerOf(world: World, id: string | undefined): Offer | undefined {
  const offer = id === undefined ? undefined : world.catalogue.alibaba.offer(id);
  return offer === undefined || isSwitchedOff(world, offer.number) === true ? undefined : offer;
}

/** @throws Refused `product-unknown`. */
export const needOffer = (world: World, id: string | undefined): Offer =>
  offerOf(world, id) ?? refuse("product-unknown", id === undefined ? {} : { en: id });

/** Whether lists show the offer and orders can be made of it. */
export const isOnSale = (world: World, offer: Offer): boolean =>
  offer.status === "published" && isSwitchedOff(world, offer.number) !== true;

export const offersOnSale = (world: World): readonly Offer[] =>
  world.catalogue.alibaba.offers.filter((offer) => isOnSale(world, offer));

export const stockOfOffer = (world: World, offer: Offer): number =>
  offer.skus.reduce((sum, { key }) => sum + stockOf(world, key), 0);

export const entryFenOf = (world: World, offer: Offer): number => entryFen(world.skuChanges, offer);

export const unitFenOf = (world: World, offer: Offer, sku: OfferSku, pieces: number): number =>
  unitFen(world.skuChanges, offer, sku, pieces);

/** The address of the offer's main picture. */
export const mainPicture = (world: World, { pictures }: Offer): string | null =>
  pictures[0] === undefined ? null : pictureUrl(world.origin, pictures[0]);

/** `颜色:白色;尺码:L`. */
export const propertiesText = ({ values }: OfferSku): string =>
  values.map(({ nameZh, zh }) => `${nameZh}:${zh}`).join(";");
