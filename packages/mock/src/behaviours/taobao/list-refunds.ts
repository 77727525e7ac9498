import type { Refund } from "../../state/entities/refund.ts";
import { refuse } from "../../state/refusals/refused.ts";
import { taobaoRefundStatus } from "../../state/texts/taobao-texts.ts";
import type { World } from "../../state/world.ts";
import { idOf, wholeNumberOf } from "../input.ts";
import { type PageOf, pageOf } from "../page.ts";
import { orderOf } from "./find.ts";
import { purchaseOf } from "./line-answer.ts";

/** A page of cases, the newest first; all filters must fit. */
export function listRefunds(world: World, input: Readonly<Record<string, unknown>>): PageOf<Refund> {
  const start = wholeNumberOf(input.refundStartTime);
  const end = wholeNumberOf(input.refundEndTime);
  if (start !== undefined && end !== undefined && start > end) {
    return refuse("window-invalid", { en: `refundStartTime ${start} is after refundEndTime ${end}` });
  }
  const refundId = idOf(input.refundId);
  const purchaseId = idOf(input.purchaseOrderId);
  const salesId = idOf(input.salesOrderId);
  const status = wholeNumberOf(input.refundStatus);
  const isAsked = (refund: Refund): boolean => {
    if (refundId !== undefined && refund.id !== refundId) return false;
    if (status !== undefined && taobaoRefundStatus[refund.state] !== status) return false;
    if (start !== undefined && refund.createdAt < start) return false;
    if (end !== undefined && refund.createdAt > end) return false;
    if (purchaseId === undefined && salesId === undefined) return true;
    const { order, line } = orderOf(world, refund);
    if (purchaseId !== undefined && line.purchaseId !== purchaseId && line.subPurchaseId !== purchaseId) return false;
    return salesId === undefined || purchaseOf(order, line).outerId === salesId;
  };
  const found = world.taobao.refunds.values().filter(isAsked);
  const newestFirst = found.toReversed().sort((one, other) => other.createdAt - one.createdAt);
  return pageOf(newestFirst, input.pageNo, input.pageSize);
}
