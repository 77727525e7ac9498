import { closeLines } from "../../../state/life/close-lines.ts";
import { stateOf } from "../../../state/life/order-state.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { textOf } from "../../input.ts";
import { needOrder, orderToChange } from "./find-order.ts";
import { canBePaid } from "./pay.ts";

/** Closes an unpaid order; its pieces go back into stock. */
export function cancelOrder(world: World, id: string | undefined, cancelReason: unknown): boolean {
  const known = needOrder(world, id);
  const state = stateOf(known.lines);
  if (state === "closed" || state === "refunded") {
    if (world.rules.switches.cancelTwice === "false") return false;
    refuse("order-state", { en: `order ${known.id} is closed`, zh: "订单已关闭" });
  }
  if (state !== "building" && !canBePaid(known)) {
    refuse("order-state", { en: `order ${known.id} is paid`, zh: "订单已付款，不能取消" });
  }
  const order = orderToChange(world, known.id);
  const lineIds = order.lines.map((line) => line.id);
  closeLines(world, order, lineIds, { by: "buyer", reason: "buyerCancel", remark: textOf(cancelReason) ?? "" });
  return true;
}
