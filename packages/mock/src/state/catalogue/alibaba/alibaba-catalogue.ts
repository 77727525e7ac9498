import { once } from "../../once.ts";
import type { AlibabaCatalogue } from "../catalogue.ts";
import { documentedPhotos, pictureIdOf } from "../picture-url.ts";
import { hash32 } from "../random.ts";
import { type Hit, TextIndex } from "../text/search.ts";
import { categoryPath } from "../words/categories.ts";
import { nouns } from "../words/nouns.ts";
import { generatedOffers } from "./offers.ts";
import { pinnedOffers } from "./pinned/offers.ts";
import { alibabaSellers } from "./sellers.ts";
import type { Offer, OfferSku } from "./types.ts";

const MOST_ALIKE = 200;

/** The 1688 half of a catalogue. The text index is made at the first search. */
export function alibabaCatalogue(seed: string): AlibabaCatalogue {
  const sellers = alibabaSellers(seed);
  const sellerOf = new Map(sellers.map((seller) => [seller.id, seller]));
  const offers = [...pinnedOffers, ...generatedOffers(seed, sellers)];
  const byId = new Map<string, Offer>();
  const skus = new Map<string, { offer: Offer; sku: OfferSku }>();
  for (const offer of offers) {
    byId.set(offer.number, offer).set(offer.mapId, offer);
    for (const sku of offer.skus) skus.set(sku.key, { offer, sku }).set(sku.skuId, { offer, sku });
  }
  const index = once(
    () => new TextIndex(offers.map((offer) => entryOf(offer, sellerOf.get(offer.sellerOpenId)?.nick))),
  );
  const search = (keyword: string) => [...index().find(keyword)].sort(byScore);
  return {
    offers,
    sellers,
    offer: (id) => byId.get(id),
    sku: (keyOrId) => skus.get(keyOrId),
    seller: (id) => sellerOf.get(id),
    search,
    searchByPicture: (query) => likePicture(offers, query),
  };
}

const entryOf = (offer: Offer, shop = "") => {
  const noun = nouns.find(({ key }) => key === offer.noun);
  return {
    item: offer,
    titleZh: offer.titleZh,
    titleEn: offer.titleEn,
    shop,
    more: [
      ...(noun?.alsoZh ?? []),
      ...(noun?.alsoEn ?? []),
      ...categoryPath(offer.categoryId).flatMap(({ zh, en, vi }) => [zh, en, vi]),
      ...offer.attributes.flatMap(({ zh, en }) => [zh, en]),
      ...new Set(offer.skus.flatMap(({ values }) => values.flatMap(({ zh, en }) => [zh, en]))),
    ],
  };
};

const byScore = (a: Hit<Offer>, b: Hit<Offer>): number => b.score - a.score || byFame(a.item, b.item);
const byFame = (a: Offer, b: Offer): number =>
  Number(b.pinned) - Number(a.pinned) || b.monthSold - a.monthSold || Number(a.number) - Number(b.number);

function likePicture(
  offers: readonly Offer[],
  query: { readonly url: string } | { readonly content: string },
): readonly Offer[] {
  const own = ownOf(offers, query);
  const kinds = nouns.map(({ key }) => key);
  const kind = own?.noun ?? kinds[hash32("url" in query ? query.url : query.content) % kinds.length];
  const [category] = nouns.filter(({ key }) => key === kind).map(({ leaf }) => categoryPath(leaf)[0]?.id);
  const alike = offers.filter((offer) => offer !== own && offer.noun === kind).sort(byFame);
  const near = offers
    .filter((offer) => offer.noun !== kind && categoryPath(offer.categoryId)[0]?.id === category)
    .sort(byFame);
  return [...(own === undefined ? [] : [own]), ...alike, ...near].slice(0, MOST_ALIKE);
}

function ownOf(
  offers: readonly Offer[],
  query: { readonly url: string } | { readonly content: string },
): Offer | undefined {
  const isDocumented = "url" in query ? query.url === documentedPhotos.url : query.content === documentedPhotos.base64;
  if (isDocumented) return offers.find(({ number }) => number === documentedPhotos.alibaba);
  const id = "url" in query ? pictureIdOf(query.url) : undefined;
  if (id === undefined) return undefined;
  return offers.find(({ pictures, skus }) => pictures.includes(id) || skus.some(({ picture }) => picture === id));
}
