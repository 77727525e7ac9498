import type { Line, Order } from "../../state/entities/order.ts";
import { isPaid } from "../../state/life/order-state.ts";
import { refuse } from "../../state/refusals/refused.ts";

/**
 * The lines that a cancellation closes: those named, or all. None, if all of them are closed already.
 *
 * @throws Refused `sub-purchase-unknown`; `order-state`: paid or sent, which only a refund takes back.
 */
export function cancellableLines(order: Order, subPurchaseIds: readonly string[]): readonly string[] {
  const named = subPurchaseIds.map(
    (id) =>
      order.lines.find(({ subPurchaseId }) => subPurchaseId === id) ??
      refuse("sub-purchase-unknown", { en: `${id} is not a taobaoSubPurchaseId of the order ${order.id}` }),
  );
  const meant = named.length === 0 ? order.lines : named;
  checkUnpaid(order, meant);
  return meant.filter(({ state }) => state === "unpaid" || state === "building").map(({ id }) => id);
}

function checkUnpaid({ id, purchases }: Order, lines: readonly Line[]): void {
  const sent = lines.find(({ shipped, state }) => shipped > 0 && isPaid(state));
  if (sent !== undefined) {
    refuse("order-state", {
      en: `line ${sent.id} of the order ${id} is sent; ask for a refund`,
      zh: "订单已发货，无法取消",
    });
  }
  const paid = lines.find(({ state }) => isPaid(state));
  const settling = new Set(purchases.filter(({ settlesAt }) => settlesAt !== null).map((purchase) => purchase.id));
  const paying = lines.find(({ purchaseId, state }) => state === "unpaid" && settling.has(purchaseId));
  if (paid !== undefined || paying !== undefined) {
    const { id: lineId } = paid ?? paying ?? { id: "" };
    refuse("order-state", {
      en: `line ${lineId} of the order ${id} is paid; ask for a refund`,
      zh: "订单已付款，请申请退款",
    });
  }
}
