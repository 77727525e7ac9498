import type { Order } from "../entities/order.ts";
import type { World } from "../world.ts";
import { changeLines, changePurchase, currentOrder } from "./change-order.ts";
import { marketFacts } from "./market-facts.ts";
import { countedLines, goodsFenOf, isOver, linesOf } from "./order-state.ts";

/** A price change by the seller before payment; amounts in fen. */
export interface PriceChange {
  /** New price of all pieces, by line id. */
  readonly goodsFen?: Readonly<Record<string, number>>;
  readonly postageFen?: number;
}

/** The seller changes the price of an unpaid purchase. Returns whether anything changed. */
export function changePrice(world: World, order: Order, purchaseId: string, change: PriceChange): boolean {
  const before = currentOrder(world, order);
  const wanted = change.goodsFen ?? {};
  const priced = linesOf(before, purchaseId).filter(({ id, goodsFen }) => (wanted[id] ?? goodsFen) !== goodsFen);
  if (priced.length > 0) {
    changeLines(
      world,
      before,
      priced.map(({ id }) => id),
      ({ id, goodsFen }) => ({ goodsFen: wanted[id] ?? goodsFen }),
    );
  }
  const isPostageNew = changePostage(world, currentOrder(world, order), purchaseId, change.postageFen);
  if (priced.length === 0 && !isPostageNew) return false;
  const { market, id: orderId } = order;
  const after = currentOrder(world, order);
  const postageFen = after.purchases.find(({ id }) => id === purchaseId)?.postageFen ?? 0;
  const fen = goodsFenOf(countedLines(linesOf(after, purchaseId))) + postageFen;
  world.note("price.changed", { kind: "purchase", id: purchaseId }, { fen });
  world.push({ kind: "price", market, orderId, purchaseId });
  return true;
}

function changePostage(world: World, order: Order, purchaseId: string, postageFen: number | undefined): boolean {
  const purchase = order.purchases.find(({ id }) => id === purchaseId);
  if (purchase === undefined || postageFen === undefined || postageFen === purchase.postageFen) return false;
  changePurchase(world, order, purchaseId, { postageFen });
  const [first] = linesOf(order, purchaseId).filter(({ state }) => !isOver(state));
  if (first !== undefined && marketFacts[order.market].postageInLines) {
    changeLines(world, currentOrder(world, order), [first.id], () => ({ postageFen }));
  }
  return true;
}
