import type { Line, Order } from "../entities/order.ts";
import type { World } from "../world.ts";
import { changeLines, currentOrder } from "./change-order.ts";
import { marketFacts } from "./market-facts.ts";
import { openCase } from "./open-case.ts";

/** Sent lines have been received; their trade ends after a while. */
export function receiveLines(world: World, order: Order, lineIds: readonly string[]): Order {
  const sent = order.lines.filter(({ id, state }) => lineIds.includes(id) && state === "shipped");
  if (sent.length === 0) return order;
  const ids = sent.map(({ id }) => id);
  changeLines(world, order, ids, () => ({ state: "received", receivedAt: world.now }));
  world.note("lines.received", { kind: "order", id: order.id }, { lines: ids });
  const received = currentOrder(world, order);
  if (marketFacts[order.market].receiptBy === "buyer") {
    for (const purchaseId of new Set(sent.map((line) => line.purchaseId))) {
      const lines = sent.filter((line) => line.purchaseId === purchaseId).map(({ id }) => id);
      world.push({ kind: "status", market: order.market, orderId: order.id, purchaseId, lineIds: lines });
    }
  }
  for (const line of received.lines) if (ids.includes(line.id)) scheduleEnd(world, received, line);
  return received;
}

/** Where the buyer confirms, the platform does it in the end. */
export function scheduleReceipt(world: World, order: Order, lineIds: readonly string[]): void {
  const { confirmAfterMs } = world.rules;
  if (confirmAfterMs === null || marketFacts[order.market].receiptBy !== "buyer") return;
  for (const line of order.lines) {
    if (!lineIds.includes(line.id) || line.state !== "shipped") continue;
    const { market, id } = order;
    world.schedule({ at: world.now + confirmAfterMs, kind: "line.receive", market, target: id, argument: line.id });
  }
}

/** When the trade of a received line ends. */
export function scheduleEnd(world: World, order: Order, line: Line): void {
  const { confirmAfterMs, settleAfterMs } = world.rules;
  const fromReceipt = marketFacts[order.market].receiptBy === "buyer";
  const delay = fromReceipt ? settleAfterMs : confirmAfterMs;
  if (delay === null) return;
  const start = fromReceipt ? world.now : (line.shippedAt ?? world.now);
  const { market, id } = order;
  world.schedule({ at: start + delay, kind: "line.end", market, target: id, argument: line.id });
}

/** The trade of a received line is over, unless a case is open. Returns whether it ended. */
export function endLine(world: World, order: Order, line: Line): boolean {
  if (line.state !== "received" || openCase(world, order, line) !== undefined) return false;
  changeLines(world, order, [line.id], () => ({ state: "done", doneAt: world.now }));
  world.note("line.done", { kind: "line", id: line.id });
  if (marketFacts[order.market].receiptBy === "buyer") {
    const { market, id: orderId } = order;
    world.push({ kind: "status", market, orderId, purchaseId: line.purchaseId, lineIds: [line.id] });
  }
  return true;
}
