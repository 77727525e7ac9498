import type { CartRecord } from "../../../state/entities/cart-record.ts";
import { SMALL } from "../../../state/ids/stretches.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import { stockOf } from "../../../state/stock.ts";
import type { World } from "../../../state/world.ts";
import { idOf, idsOf, shown, wholeNumberOf, wordsOf } from "../../input.ts";
import { needOffer } from "../goods.ts";
import { refuseProblem } from "../orders/problem.ts";
import { chosen } from "../orders/wanted.ts";

/**
 * Far from the records of the seed, which end with 383, and of Taobao's cart, which begin there, so that neither cart uses the
 * other's ids.
 */
const FIRST_NEW = 884;

type Input = Readonly<Record<string, unknown>>;

/** Adds to the record of the same SKU, or makes a record. */
export function addToCart(world: World, input: Input): true {
  const offer = needOffer(world, wordsOf(input.offerMapId));
  const bySkuId = offer.skus.find(({ skuId }) => skuId === idOf(input.skuId));
  const quantity = wholeNumberOf(input.quantity);
  const { sku, problem } = chosen(world, offer.mapId, {
    sellerId: wordsOf(input.sellerOpenId),
    specId: wordsOf(input.specId) ?? bySkuId?.specId,
    quantity,
  });
  if (problem !== undefined) refuseProblem(problem);
  if (sku === undefined || quantity === undefined) return refuse("sku-unknown", { en: offer.mapId });
  const { cart } = world["1688"];
  const before = world.rules.cartAdd === "sum" ? cart.values().find(({ skuKey }) => skuKey === sku.key) : undefined;
  const wanted = quantity + (before?.quantity ?? 0);
  needStock(world, sku.key, wanted);
  const record: CartRecord = {
    id: before?.id ?? String(world.nextOwn("1688.cart", FIRST_NEW, SMALL)),
    productId: offer.number,
    skuKey: sku.key,
    quantity: wanted,
    addedAt: before?.addedAt ?? world.now,
    changedAt: world.now,
    given: {},
  };
  cart.put(record);
  world.note(
    before === undefined ? "cart.added" : "cart.changed",
    { kind: "cart", id: record.id },
    { quantity: wanted },
  );
  return true;
}

/** Sets the quantity of a record. */
export function changeQuantity(world: World, input: Input): true {
  const { cart } = world["1688"];
  const id = idOf(input.id);
  const record = id === undefined ? undefined : cart.get(id);
  if (record === undefined) return refuse("record-unknown", { en: id ?? "id is missing" });
  const quantity = wholeNumberOf(input.quantity);
  if (quantity === 0 && world.rules.switches.quantityZero === "delete") {
    cart.remove(record.id);
    world.note("cart.removed", { kind: "cart", id: record.id });
    return true;
  }
  if (quantity === undefined || quantity < 1) return refuse("quantity-invalid", { en: shown(input.quantity) });
  needStock(world, record.skuKey, quantity);
  cart.put({ ...record, quantity, changedAt: world.now });
  world.note("cart.changed", { kind: "cart", id: record.id }, { quantity });
  return true;
}

/** Removes the existing records. Refuses if none exists. */
export function removeFromCart(world: World, cartIds: unknown): true {
  const { cart } = world["1688"];
  const known = (idsOf(cartIds) ?? []).filter((id) => cart.get(id) !== undefined);
  if (known.length === 0 && world.rules.switches.cartDelete !== "true")
    refuse("record-unknown", { en: "none of the ids is a cart record" });
  for (const id of known) {
    cart.remove(id);
    world.note("cart.removed", { kind: "cart", id });
  }
  return true;
}

/**
 * The records of ids, in their order.
 *
 * @throws Refused `lines-empty` without ids, `records-gone` when one of them is not there.
 */
export function needRecords(world: World, cartIds: unknown): readonly CartRecord[] {
  const ids = idsOf(cartIds) ?? [];
  if (ids.length === 0) refuse("lines-empty", { en: "cartIds is empty", zh: "商品不能为空" });
  return ids.map((id) => world["1688"].cart.get(id) ?? refuse("records-gone", { en: id }));
}

function needStock(world: World, skuKey: string, wanted: number): void {
  const stock = stockOf(world, skuKey);
  if (wanted > stock) refuse("out-of-stock", { en: `${wanted} pieces requested, ${stock} in stock` });
}
