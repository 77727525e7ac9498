import type { Offer } from "../../../state/catalogue/alibaba/types.ts";
import { hash32 } from "../../../state/catalogue/random.ts";
import { categoryPath } from "../../../state/catalogue/words/categories.ts";
import type { World } from "../../../state/world.ts";
import { textOf } from "../../input.ts";
import { entryFenOf, mainPicture, needOffer, offersOnSale } from "../goods.ts";
import { yuanText } from "../money.ts";
import { consignFen } from "./list-item.ts";
import { askedPage } from "./page.ts";

const LARGEST_PAGE = 50;
const LARGEST_RELATED_PAGE = 10;
const MOST_RELATED = 50;

/** Offers in an order of the end user's own; those of the kinds that were carted or ordered come first. */
export function recommended(world: World, input: { beginPage?: unknown; pageSize?: unknown; outMemberId?: unknown }) {
  const { number, size } = askedPage(input.beginPage, input.pageSize, { size: LARGEST_PAGE });
  const user = textOf(input.outMemberId) ?? "";
  const wanted = wantedKinds(world);
  return offersOnSale(world)
    .map((offer) => ({
      offer,
      isWanted: Number(wanted.has(offer.categoryId)),
      order: hash32(`${world.seed}/${user}/${offer.number}`),
    }))
    .sort((a, b) => b.isWanted - a.isWanted || a.order - b.order)
    .slice((number - 1) * size, number * size)
    .map(({ offer }) => ({
      imageUrl: mainPicture(world, offer),
      subject: offer.titleZh,
      subjectTrans: offer.titleEn,
      offerMapId: offer.mapId,
      priceInfo: {
        price: yuanText(entryFenOf(world, offer)),
        consignPrice: yuanText(consignFen(entryFenOf(world, offer))),
      },
      monthSold: offer.monthSold,
      repurchaseRate: `${offer.repurchasePercent}%`,
      traceInfo: null,
      isSelect: offer.tags.includes("select"),
      promotionURL: null,
    }));
}

function wantedKinds(world: World): ReadonlySet<number> {
  const { cart, orders } = world["1688"];
  const productIds = [
    ...cart.values().map(({ productId }) => productId),
    ...orders.values().flatMap(({ lines }) => lines.map(({ productId }) => productId)),
  ];
  return new Set(productIds.flatMap((id) => world.catalogue.alibaba.offer(id)?.categoryId ?? []));
}

/** Other offers near the one asked for: of its category first, then of those above. */
export function related(world: World, input: { offerId?: unknown; pageNo?: unknown; pageSize?: unknown }) {
  const { number, size } = askedPage(input.pageNo, input.pageSize ?? LARGEST_RELATED_PAGE, {
    size: LARGEST_RELATED_PAGE,
  });
  const asked = needOffer(world, textOf(input.offerId));
  const path = categoryPath(asked.categoryId);
  const nearness = (offer: Offer): number => {
    const other = categoryPath(offer.categoryId);
    return path.filter(({ id }) => other.some((node) => node.id === id)).length;
  };
  return offersOnSale(world)
    .filter((offer) => offer !== asked)
    .map((offer) => ({ offer, near: nearness(offer) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || b.offer.monthSold - a.offer.monthSold)
    .slice(0, MOST_RELATED)
    .slice((number - 1) * size, number * size)
    .map(({ offer }) => neighbour(world, offer));
}

function neighbour(world: World, offer: Offer) {
  const [top, second, third] = categoryPath(offer.categoryId);
  return {
    imageUrl: mainPicture(world, offer),
    subject: offer.titleZh,
    subjectTrans: offer.titleEn,
    offerMapId: offer.mapId,
    priceInfo: { price: yuanText(entryFenOf(world, offer)) },
    // Pieces of 90 days here, of 30 elsewhere.
    monthSold: offer.monthSold * 3,
    sellerIdentities: [...(world.catalogue.alibaba.seller(offer.sellerOpenId)?.identities ?? [])],
    offerIdentities: [
      ...(offer.tags.includes("1688_yx") ? ["yx"] : []),
      ...(offer.tags.includes("select") ? ["select"] : []),
    ],
    topCategoryId: top?.id ?? null,
    secondCategoryId: second?.id ?? null,
    thirdCategoryId: third?.id ?? null,
  };
}
