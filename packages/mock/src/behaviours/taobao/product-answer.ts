import { fenToYuan } from "@pandapon/core";
import type { TaobaoProduct, TaobaoProductSku, TaobaoPromotionDisplay, TaobaoSearchItem } from "@pandapon/core/taobao";
import type { TaobaoProduct as CatalogueProduct } from "../../state/catalogue/catalogue.ts";
import { pictureUrl } from "../../state/catalogue/picture-url.ts";
import type { World } from "../../state/world.ts";
import type { ProductView, SkuView } from "./views.ts";

/** The answer of the product operation: prices in fen. */
export function productAnswer(world: World, view: ProductView): TaobaoProduct {
  const { product } = view;
  const seller = world.catalogue.taobao.seller(product.sellerId);
  return {
    quantity: view.stock,
    categoryPath: product.categoryPath.join("->"),
    shopName: seller?.shopName ?? "",
    description: product.description,
    productUnit: product.unit,
    picUrls: product.pictures.map((picture) => pictureUrl(world.origin, picture)),
    title: product.titleZh,
    mpId: product.mpId,
    categoryName: product.categoryPath.at(-1) ?? "",
    itemId: product.itemNumber,
    itemMapId: product.itemMapId,
    userNick: seller?.nick ?? "",
    price: view.priceFen,
    promotionPrice: view.promotionFen,
    couponPrice: view.couponFen,
    beginAmount: product.beginAmount,
    status: "active",
    shopId: seller?.shopId ?? "",
    categoryId: product.categoryId,
    itemType: product.itemType,
    postFee: view.postFen,
    promotionDisplays: promotionsOf(product),
    skuList: view.skus.map((sku) => skuAnswer(world, product, sku)),
  };
}

function skuAnswer(world: World, product: CatalogueProduct, view: SkuView): TaobaoProductSku {
  const { sku } = view;
  const picture = sku.picture ?? product.pictures[0];
  return {
    skuId: sku.skuId,
    mpSkuId: sku.mpSkuId,
    picUrl: picture === undefined ? null : pictureUrl(world.origin, picture),
    quantity: view.stock,
    price: view.priceFen,
    promotionPrice: String(view.promotionFen),
    couponPrice: view.couponFen,
    postFee: sku.postFen,
    status: "active",
    properties: sku.properties.map(({ propId, propName, valueId, valueName }) => ({
      propId: Number(propId),
      propName,
      valueId: Number(valueId),
      valueName,
    })),
  };
}

/** A hit of a search: prices in yuan. Only an English title is known. */
export function searchItem(world: World, view: ProductView, language: string): TaobaoSearchItem {
  const { product } = view;
  const [picture] = product.pictures;
  return {
    itemMapId: product.itemMapId,
    itemId: product.itemNumber,
    title: product.titleZh,
    mainImageUrl: picture === undefined ? null : pictureUrl(world.origin, picture),
    price: fenToYuan(view.promotionFen),
    couponPrice: fenToYuan(view.couponFen ?? view.promotionFen),
    quantity: view.stock,
    shopName: world.catalogue.taobao.seller(product.sellerId)?.shopName ?? "",
    tags: [...product.tags],
    multiLanguageInfo: { language, title: language === "en" ? product.titleEn : null, mainImageUrl: null },
    promotionDisplays: promotionsOf(product),
  };
}

const promotionsOf = ({ promotions }: CatalogueProduct): TaobaoPromotionDisplay[] =>
  promotions.map(({ typeName, code, name }) => ({
    typeName,
    promotionInfoList: [{ activityCode: code, promotionName: name }],
  }));
