import type { Goods } from "../../entities/order.ts";
import type { TaobaoProduct, TaobaoSeller, TaobaoSku } from "../catalogue.ts";

/** The picture of a SKU, or the first of its product. */
export const pictureOf = (product: TaobaoProduct, sku: TaobaoSku): string => sku.picture ?? product.pictures[0] ?? "";

/** What is kept of a SKU in an order. */
export function goodsOf(product: TaobaoProduct, sku: TaobaoSku, seller: TaobaoSeller): Goods {
  const { itemMapId, itemNumber, mpId, unit } = product;
  return {
    title: product.titleZh,
    picture: pictureOf(product, sku),
    shopName: seller.shopName,
    properties: sku.properties,
    unit,
    ids: {
      itemMapId,
      itemNumber,
      mpId,
      skuId: sku.skuId,
      ...(sku.mpSkuId === null ? {} : { mpSkuId: sku.mpSkuId }),
    },
    services: seller.services,
  };
}
