import { currentOrder } from "../../../state/life/change-order.ts";
import { openCase } from "../../../state/life/open-case.ts";
import { receiveLines } from "../../../state/life/receive-lines.ts";
import { closeRefund } from "../../../state/life/refund/close.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { orderOf, orderToChange } from "./find-order.ts";

const fine = { success: true, errorInfo: "", errorCode: "" };
const failed = (errorCode: string, errorInfo: string) => ({ success: false, errorInfo, errorCode });

/**
 * Confirms the receipt of lines that were wholly sent. An open case of a line ends with it.
 *
 * @throws Refused `lines-empty`: money moves, so an empty list does not mean all lines. `order-state`.
 */
export function confirmReceipt(world: World, id: string | undefined, lineIds: readonly string[]) {
  const known = orderOf(world, id);
  if (known === undefined) return failed("4003", "订单不存在");
  if (lineIds.length === 0) refuse("lines-empty", { en: "orderEntryIds is empty", zh: "子订单不能为空" });
  const isUnknown = lineIds.some((lineId) => known.lines.every((line) => line.id !== lineId));
  if (isUnknown) return failed("4003", "子订单不存在");
  const named = known.lines.filter((line) => lineIds.includes(line.id));
  const fresh = named.filter(({ state }) => state !== "received" && state !== "done");
  if (fresh.length === 0) return failed("4007", "已确认收货");
  if (fresh.some(({ state }) => state !== "shipped")) {
    refuse("order-state", { en: "not all lines are completely shipped", zh: "订单未发货，不能确认收货" });
  }
  const order = orderToChange(world, known.id);
  for (const line of fresh) {
    const refund = openCase(world, order, line);
    if (refund !== undefined) closeRefund(world, refund, "buyer", "买家确认收货，退款关闭");
  }
  receiveLines(
    world,
    currentOrder(world, order),
    fresh.map((line) => line.id),
  );
  return fine;
}
