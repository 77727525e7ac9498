import type { Order } from "../entities/order.ts";
import type { Refund } from "../entities/refund.ts";
import { currentOrder } from "../life/change-order.ts";
import { closeLines, isClosable } from "../life/close-lines.ts";
import { endLine } from "../life/receive-lines.ts";
import { closeRefund } from "../life/refund/close.ts";
import { payRefund } from "../life/refund/pay.ts";
import { refuse } from "../refusals/refused.ts";
import { setPrice, setStock } from "../stock.ts";
import type { World } from "../world.ts";
import { findOrder, findRefund, meantLines } from "./find.ts";
import { inState } from "./seller.ts";

/** Closes unpaid lines of what the id means. */
export function close(world: World, id: string, reason = "platform"): Order {
  const found = findOrder(world, id);
  const unpaid = meantLines(found).filter((line) => isClosable(found.order, line));
  if (unpaid.length === 0) return refuse("order-state", { en: `no line of ${id} is unpaid` });
  closeLines(
    world,
    found.order,
    unpaid.map((line) => line.id),
    { by: "platform", reason, remark: "" },
  );
  return currentOrder(world, found.order);
}

/** A SKU: its key, or an id of its product and one of its own. */
export type SkuName = string | { readonly product: string; readonly sku: string };

export function setStockOf(world: World, sku: SkuName, stock: number): void {
  if (!Number.isSafeInteger(stock) || stock < 0)
    refuse("act-invalid", { en: "stock must be a whole number, 0 or more" });
  const key = keyOf(world, sku);
  setStock(world, key, stock);
  world.note("sku.stock", { kind: "sku", id: key }, stock);
}

export function setPriceOf(world: World, sku: SkuName, priceFen: number): void {
  if (!Number.isSafeInteger(priceFen) || priceFen < 1)
    refuse("act-invalid", { en: "prices must be whole fen, 1 or more" });
  const key = keyOf(world, sku);
  setPrice(world, key, priceFen);
  world.note("sku.price", { kind: "sku", id: key }, { priceFen });
}

/** The product can no longer be found or ordered. */
export const switchOff = (world: World, productId: string): void => setOff(world, productId, true);
export const switchOn = (world: World, productId: string): void => setOff(world, productId, false);

/** The trade of received lines is over. */
export function finish(world: World, id: string): Order {
  const found = findOrder(world, id);
  const ended = meantLines(found).filter((line) => endLine(world, currentOrder(world, found.order), line));
  if (ended.length === 0) return refuse("order-state", { en: `no line of ${id} is received and without an open case` });
  return currentOrder(world, found.order);
}

/** Decides an open case for the buyer. */
export const payRefundOf = (world: World, refundId: string): Refund =>
  payRefund(world, inState(findRefund(world, refundId), ["applied", "agreed", "returning", "refused"]));

/** Decides an open case for the seller. */
export const closeRefundOf = (world: World, refundId: string, text = "平台关闭"): Refund =>
  closeRefund(
    world,
    inState(findRefund(world, refundId), ["applied", "agreed", "returning", "refused"]),
    "platform",
    text,
  );

function setOff(world: World, productId: string, isOff: boolean): void {
  const id = world.catalogue.productKey(productId) ?? refuse("product-unknown", { en: productId });
  world.productChanges.put({ id, isOff });
  world.note(isOff ? "product.off" : "product.on", { kind: "product", id });
}

function keyOf(world: World, sku: SkuName): string {
  const key =
    typeof sku === "string" ? world.catalogue.skuKey(undefined, sku) : world.catalogue.skuKey(sku.product, sku.sku);
  return key ?? refuse("sku-unknown", { en: typeof sku === "string" ? sku : `${sku.product}, ${sku.sku}` });
}
