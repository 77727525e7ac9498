import type { TaobaoMoney, TaobaoOrderPreview, TaobaoUnavailableSku } from "@pandapon/core/taobao";
import type { CartRecord } from "../../state/entities/cart-record.ts";
import type { World } from "../../state/world.ts";
import { type BasketItem, partsOf } from "./basket.ts";
import { orderableOf } from "./records.ts";

/** The price of an order of these records, by seller. Goods that cannot be ordered are listed separately and cost nothing. */
export function previewAnswer(world: World, records: readonly CartRecord[]): TaobaoOrderPreview {
  const items: BasketItem[] = [];
  const unavailable: TaobaoUnavailableSku[] = [];
  for (const record of records) {
    const item = orderableOf(world, record);
    if (item !== undefined && item.view.stock >= item.quantity) items.push(item);
    else unavailable.push(unavailableOf(world, record, item));
  }
  const parts = partsOf(items);
  return {
    renderItemList: parts.map(({ seller, items: own, postageFen, totalFen }) => ({
      nick: seller.nick,
      sellerId: seller.id,
      itemPriceInfos: own.map(({ product, view, quantity }) => ({
        itemId: product.mpId,
        skuId: view.sku.skuId,
        quantity,
        originPrice: money(view.priceFen),
        discountPrice: money(view.promotionFen),
      })),
      mainlandShippingFee: money(postageFen),
      orderFee: money(totalFen),
      currencyCode: "CNY",
      chooseSupplyChainServices: [],
    })),
    unavailableSkuList: unavailable,
    totalRealPayPrice: money(parts.reduce((sum, { totalFen }) => sum + totalFen, 0)),
  };
}

function unavailableOf(world: World, record: CartRecord, item: BasketItem | undefined): TaobaoUnavailableSku {
  const product = world.catalogue.taobao.product(record.productId);
  const itemId = product?.mpId ?? null;
  const skuId = product?.skus.find(({ key }) => key === record.skuKey)?.skuId ?? null;
  const [errorCode, text] =
    item === undefined ? ["EXAMPLE_OFF_SALE", "商品不存在或已下架"] : ["EXAMPLE_OUT_OF_STOCK", "商品库存不足"];
  return { itemId, skuId, reason: text, errorCode, errorMsg: text };
}

const money = (amount: number): TaobaoMoney => ({ amount, currency: "CNY" });
