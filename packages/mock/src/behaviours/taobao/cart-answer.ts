import type { TaobaoCartContents, TaobaoCartItem, TaobaoCartShop } from "@pandapon/core/taobao";
import { pictureUrl } from "../../state/catalogue/picture-url.ts";
import { pictureOf } from "../../state/catalogue/taobao/goods-of.ts";
import type { CartRecord } from "../../state/entities/cart-record.ts";
import type { World } from "../../state/world.ts";
import { basketItem } from "./basket.ts";
import { isOnSale } from "./views.ts";

interface ShownRecord {
  readonly shop: Omit<TaobaoCartShop, "cartItemInfos">;
  readonly item: TaobaoCartItem;
  readonly isOrderable: boolean;
}

/** The cart by shop, the newest record first. Texts, prices and stock are those of now. */
export function cartContents(world: World, records: readonly CartRecord[]): TaobaoCartContents {
  const shown = records
    .flatMap((record) => shownRecord(world, record) ?? [])
    .sort((one, other) => Number(other.item.id) - Number(one.item.id));
  return {
    enableList: byShop(shown.filter(({ isOrderable }) => isOrderable)),
    disableList: byShop(shown.filter(({ isOrderable }) => !isOrderable)),
  };
}

function byShop(records: readonly ShownRecord[]): TaobaoCartShop[] {
  const shops = new Map<string, { readonly shop: ShownRecord["shop"]; readonly items: TaobaoCartItem[] }>();
  for (const { shop, item } of records) {
    const key = String(shop.shopId);
    const known = shops.get(key) ?? { shop, items: [] };
    known.items.push(item);
    shops.set(key, known);
  }
  return [...shops.values()].map(({ shop, items }) => ({ ...shop, cartItemInfos: items }));
}

/** A record whose product is gone from the catalogue, as after another seed, is not shown. */
function shownRecord(world: World, record: CartRecord): ShownRecord | undefined {
  const product = world.catalogue.taobao.product(record.productId);
  const sku = product?.skus.find(({ key }) => key === record.skuKey);
  if (product === undefined || sku === undefined) return undefined;
  const { seller, view } = basketItem(world, product, sku, record.quantity);
  return {
    shop: { shopId: Number(seller.shopId), shopName: seller.shopName, sellerNickName: seller.nick },
    isOrderable: isOnSale(world, product) && view.stock >= 1,
    item: {
      id: record.id,
      itemMapId: product.itemMapId,
      skuId: sku.skuId,
      itemTitle: product.titleZh,
      itemPic: pictureUrl(world.origin, pictureOf(product, sku)),
      price: view.priceFen,
      promotionPrice: view.promotionFen,
      quantity: record.quantity,
      skuQuantity: String(view.stock),
      properties: JSON.stringify(
        sku.properties.map(({ propId, propName, valueId, valueName }) => ({
          valueId: Number(valueId),
          valueName,
          propId: Number(propId),
          propName,
        })),
      ),
      mpId: product.mpId,
      mpSkuId: sku.mpSkuId,
    },
  };
}
