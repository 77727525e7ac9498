import { shownRanges } from "../../../state/catalogue/alibaba/prices.ts";
import type { AlibabaSeller, AttributeValue, Offer, OfferSku } from "../../../state/catalogue/alibaba/types.ts";
import { pictureUrl } from "../../../state/catalogue/picture-url.ts";
import { units } from "../../../state/catalogue/words/nouns.ts";
import { stockOf } from "../../../state/stock.ts";
import type { World } from "../../../state/world.ts";
import { stockOfOffer, unitFenOf } from "../goods.ts";
import { yuanText } from "../money.ts";

const TAGS = ["isOnePsale", "isSupportMix", "noReason7DReturn", "1688_yx", "isQqyx", "select"] as const;
const PACES = ["shipInToday", "shipIn24Hours", "shipIn48Hours"] as const;

/** An offer with its SKUs, prices, sizes and shop. */
export function detail(world: World, offer: Offer) {
  const seller = world.catalogue.alibaba.seller(offer.sellerOpenId);
  return {
    offerMapId: offer.mapId,
    categoryId: offer.categoryId,
    categoryName: null,
    subject: offer.titleZh,
    subjectTrans: offer.titleEn,
    description: descriptionOf(offer),
    mainVideo: null,
    detailVideo: null,
    productImage: { images: offer.pictures.map((id) => pictureUrl(world.origin, id)), whiteImage: null },
    productAttribute: offer.attributes.map(({ id, nameZh, nameEn, zh, en }) => ({
      attributeId: String(id),
      attributeName: nameZh,
      value: zh,
      attributeNameTrans: nameEn,
      valueTrans: en,
    })),
    productSkuInfos: offer.skus.map((sku) => skuOf(world, offer, sku)),
    productSaleInfo: saleOf(world, offer),
    productShippingInfo: shippingOf(offer, seller),
    isJxhy: offer.tags.includes("jxhy"),
    sellerOpenId: offer.sellerOpenId,
    minOrderQuantity: offer.minQuantity,
    batchNumber: offer.lot ?? null,
    status: offer.status,
    tagInfoList: TAGS.map((key) => ({ key, value: offer.tags.includes(key) })),
    traceInfo: `object_id@${offer.number}^object_type@offer`,
    sellerNickName: seller?.nick ?? null,
    companyName: seller?.nick ?? null,
    sellerDataInfo: seller === undefined ? null : { ...seller.scores },
  };
}

function descriptionOf({ titleZh, attributes }: Offer): string {
  const facts = attributes.slice(0, 3).map(({ nameZh, zh }) => `${nameZh}：${zh}`);
  return `<div id="offer-template-0"></div><p>${[titleZh, ...facts].join("</p><p>")}</p>`;
}

function skuOf(world: World, offer: Offer, sku: OfferSku) {
  const fen = unitFenOf(world, offer, sku, offer.minQuantity);
  return {
    amountOnSale: stockOf(world, sku.key),
    price: yuanText(fen),
    promotionPrice: null,
    retailPrice: yuanText(offer.retailFen),
    skuId: sku.skuId,
    specId: sku.specId ?? null,
    skuAttributes: sku.values.map((value) => attributeOf(world, sku, value)),
    cargoNumber: sku.cargoNumber,
    fenxiaoPriceInfo: { onePiecePrice: yuanText(onePieceFen(fen)), offerPrice: yuanText(fen) },
  };
}

const COLOUR = 3216;

const attributeOf = (world: World, sku: OfferSku, { id, nameZh, nameEn, zh, en }: AttributeValue) => ({
  attributeId: id,
  attributeName: nameZh,
  attributeNameTrans: nameEn,
  value: zh,
  valueTrans: en,
  skuImageUrl: id === COLOUR ? pictureUrl(world.origin, sku.picture) : null,
  skuImageUrlTrans: null,
});

function saleOf(world: World, offer: Offer) {
  const ranges = shownRanges(world.skuChanges, offer);
  const fen = ranges[0]?.priceFen ?? 0;
  return {
    amountOnSale: stockOfOffer(world, offer),
    priceRangeList: ranges.map(({ startQuantity, priceFen }) => ({
      startQuantity,
      price: yuanText(priceFen),
      promotionPrice: null,
    })),
    quoteType: offer.quoteType,
    unitInfo: { unit: units[offer.unit].zh, transUnit: units[offer.unit].en },
    fenxiaoSaleInfo: {
      onePieceFreePostage: offer.onePieceFreePostage,
      startQuantity: offer.minQuantity,
      onePiecePrice: yuanText(onePieceFen(fen)),
      offerPrice: yuanText(fen),
    },
  };
}

function shippingOf(offer: Offer, seller: AlibabaSeller | undefined) {
  const [width, length, height] = offer.sizeMm.map((mm) => mm / 10);
  const size = { width: width ?? null, length: length ?? null, height: height ?? null };
  return {
    sendGoodsAddressText: seller === undefined ? null : `${seller.place.province}${seller.place.city}`,
    weight: offer.weightG / 1000,
    ...size,
    skuShippingInfoList: offer.skus.map(({ skuId, specId }) => ({
      specId: specId ?? null,
      skuId,
      ...size,
      weight: offer.weightG,
    })),
    skuShippingDetails: offer.skus.map(({ skuId }) => ({
      skuId,
      ...size,
      weight: offer.weightG / 1000,
      pkgSizeSource: null,
    })),
    shippingTimeGuarantee: PACES.find((pace) => offer.tags.includes(pace)) ?? null,
  };
}

/** Drop-shipping costs 3 yuan more, as in the description's example; no order is made at this price. */
const onePieceFen = (fen: number): number => fen + 300;
