import type { CartRecord } from "../../state/entities/cart-record.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { idsOf } from "../input.ts";
import { type BasketItem, basketItem } from "./basket.ts";
import { onSale } from "./views.ts";

/**
 * The cart records of a request, in its order.
 *
 * @throws Refused `lines-empty`, `records-gone`.
 */
export function cartRecords(world: World, value: unknown): readonly CartRecord[] {
  const ids = idsOf(value) ?? [];
  if (ids.length === 0) return refuse("lines-empty", { en: "ids has no cart record; listTaobaoCartItems shows them" });
  return ids.map(
    (id) => world.taobao.cart.get(id) ?? refuse("records-gone", { en: `${id} is not a record of listTaobaoCartItems` }),
  );
}

/** A record of which the SKU still exists and is on sale. Its stock may be too small. */
export function orderableOf(world: World, record: CartRecord): BasketItem | undefined {
  const product = onSale(world, record.productId);
  const sku = product?.skus.find(({ key }) => key === record.skuKey);
  return product === undefined || sku === undefined ? undefined : basketItem(world, product, sku, record.quantity);
}
