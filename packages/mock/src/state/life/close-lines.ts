import type { Line, Order } from "../entities/order.ts";
import { giveStockBack } from "../stock.ts";
import type { World } from "../world.ts";
import { changeLines, currentOrder } from "./change-order.ts";
import { marketFacts } from "./market-facts.ts";
import { isOver, linesOf } from "./order-state.ts";

/** Why lines were closed before payment. */
export interface Closing {
  /** `buyer`, `seller`, `platform`. */
  readonly by: string;
  readonly reason: string;
  readonly remark: string;
}

/** Whether a line waits for a payment that is not on its way. */
export const isClosable = ({ purchases }: Order, { state, purchaseId }: Line): boolean =>
  (state === "unpaid" || state === "building") &&
  !purchases.some(({ id, settlesAt }) => id === purchaseId && settlesAt !== null);

/** Closes unpaid lines: their stock goes back, and with the last line of a purchase the purchase is closed. */
export function closeLines(world: World, order: Order, lineIds: readonly string[], closing: Closing): Order {
  const closed = order.lines.filter((line) => lineIds.includes(line.id) && isClosable(order, line));
  if (closed.length === 0) return order;
  for (const { skuKey, quantity, isRestocked } of closed) {
    if (!isRestocked) giveStockBack(world, skuKey, quantity);
  }
  changeLines(world, order, ids(closed), () => ({
    state: "closed",
    closedAt: world.now,
    closeReason: closing,
    isRestocked: true,
  }));
  const { market, id: orderId } = order;
  for (const purchaseId of new Set(closed.map((line) => line.purchaseId))) {
    const left = linesOf(currentOrder(world, order), purchaseId).filter(({ state }) => !isOver(state));
    const gone = closed.filter((line) => line.purchaseId === purchaseId);
    world.note("lines.closed", { kind: "purchase", id: purchaseId }, { lines: ids(gone), reason: closing.reason });
    world.push({ kind: "status", market, orderId, purchaseId, lineIds: ids(gone) });
    if (left.length === 0) continue;
    movePostage(world, currentOrder(world, order), gone, left);
    world.push({ kind: "price", market, orderId, purchaseId });
  }
  return currentOrder(world, order);
}

/** The first open line of a purchase carries its postage. */
function movePostage(world: World, order: Order, gone: readonly Line[], left: readonly Line[]): void {
  const [next] = left;
  const carrier = gone.find(({ postageFen }) => postageFen > 0);
  if (next === undefined || carrier === undefined || !marketFacts[order.market].postageInLines) return;
  changeLines(world, order, [carrier.id], () => ({ postageFen: 0 }));
  changeLines(world, currentOrder(world, order), [next.id], (line) => ({
    postageFen: line.postageFen + carrier.postageFen,
  }));
  world.note("postage.moved", { kind: "line", id: next.id }, { from: carrier.id, fen: carrier.postageFen });
}

const ids = (lines: readonly Line[]): string[] => lines.map(({ id }) => id);
