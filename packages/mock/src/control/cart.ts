import { isOnSale as isOfferOnSale, unitFenOf } from "../behaviours/1688/goods.ts";
import { isOnSale, skuView } from "../behaviours/taobao/views.ts";
import type { CartRecord } from "../state/entities/cart-record.ts";
import { stockOf } from "../state/stock.ts";
import type { World } from "../state/world.ts";
import { type ControlHandler, json } from "./control-call.ts";
import type { CartShape } from "./shapes/index.ts";

/** Both carts, the newest record first. */
export const getCart: ControlHandler = ({ realm: { world } }) => {
  const shapes = [
    ...world.taobao.cart.values().map((record) => ofTaobao(world, record)),
    ...world["1688"].cart.values().map((record) => ofAlibaba(world, record)),
  ];
  return json(shapes.sort((one, other) => other.at - one.at));
};

type Goods = Pick<CartShape, "title" | "sku" | "shop" | "unitFen" | "stock">;

/** Records whose product is no longer in the catalogue. */
const GONE: Goods = { title: "", sku: "", shop: "", unitFen: 0, stock: null };

function ofTaobao(world: World, record: CartRecord): CartShape {
  const product = world.catalogue.taobao.product(record.productId);
  const sku = product?.skus.find(({ key }) => key === record.skuKey);
  if (product === undefined || sku === undefined) return shaped("taobao", record, GONE);
  const { promotionFen, stock } = skuView(world, sku);
  return shaped("taobao", record, {
    title: product.titleZh,
    sku: sku.properties.map(({ valueName }) => valueName).join(" "),
    shop: world.catalogue.taobao.seller(product.sellerId)?.shopName ?? "",
    unitFen: promotionFen,
    stock: isOnSale(world, product) ? stock : null,
  });
}

function ofAlibaba(world: World, record: CartRecord): CartShape {
  const found = world.catalogue.alibaba.sku(record.skuKey);
  if (found === undefined) return shaped("1688", record, GONE);
  const { offer, sku } = found;
  return shaped("1688", record, {
    title: offer.titleZh,
    sku: sku.values.map(({ zh }) => zh).join(" "),
    shop: world.catalogue.alibaba.seller(offer.sellerOpenId)?.nick ?? "",
    unitFen: unitFenOf(world, offer, sku, record.quantity),
    stock: isOfferOnSale(world, offer) ? stockOf(world, sku.key) : null,
  });
}

const shaped = (
  marketplace: CartShape["marketplace"],
  { id, quantity, addedAt }: CartRecord,
  goods: Goods,
): CartShape => ({ id, marketplace, ...goods, quantity, fen: goods.unitFen * quantity, at: addedAt });
