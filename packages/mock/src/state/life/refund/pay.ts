import type { Line, Order } from "../../entities/order.ts";
import type { Refund } from "../../entities/refund.ts";
import { giveStockBack } from "../../stock.ts";
import type { World } from "../../world.ts";
import { changeLines, currentOrder } from "../change-order.ts";
import { marketFacts } from "../market-facts.ts";
import { changeRefund, message } from "./change-refund.ts";
import { resumeLines } from "./close.ts";
import { withMessage } from "./messages.ts";

/** The money goes back to the buyer. A line that got all its money back is over. */
export function payRefund(world: World, refund: Refund, by = "platform"): Refund {
  const order = currentOrder(world, { market: refund.market, id: refund.orderId });
  const paid = changeRefund(world, refund, "refunded", {
    state: "refunded",
    endedAt: world.now,
    deadline: null,
    messages: withMessage(refund, message(world, by, "refunded", "")),
  });
  world.spend(-refund.feeFen);
  const shares = sharesOf(order, refund);
  changeLines(world, order, refund.lineIds, (line) => ({
    refundedFen: line.refundedFen + (shares.get(line.id)?.goodsFen ?? 0),
    refundedPostageFen: line.refundedPostageFen + (shares.get(line.id)?.postageFen ?? 0),
  }));
  const after = currentOrder(world, order);
  const ended = after.lines.filter((line) => refund.lineIds.includes(line.id) && isPaidBack(after, line));
  endLines(world, after, ended, paid);
  endRests(world, currentOrder(world, order), paid);
  resumeLines(world, currentOrder(world, order), refund.lineIds);
  return paid;
}

/**
 * How the amount of a case spreads over its lines: as the case says, or in order, up to the remaining amount of each line; the
 * postage goes to the first.
 */
function sharesOf(order: Order, refund: Refund): Map<string, { goodsFen: number; postageFen: number }> {
  const agreed = agreedShares(refund);
  const shares = new Map<string, { goodsFen: number; postageFen: number }>();
  let goods = refund.feeFen - refund.postageFen;
  let postage = refund.postageFen;
  for (const line of order.lines.filter(({ id }) => refund.lineIds.includes(id))) {
    const goodsFen = Math.min(agreed.get(line.id) ?? goods, line.goodsFen - line.refundedFen);
    shares.set(line.id, { goodsFen, postageFen: postage });
    goods -= goodsFen;
    postage = 0;
  }
  return shares;
}

function agreedShares({ extra }: Refund): Map<string, number> {
  const { shares } = extra;
  if (typeof shares !== "object" || shares === null || Array.isArray(shares)) return new Map();
  return new Map(Object.entries(shares).flatMap(([id, fen]) => (typeof fen === "number" ? [[id, fen]] : [])));
}

/** Whether everything was paid back. */
function isPaidBack({ market }: Order, line: Line): boolean {
  const { refundEndsReceivedLine, postageInLines } = marketFacts[market];
  if (!refundEndsReceivedLine && (line.state === "received" || line.state === "done")) return false;
  if (line.refundedFen < line.goodsFen) return false;
  return line.shipped > 0 || !postageInLines || line.refundedPostageFen >= line.postageFen;
}

function endLines(world: World, order: Order, lines: readonly Line[], refund: Refund): void {
  if (lines.length === 0) return;
  const isReturned = refund.isReturn && refund.back !== null && marketFacts[order.market].restocksReturns;
  const cameBack = (line: Line): boolean => line.shipped === 0 || isReturned;
  for (const line of lines) {
    const pieces = unsentPieces(line) + (isReturned ? line.shipped : 0);
    if (!line.isRestocked && pieces > 0) giveStockBack(world, line.skuKey, pieces);
  }
  const ids = lines.map(({ id }) => id);
  changeLines(world, order, ids, (line) => ({
    state: "refunded",
    closedAt: world.now,
    closeReason: { by: "platform", reason: "refunded", remark: "" },
    isRestocked: line.isRestocked || cameBack(line),
  }));
  for (const purchaseId of new Set(lines.map((line) => line.purchaseId))) {
    const own = lines.filter((line) => line.purchaseId === purchaseId).map(({ id }) => id);
    world.note("lines.refunded", { kind: "purchase", id: purchaseId }, { lines: own });
    world.push({ kind: "status", market: order.market, orderId: order.id, purchaseId, lineIds: own });
  }
}

/** Pieces that the seller still has. If a line continues after its rest was refunded, its unsent pieces return to stock. */
const unsentPieces = ({ state, quantity, shipped }: Line): number =>
  state === "paid" || state === "partly" ? quantity - shipped : 0;

/** A case about the unsent pieces of partly sent lines: the lines go on with what was sent. */
function endRests(world: World, order: Order, refund: Refund): void {
  if (refund.extra.endsUnsent !== true) return;
  const lines = order.lines.filter(({ id, state }) => refund.lineIds.includes(id) && state === "partly");
  for (const line of lines) giveStockBack(world, line.skuKey, unsentPieces(line));
  const ids = lines.map(({ id }) => id);
  if (ids.length === 0) return;
  changeLines(world, order, ids, () => ({ state: "shipped" }));
  world.note("lines.rest-refunded", { kind: "order", id: order.id }, { lines: ids });
  for (const purchaseId of new Set(lines.map((line) => line.purchaseId))) {
    world.push({ kind: "status", market: order.market, orderId: order.id, purchaseId, lineIds: ids });
  }
}
