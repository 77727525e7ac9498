import type { AlibabaSeller, Offer, OfferSku } from "../../../state/catalogue/alibaba/types.ts";
import { pictureUrl } from "../../../state/catalogue/picture-url.ts";
import type { CartRecord } from "../../../state/entities/cart-record.ts";
import { stockOf } from "../../../state/stock.ts";
import type { World } from "../../../state/world.ts";
import { isOnSale, propertiesText, unitFenOf } from "../goods.ts";
import { yuan } from "../money.ts";

interface Shown {
  readonly record: CartRecord;
  readonly offer: Offer;
  readonly sku: OfferSku;
  readonly seller: AlibabaSeller | undefined;
}

/** The cart by shop, the shop with the oldest record first. A record is disabled when its product is not sold, or sold out. */
export function cartContents(world: World) {
  const shown = world["1688"].cart.values().flatMap((record): Shown[] => {
    const found = world.catalogue.alibaba.sku(record.skuKey);
    if (found === undefined) return [];
    return [{ record, ...found, seller: world.catalogue.alibaba.seller(found.offer.sellerOpenId) }];
  });
  return {
    disableList: byShop(
      world,
      shown.filter((one) => !isUsable(world, one)),
    ),
    enableList: byShop(
      world,
      shown.filter((one) => isUsable(world, one)),
    ),
  };
}

const isUsable = (world: World, { offer, sku }: Shown): boolean =>
  isOnSale(world, offer) && stockOf(world, sku.key) > 0;

function byShop(world: World, shown: readonly Shown[]) {
  const shops = [...new Set(shown.map(({ offer }) => offer.sellerOpenId))];
  return shops.map((sellerOpenId) => {
    const own = shown.filter(({ offer }) => offer.sellerOpenId === sellerOpenId);
    return {
      sellerOpenId,
      sellerNickName: own[0]?.seller?.nick ?? null,
      cartItemInfos: own.map((one) => item(world, one)),
    };
  });
}

/** Texts, prices and stock are those of now. The price is that for the record's own quantity. */
const item = (world: World, { record, offer, sku }: Shown) => ({
  id: record.id,
  offerMapId: offer.mapId,
  specId: sku.specId ?? null,
  skuId: sku.skuId,
  itemTitle: offer.titleZh,
  itemPic: pictureUrl(world.origin, sku.picture),
  price: yuan(unitFenOf(world, offer, sku, record.quantity)),
  quantity: record.quantity,
  amountOnSale: stockOf(world, sku.key),
  properties: propertiesText(sku),
});
