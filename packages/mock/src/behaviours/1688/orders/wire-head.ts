import type { AlibabaSeller } from "../../../state/catalogue/alibaba/types.ts";
import type { Line, Order } from "../../../state/entities/order.ts";
import { stateOf } from "../../../state/life/order-state.ts";
import { alibabaClosings, alibabaRefundStatus } from "../../../state/texts/alibaba-texts.ts";
import { graded } from "../../../state/texts/graded.ts";
import type { World } from "../../../state/world.ts";
import { textOf } from "../../input.ts";
import { buyerOf } from "../buyer.ts";
import { yuan } from "../money.ts";
import { longTime } from "../times.ts";
import { carriageFen, casesOf, discountFen, goodsFen, isAfterSale, refundedFen, statusOf, totalFen } from "./sums.ts";
import { tradeTypeOf } from "./trade-type.ts";

/** Seconds of a time to pay that never ends. */
const NEVER_S = 259_200;

/** `baseInfo`: sums in yuan, except `discount` in fen. */
export function headOf(world: World, order: Order, seller: AlibabaSeller | undefined) {
  const [purchase] = order.purchases;
  const buyer = buyerOf(world);
  const discount = discountFen(order);
  const refunded = refundedFen(order);
  const trade = tradeTypeOf(order);
  return {
    id: order.id,
    idOfStr: order.id,
    status: statusOf(world, order),
    totalAmount: yuan(totalFen(order)),
    sumProductPayment: yuan(goodsFen(order)),
    shippingFee: yuan(carriageFen(order)),
    ...(discount === 0 ? {} : { discount }),
    ...(refunded === 0 ? {} : { refund: yuan(refunded) }),
    ...refundFields(world, order),
    ...timesOf(order),
    ...closingOf(order),
    ...(textOf(order.extra.message) === undefined ? {} : { buyerFeedback: textOf(order.extra.message) ?? null }),
    tradeType: trade.code.text,
    tradeTypeCode: textOf(order.extra.tradeMode) ?? null,
    tradeTypeDesc: trade.words.text,
    businessType: "cn",
    ...(typeof purchase?.paidAt === "number" ? { alipayTradeId: purchase.payNumber } : {}),
    buyerID: buyer.memberId,
    buyerUserId: buyer.userId,
    sellerID: seller?.memberId ?? null,
    sellerUserId: seller?.userId ?? null,
    payTimeout: order.closesAt === null ? NEVER_S : Math.round((order.closesAt - order.createdAt) / 1000),
    payTimeoutType: 0,
    overSeaOrder: false,
    sellerOrder: false,
  };
}

/** The newest case: one field for cases during the sale, one for cases after it. */
function refundFields(world: World, order: Order) {
  const cases = casesOf(world, order);
  const duringSale = cases.filter((refund) => !isAfterSale(refund)).at(-1);
  const afterSale = cases.filter(isAfterSale).at(-1);
  const newest = cases.at(-1);
  return {
    ...(duringSale === undefined ? {} : { refundStatus: alibabaRefundStatus[duringSale.state].text }),
    ...(afterSale === undefined ? {} : { refundStatusForAs: alibabaRefundStatus[afterSale.state].text }),
    ...(newest === undefined ? {} : { refundId: newest.id }),
  };
}

function timesOf(order: Order) {
  const state = stateOf(order.lines);
  const last = (time: (line: Line) => number | null): number | undefined => {
    const times = order.lines.map(time).filter((at) => at !== null);
    return times.length === 0 ? undefined : Math.max(...times);
  };
  const isSent = state === "shipped" || state === "received" || state === "done";
  const isReceived = state === "received" || state === "done";
  const paidAt = order.purchases[0]?.paidAt ?? undefined;
  const received = isReceived ? last(({ receivedAt }) => receivedAt) : undefined;
  const ended =
    state === "done" ? last(({ doneAt }) => doneAt) : isOver(state) ? last(({ closedAt }) => closedAt) : undefined;
  return {
    createTime: longTime(order.createdAt),
    ...timed("payTime", paidAt),
    ...timed("allDeliveredTime", isSent ? last(({ shippedAt }) => shippedAt) : undefined),
    ...timed("receivingTime", received),
    ...timed("confirmedTime", received),
    ...timed("completeTime", ended),
    modifyTime: longTime(order.changedAt),
  };
}

const isOver = (state: string): boolean => state === "closed" || state === "refunded";

const timed = <const Name extends string>(name: Name, at: number | undefined): { [Key in Name]?: string } =>
  at === undefined ? {} : ({ [name]: longTime(at) } as { [Key in Name]?: string });

function closingOf(order: Order) {
  if (!isOver(stateOf(order.lines))) return {};
  const [closed] = order.lines.flatMap(({ closeReason }) => closeReason ?? []);
  if (closed === undefined) return {};
  const { reason, type } = alibabaClosings[closed.by] ?? SYSTEM;
  return {
    closeReason: reason.text,
    closeOperateType: type.text,
    ...(closed.remark === "" ? {} : { closeRemark: closed.remark }),
  };
}

const SYSTEM = { reason: graded("other", "upstream"), type: graded("CLOSE_TRADE_BY_SYSTEM", "upstream") };
