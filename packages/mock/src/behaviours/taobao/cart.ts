import type * as operations from "@pandapon/core/taobao";
import type { CartRecord } from "../../state/entities/cart-record.ts";
import type { Json } from "../../state/entities/common.ts";
import { SMALL } from "../../state/ids/stretches.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import type { Behaviours } from "../behaviour.ts";
import { idOf, idsOf, shown, wholeNumberOf } from "../input.ts";
import { basketItem, checkMinimum } from "./basket.ts";
import { cartContents } from "./cart-answer.ts";
import { checkAddress, orderAddressOf } from "./order-address.ts";
import { orderAnswer } from "./order-answer.ts";
import { placeTaobaoOrder } from "./place-order.ts";
import { previewAnswer } from "./preview-answer.ts";
import { cartRecords, orderableOf } from "./records.ts";
import { onSale } from "./views.ts";

type Cart = Pick<
  typeof operations,
  | "addTaobaoCartItem"
  | "listTaobaoCartItems"
  | "updateTaobaoCartItemQuantity"
  | "deleteTaobaoCartItems"
  | "previewTaobaoCartOrder"
  | "createTaobaoCartOrder"
>;

/** The first id of a world; lower ids belong to the seed. */
const FIRST_RECORD = 383;
/** Fields of the request that name the SKU: they are kept as the record itself. */
const NAMING = new Set(["mpId", "mpSkuId", "itemMapId", "skuId", "quantity"]);

export const taobaoCart: Behaviours<Cart> = {
  addTaobaoCartItem: ({ input, world }) => {
    const mpId = idOf(input.mpId) ?? idOf(input.itemMapId);
    const skuId = idOf(input.mpSkuId) ?? idOf(input.skuId);
    const product = onSale(world, mpId);
    const sku = product === undefined ? undefined : world.catalogue.taobao.sku(product.itemMapId, skuId ?? "");
    if (product === undefined || sku === undefined || sku.mpSkuId === null) {
      return refuse("sku-unknown", { en: `mpId ${mpId ?? "(missing)"}, mpSkuId ${skuId ?? "(missing)"}` });
    }
    const quantity = input.quantity === undefined || input.quantity === null ? 1 : quantityOf(input.quantity);
    const before =
      world.rules.cartAdd === "sum" ? world.taobao.cart.values().find(({ skuKey }) => skuKey === sku.key) : undefined;
    const item = basketItem(world, product, sku, quantity + (before?.quantity ?? 0));
    checkMinimum(item);
    checkRecordStock(item.view.stock, item.quantity);
    const { now } = world;
    const id = before?.id ?? String(world.nextOwn("cart.taobao", FIRST_RECORD, SMALL));
    world.taobao.cart.put({
      id,
      productId: product.itemMapId,
      skuKey: sku.key,
      quantity: item.quantity,
      addedAt: before?.addedAt ?? now,
      changedAt: now,
      given: givenOf(input),
    });
    world.note(before === undefined ? "cart.added" : "cart.summed", { kind: "cart-record", id });
    return true;
  },

  listTaobaoCartItems: ({ world }) => cartContents(world, world.taobao.cart.values()),

  updateTaobaoCartItemQuantity: ({ input, world }) => {
    const record = recordOf(world, idOf(input.id));
    const quantity = quantityOf(input.quantity);
    const item = orderableOf(world, { ...record, quantity });
    checkRecordStock(item?.view.stock ?? 0, quantity);
    if (quantity === record.quantity) return true;
    world.taobao.cart.put({ ...record, quantity, changedAt: world.now });
    world.note("cart.quantity", { kind: "cart-record", id: record.id }, quantity);
    return true;
  },

  deleteTaobaoCartItems: ({ input, world }) => {
    const asked = idsOf(input.ids) ?? [];
    const known = asked.filter((id) => world.taobao.cart.get(id) !== undefined);
    if (known.length === 0) return refuse("record-unknown", { en: asked.join(", ") || "ids is empty" });
    for (const id of known) {
      world.taobao.cart.remove(id);
      world.note("cart.deleted", { kind: "cart-record", id });
    }
    return true;
  },

  previewTaobaoCartOrder: ({ input, world }) => {
    const records = cartRecords(world, input.ids);
    checkAddress(orderAddressOf(world, input.orderAddress));
    return previewAnswer(world, records);
  },

  createTaobaoCartOrder: ({ input, world }) => {
    const records = cartRecords(world, input.ids);
    const receiver = checkAddress(orderAddressOf(world, input.orderAddress));
    const items = records.map((record) => {
      const item = orderableOf(world, record);
      return item ?? refuse("out-of-stock", { en: `cart record ${record.id} can no longer be ordered` });
    });
    const order = placeTaobaoOrder(world, { items, receiver, ownNumber: null, source: null });
    if (!world.rules.keepsOrderedRecords) for (const { id } of records) world.taobao.cart.remove(id);
    const { id, orderNo, subOrderVOS, createTime } = orderAnswer(world, order);
    return { id, orderNo, subOrderVOS, createTime };
  },
};

function recordOf(world: World, id: string | undefined): CartRecord {
  const record = id === undefined ? undefined : world.taobao.cart.get(id);
  return record ?? refuse("record-unknown", { en: `${id ?? "id is missing"}; listTaobaoCartItems shows the ids` });
}

function quantityOf(value: unknown): number {
  const quantity = wholeNumberOf(value);
  return quantity !== undefined && quantity >= 1
    ? quantity
    : refuse("quantity-invalid", { en: `quantity is ${shown(value)}` });
}

function checkRecordStock(stock: number, quantity: number): void {
  if (quantity > stock) refuse("out-of-stock", { en: `${quantity} pieces requested, ${stock} in stock` });
}

/** Other fields that the caller sent. They are kept, but never shown. */
function givenOf(input: Readonly<Record<string, unknown>>): CartRecord["given"] {
  return Object.fromEntries(Object.entries(input).filter(([name, value]) => !NAMING.has(name) && isPlain(value))) as {
    readonly [name: string]: Json;
  };
}

const isPlain = (value: unknown): boolean =>
  value === null || (typeof value !== "function" && typeof value !== "bigint" && typeof value !== "undefined");
