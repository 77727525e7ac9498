import { goodsOf } from "../../state/catalogue/taobao/goods-of.ts";
import type { Receiver } from "../../state/entities/common.ts";
import type { Line, Order, Purchase } from "../../state/entities/order.ts";
import { outerNumber, paymentNumber, purchaseNumber, snowflake } from "../../state/ids/taobao-ids.ts";
import { newLine } from "../../state/life/new-line.ts";
import { placeOrder } from "../../state/life/place-order.ts";
import type { World } from "../../state/world.ts";
import { type BasketItem, type BasketPart, checkStock, partsOf } from "./basket.ts";

export interface TaobaoOrderDraft {
  readonly items: readonly BasketItem[];
  /** The caller's numbers of the lines. Absent: 1, 2, 3 … */
  readonly lineNumbers?: readonly string[];
  readonly receiver: Receiver;
  readonly ownNumber: string | null;
  readonly source: string | null;
}

/** The order number is as old as the order's id makes it look. */
const NUMBER_BEFORE_MS = 1500;
const LINE_AFTER_MS = 50;

/**
 * One order, one purchase per seller, one line per item in the order of the items.
 *
 * @throws Refused `out-of-stock`: the whole order is refused.
 */
export function placeTaobaoOrder(world: World, draft: TaobaoOrderDraft): Order {
  const { items, receiver, ownNumber, source, lineNumbers } = draft;
  checkStock(items);
  const number = snowflake(world, world.now - NUMBER_BEFORE_MS);
  const id = snowflake(world, world.now);
  const made = partsOf(items).map((part) => makePurchase(world, part));
  const lines = items.flatMap((item, index) => {
    const line = made.map(({ lines: own }) => own.get(item)).find((own) => own !== undefined);
    return line === undefined ? [] : [{ ...line, number: lineNumbers?.[index] ?? String(index + 1) }];
  });
  const purchases = made.map(({ purchase }) => purchase);
  return placeOrder(world, { id, market: "taobao", number, ownNumber, source, receiver, purchases, lines, extra: {} });
}

function makePurchase(
  world: World,
  { seller, items, postageFen }: BasketPart,
): { readonly purchase: Purchase; readonly lines: ReadonlyMap<BasketItem, Line> } {
  const purchase: Purchase = {
    id: purchaseNumber(world),
    outerId: outerNumber(world),
    sellerId: seller.id,
    shopId: seller.shopId,
    sellerNick: seller.nick,
    payNumber: paymentNumber(world),
    postageFen,
    paidAt: null,
    paidFen: null,
    settlesAt: null,
  };
  const lines = items.map((item, index): readonly [BasketItem, Line] => [
    item,
    makeLine(world, purchase, item, {
      // A purchase of one line shares its number with it.
      outerId: items.length === 1 ? purchase.outerId : outerNumber(world),
      postageFen: index === 0 ? postageFen : 0,
    }),
  ]);
  return { purchase, lines: new Map(lines) };
}

function makeLine(
  world: World,
  purchase: Purchase,
  { product, view, seller, quantity }: BasketItem,
  { outerId, postageFen }: { readonly outerId: string; readonly postageFen: number },
): Line {
  return {
    ...newLine(),
    id: snowflake(world, world.now + LINE_AFTER_MS),
    purchaseId: purchase.id,
    subPurchaseId: purchaseNumber(world),
    outerId,
    number: "",
    productId: product.itemMapId,
    skuKey: view.sku.key,
    goods: goodsOf(product, view.sku, seller),
    quantity,
    unitFen: view.promotionFen,
    goodsFen: view.promotionFen * quantity,
    postageFen,
  };
}
