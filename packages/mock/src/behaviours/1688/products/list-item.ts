import type { Offer } from "../../../state/catalogue/alibaba/types.ts";
import type { World } from "../../../state/world.ts";
import { entryFenOf, mainPicture } from "../goods.ts";
import { yuanText } from "../money.ts";

/** An offer as the searches list it. */
export function listItem(world: World, offer: Offer) {
  const fen = entryFenOf(world, offer);
  const isJxhy = offer.tags.includes("jxhy");
  return {
    imageUrl: mainPicture(world, offer),
    subject: offer.titleZh,
    subjectTrans: offer.titleEn,
    offerMapId: offer.mapId,
    isJxhy,
    priceInfo: { price: yuanText(fen), jxhyPrice: isJxhy ? yuanText(jxhyFen(fen)) : null, pfJxhyPrice: null },
    repurchaseRate: `${offer.repurchasePercent}%`,
    monthSold: offer.monthSold,
  };
}

/** 0.60 yuan less, at most a tenth: fits the pairs of the description's examples. */
const jxhyFen = (fen: number): number => fen - Math.min(60, Math.floor(fen / 10));

/** A tenth more, up to the next half yuan: fits the pairs of the description's examples. */
export const consignFen = (fen: number): number => Math.ceil((fen * 110) / 100 / 50) * 50;
