import type { Order } from "../../entities/order.ts";
import type { Refund } from "../../entities/refund.ts";
import type { World } from "../../world.ts";
import { currentOrder } from "../change-order.ts";
import { scheduleEnd, scheduleReceipt } from "../receive-lines.ts";
import { scheduleShipping } from "../schedule-shipping.ts";
import { changeRefund, message } from "./change-refund.ts";
import { withMessage } from "./messages.ts";

/** The case ends without money: withdrawn, too late, or overtaken by what happened. */
export function closeRefund(world: World, refund: Refund, by: string, text: string): Refund {
  const closed = changeRefund(world, refund, "closed", {
    state: "closed",
    endedAt: world.now,
    deadline: null,
    messages: withMessage(refund, message(world, by, "closed", text)),
  });
  resumeLines(world, currentOrder(world, { market: refund.market, id: refund.orderId }), refund.lineIds);
  return closed;
}

/** Continues what waited for the end of the case: shipping, receipt and the end of the trade. */
export function resumeLines(world: World, order: Order, lineIds: readonly string[]): void {
  const lines = order.lines.filter(({ id }) => lineIds.includes(id));
  const waiting = lines.filter(({ state }) => state === "paid" || state === "partly");
  for (const purchaseId of new Set(waiting.map((line) => line.purchaseId))) scheduleShipping(world, order, purchaseId);
  scheduleReceipt(world, order, lineIds);
  for (const line of lines) if (line.state === "received") scheduleEnd(world, order, line);
}
