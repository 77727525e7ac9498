import type { Offer } from "../../../state/catalogue/alibaba/types.ts";
import { categoryOf, isWithin } from "../../../state/catalogue/words/categories.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { wholeNumberOf, wordsOf } from "../../input.ts";
import { entryFenOf, mainPicture, offersOnSale } from "../goods.ts";

const USUAL_LENGTH = 10;
const LONGEST = 20;

/** The best offers of a category and those below it. */
export function hotList(world: World, input: { rankId?: unknown; rankType?: unknown; limit?: unknown }) {
  const id = wholeNumberOf(input.rankId);
  const node = id === undefined ? undefined : categoryOf(id);
  if (node === undefined) return refuse("ranking-unknown", { en: String(input.rankId) });
  const type = wordsOf(input.rankType) ?? "complex";
  const limit = wholeNumberOf(input.limit) ?? USUAL_LENGTH;
  const ranked = offersOnSale(world)
    .filter(({ categoryId }) => isWithin(categoryId, node.id))
    .sort((a, b) => rankValue(world, type, b) - rankValue(world, type, a) || Number(a.number) - Number(b.number))
    .slice(0, Math.min(Math.max(limit, 1), LONGEST));
  return {
    rankId: String(node.id),
    rankName: node.zh,
    rankType: type,
    rankProductModels: ranked.map((offer, index) => ({
      itemId: Number(offer.number),
      offerMapId: offer.mapId,
      title: offer.titleZh,
      translateTitle: offer.titleEn,
      imgUrl: mainPicture(world, offer),
      sort: index + 1,
      serviceList: servicesOf(offer),
      buyerNum: offer.buyers,
      soldOut: offer.monthSold,
      goodsScore: offer.goodsScore,
    })),
  };
}

function rankValue(world: World, type: string, offer: Offer): number {
  if (type === "hot") return offer.monthSold;
  if (type === "goodPrice") return -entryFenOf(world, offer);
  return offer.buyers * Number(offer.goodsScore);
}

function servicesOf({ tags }: Offer): string[] {
  if (tags.includes("shipInToday") || tags.includes("shipIn24Hours")) return ["sendGoods24H"];
  return tags.includes("shipIn48Hours") ? ["sendGoods48H"] : [];
}
