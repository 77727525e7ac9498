import type { Line, Order } from "../../../state/entities/order.ts";
import type { Refund, RefundMessage } from "../../../state/entities/refund.ts";
import { alibabaRefundStatus } from "../../../state/texts/alibaba-texts.ts";
import type { World } from "../../../state/world.ts";
import { objectOf, textOf, wholeNumberOf } from "../../input.ts";
import { buyerOf } from "../buyer.ts";
import { needOrder } from "../orders/find-order.ts";
import { tradeTypeOf } from "../orders/trade-type.ts";
import { longTime, plainTime } from "../times.ts";
import { mostFen } from "./amounts.ts";
import { factsOf } from "./goods-status.ts";

/** `goodsStatus` once the goods were sent back. */
const RETURNED = 3;

/** A case with its amounts in fen and its history. */
export function wireRefund(world: World, refund: Refund) {
  const order = needOrder(world, refund.orderId);
  const lines = order.lines.filter(({ id }) => refund.lineIds.includes(id));
  return {
    ...recordFields(world, refund, order),
    ...amountsOf(refund, lines),
    ...timesOf(refund),
    ...goodsOf(refund),
    applyReason: refund.reasonText,
    applyReasonId: refund.reasonId,
    applySubReason: null,
    applySubReasonId: null,
    productName: lines[0]?.goods.title ?? null,
    tradeTypeStr: tradeTypeOf(order).code.text,
    disputeType: wholeNumberOf(refund.extra.phase) ?? 1,
    rejectTimes: refund.refusals,
    rejectReason: refund.refusal === null ? null : refund.refusal.text || refund.refusal.reason,
    orderId: order.id,
    orderEntryIdList: [...refund.lineIds],
    orderEntryCountMap: countsOf(refund, lines),
    refundId: refund.id,
    status: alibabaRefundStatus[refund.state].text,
    sellerReceiveAddress: addressOf(refund),
    refundOperationList: operationsOf(refund),
  };
}

function recordFields(world: World, refund: Refund, order: Order) {
  const buyer = buyerOf(world);
  const seller = world.catalogue.alibaba.seller(order.purchases[0]?.sellerId ?? "");
  return {
    id: textOf(refund.extra.recordId) ?? null,
    createBy: null,
    createById: world.account.developId,
    createTime: plainTime(refund.createdAt),
    updateBy: null,
    updateById: null,
    updateTime: refund.changedAt === refund.createdAt ? null : plainTime(refund.changedAt),
    remark: null,
    alipayPaymentId: order.purchases[0]?.payNumber ?? null,
    buyerAlipayId: null,
    buyerMemberId: buyer.memberId,
    buyerUserId: buyer.userId,
    sellerMemberId: seller?.memberId ?? null,
    sellerUserId: seller?.userId ?? null,
  };
}

function amountsOf(refund: Refund, lines: readonly Line[]) {
  const goodsFen = refund.feeFen - refund.postageFen;
  const isPaid = refund.state === "refunded";
  return {
    applyCarriage: refund.postageFen,
    applyExpect: wholeNumberOf(refund.extra.expectFen) ?? goodsFen,
    applyPayment: goodsFen,
    // After the refund, the case shows the amounts that could be claimed.
    canRefundPayment: isPaid ? goodsFen : mostFen(lines),
    ...(isPaid ? { refundPayment: goodsFen, refundCarriage: refund.postageFen } : {}),
  };
}

const timesOf = ({ createdAt, changedAt, endedAt, deadline }: Refund) => ({
  gmtApply: longTime(createdAt),
  gmtCreate: longTime(createdAt),
  gmtModified: longTime(changedAt),
  ...(endedAt === null ? {} : { gmtCompleted: longTime(endedAt) }),
  ...(deadline === null ? {} : { gmtTimeOut: longTime(deadline.at) }),
});

function goodsOf({ isReturn, goodsStatus, back }: Refund) {
  const number = factsOf(goodsStatus)?.number ?? 1;
  return {
    onlyRefund: !isReturn,
    refundGoods: isReturn,
    goodsReceived: number === 2,
    buyerSendGoods: back !== null,
    goodsStatus: back === null ? number : RETURNED,
    freightBill: back?.mailNo ?? null,
    buyerLogisticsName: back?.carrierName ?? null,
  };
}

function countsOf({ extra }: Refund, lines: readonly Line[]): Record<string, number> {
  const counts = objectOf(extra.counts) ?? {};
  return Object.fromEntries(lines.map(({ id, quantity }) => [id, wholeNumberOf(counts[id]) ?? quantity]));
}

const addressOf = ({ returnAddress }: Refund): string | null =>
  returnAddress === null ? null : `${returnAddress.detail}，${returnAddress.receiver}`;

/** Kind of the step, its number, the state after it and a text for a step without words. */
const steps: Readonly<
  Record<string, { readonly type: number | null; readonly after: string; readonly words: string }>
> = {
  applied: { type: 1, after: "waitselleragree", words: "买家申请退款" },
  modified: { type: 1, after: "waitselleragree", words: "买家修改退款申请" },
  agreed: { type: 19, after: "waitbuyersend", words: "卖家确认退货地址" },
  refused: { type: 15, after: "waitbuyermodify", words: "卖家拒绝退款申请" },
  "sent-back": { type: 10, after: "waitsellerreceive", words: "买家已退货" },
  refunded: { type: 8, after: "refundsuccess", words: "退款成功" },
  closed: { type: null, after: "refundclose", words: "退款关闭" },
};

const BUYER = 1;
const SELLER = 2;

function operationsOf(refund: Refund) {
  // Agreeing to a refund without return is one step with paying it.
  const shown = refund.messages.filter(
    ({ kind }) => Object.hasOwn(steps, kind) && (kind !== "agreed" || refund.isReturn),
  );
  return shown.map((message, index) => {
    const step = steps[message.kind];
    const before = shown[index - 1];
    return {
      refundId: refund.id,
      beforeOperateStatus: before === undefined ? null : (steps[before.kind]?.after ?? null),
      afterOperateStatus: step?.after ?? null,
      discription: message.text || (step?.words ?? ""),
      gmtCreate: longTime(message.at),
      operateTypeInt: step?.type ?? null,
      operatorRoleId: roleOf(message),
      vouchers: [...message.images],
    };
  });
}

const roleOf = ({ by }: RefundMessage): number | null => (by === "buyer" ? BUYER : by === "seller" ? SELLER : null);
