import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { idOf, jsonOf, objectOf, textOf, wholeNumberOf, wordsOf } from "../input.ts";
import { type BasketItem, basketItem, checkMinimum, checkStock, partsOf } from "./basket.ts";
import { checkAddress, orderAddressOf } from "./order-address.ts";
import type { TaobaoOrderDraft } from "./place-order.ts";
import { onSale } from "./views.ts";

/** Reads and checks a direct order: lines, stock, address, budget. The prices are the world's own. */
export function readOrderRequest(world: World, input: Readonly<Record<string, unknown>>): TaobaoOrderDraft {
  const sent = jsonOf(input.orderLineList);
  if (!Array.isArray(sent)) return refuse("lines-unreadable", { en: "orderLineList is not a JSON array" });
  if (sent.length === 0) return refuse("lines-empty", { en: "orderLineList is empty" });
  if (objectOf(jsonOf(input.receiver)) === undefined) {
    return refuse("lines-unreadable", { en: "receiver is not a JSON object" });
  }
  const lines = sent.map((line) => objectOf(line) ?? refuse("lines-unreadable", { en: "a line is not an object" }));
  const items = lines.map((line, index) => itemOf(world, line, index + 1));
  checkStock(items);
  for (const item of items) checkMinimum(item);
  const receiver = checkAddress(orderAddressOf(world, input.receiver));
  checkBudget(items, wholeNumberOf(input.purchaseAmount));
  return {
    items,
    lineNumbers: lineNumbers(lines.map(({ orderLineNo }) => idOf(orderLineNo))),
    receiver,
    ownNumber: wordsOf(input.sellerOrderNumber) ?? null,
    source: wordsOf(input.orderSource) ?? null,
  };
}

function itemOf(world: World, line: Readonly<Record<string, unknown>>, place: number): BasketItem {
  const productId = idOf(line.itemId) ?? idOf(line.itemMapId);
  const skuId = idOf(line.skuId);
  const product = onSale(world, productId);
  const sku = product === undefined ? undefined : world.catalogue.taobao.sku(product.itemMapId, skuId ?? "");
  if (product === undefined || sku === undefined) {
    return refuse("sku-unknown", {
      en: `line ${place}: itemId ${productId ?? "(missing)"}, skuId ${skuId ?? "(missing)"}; itemId is the mpId of a product, skuId its mpSkuId`,
    });
  }
  const quantity = wholeNumberOf(line.quantity);
  if (quantity === undefined || quantity < 1) {
    return refuse("quantity-invalid", { en: `line ${place}: quantity is ${textOf(line.quantity) ?? "missing"}` });
  }
  return basketItem(world, product, sku, quantity);
}

function checkBudget(items: readonly BasketItem[], budgetFen: number | undefined): void {
  const totalFen = partsOf(items).reduce((sum, part) => sum + part.totalFen, 0);
  if (budgetFen === undefined || totalFen <= budgetFen) return;
  refuse("budget-too-low", {
    en: `goods and postage cost ${totalFen} fen, purchaseAmount is ${budgetFen}`,
    zh: `采购金额不足：商品及运费共 ${totalFen} 分，purchaseAmount 为 ${budgetFen} 分`,
  });
}

/** The caller's numbers, unless one is missing or given twice: then 1, 2, 3 … */
function lineNumbers(given: readonly (string | undefined)[]): readonly string[] {
  const known = given.filter((number) => number !== undefined);
  return new Set(known).size === given.length ? known : given.map((_, index) => String(index + 1));
}
