import type { Line, LineState, OrderState } from "../../state/entities/order.ts";
import { stateOf } from "../../state/life/order-state.ts";
import { taobaoCloseReason, taobaoLineStatus, taobaoOrderStatus } from "../../state/texts/taobao-texts.ts";
import type { World } from "../../state/world.ts";

/** `status` of an order, or of a purchase: of the lines given. */
export const orderStatus = (world: World, lines: readonly Line[]): string => statusText(world, stateOf(lines));

const statusText = (world: World, state: OrderState): string =>
  (isFinished(state) ? world.rules.finishedStatus : null) ?? taobaoOrderStatus[state].text;

export const lineStatus = (world: World, state: LineState): string =>
  (isFinished(state) ? world.rules.finishedStatus : null) ?? taobaoLineStatus[state].text;

const isFinished = (state: LineState | OrderState): boolean => state === "received" || state === "done";

/** `closeReason`: the buyer's own words, or those of what closed the line. */
export function closeReasonOf({ closeReason }: Line): string | null {
  if (closeReason === null) return null;
  return closeReason.remark === ""
    ? (taobaoCloseReason[closeReason.reason]?.text ?? closeReason.reason)
    : closeReason.remark;
}
