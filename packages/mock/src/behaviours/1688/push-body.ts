import type { Json } from "../../state/entities/common.ts";
import type { Push, PushDraft } from "../../state/entities/event.ts";
import type { Order } from "../../state/entities/order.ts";
import type { Refund } from "../../state/entities/refund.ts";
import { alibabaRefundStatus } from "../../state/texts/alibaba-texts.ts";
import type { World } from "../../state/world.ts";
import { buyerOf } from "./buyer.ts";
import { statusOf } from "./orders/sums.ts";
import { wireOrder } from "./orders/wire-order.ts";
import { plainTime } from "./times.ts";

/** Names of the pushes: that of the price is documented, the others are inferred from it. */
const TYPES = {
  price: "1688_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY",
  status: "1688_ORDER_BUYER_VIEW_ORDER_STATUS_MODIFY",
  refund: "1688_ORDER_BUYER_VIEW_ORDER_BUYER_REFUND",
} as const;

/** The push for a change of a 1688 order, with ids as text. `undefined`: no push is sent. */
export function alibabaPushBody(world: World, draft: PushDraft): Push["body"] | undefined {
  const order = world["1688"].orders.get(draft.orderId);
  const messageBody = order === undefined ? undefined : bodyOf(world, order, draft);
  if (messageBody === undefined) return undefined;
  const type = TYPES[draft.kind as keyof typeof TYPES];
  return {
    messageType: world.rules.messageTypes[type] ?? type,
    messageBody: plain(messageBody),
    messagePlatform: 1,
    timestamp: String(world.now).padStart(13, "0"),
  };
}

function bodyOf(world: World, order: Order, draft: PushDraft): object | undefined {
  if (draft.kind === "price") return wireOrder(world, order);
  if (draft.kind === "status") {
    const whole = world.rules.switches.pushStatus === "whole" ? wireOrder(world, order) : {};
    return { ...whole, ...common(world, order), currentStatus: statusOf(world, order) };
  }
  const refund = world["1688"].refunds.get(draft.refundId ?? "");
  if (draft.kind !== "refund" || refund === undefined || draft.detail === "message") return undefined;
  return {
    ...common(world, order),
    currentStatus: alibabaRefundStatus[refund.state].text,
    refundId: refund.id,
    refundAction: actionOf(refund),
    operator: operatorOf(refund),
  };
}

function common(world: World, order: Order) {
  const seller = world.catalogue.alibaba.seller(order.purchases[0]?.sellerId ?? "");
  return {
    orderId: order.id,
    msgSendTime: plainTime(world.now),
    buyerMemberId: buyerOf(world).memberId,
    ...(seller === undefined ? {} : { sellerMemberId: seller.memberId }),
  };
}

/** The last action, and who did it. The words are upstream's. */
const actions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  applied: { buyer: "BUYER_APPLY_REFUND" },
  modified: { buyer: "BUYER_MODIFY_REFUND_PROTOCOL" },
  agreed: { seller: "SELLER_AGREE_REFUND_PROCOTOL", platform: "SYSTEM_AGREE_REFUND_PROTOCOL" },
  refused: { seller: "SELLER_REJECT_REFUND" },
  "sent-back": { buyer: "BUYER_SEND_GOODS" },
};

function actionOf(refund: Refund): string {
  const last = lastStep(refund);
  if (last?.kind === "refunded") return paidAction(refund, last.by);
  if (last?.kind === "closed") return closedAction(last);
  return actions[last?.kind ?? ""]?.[last?.by ?? ""] ?? "CRM_FINISH_TASK";
}

/** The seller agreed, the seller did not answer in time, or the platform decided. */
function paidAction({ isReturn, isReceived, messages }: Refund, by: string): string {
  if (isReceived || (isReturn && by === "seller")) return "SELLER_RECEIVE_GOODS";
  if (by === "seller") return "SELLER_AGREE_REFUND";
  const before = messages.filter(({ kind }) => kind !== "message").at(-2);
  const isSilence = before?.kind === "sent-back" || (before?.kind === "agreed" && before.by === "platform");
  return isSilence ? "SYSTEM_AGREE_REFUND" : "CRM_FINISH_TASK";
}

function closedAction({ by, text }: Refund["messages"][number]): string {
  if (by === "seller") return "SELLER_SEND_GOODS_CLOSE";
  if (by === "buyer") return text.includes("撤销") ? "BUYER_CANCEL_REFUND_CLOSE" : "BUYER_RECEIVE_CLOSE";
  return text.includes("未在规定时间内") ? "CRM_APPLY_TIMEOUT_CLOSE" : "CRM_DISMISS_TASK";
}

function operatorOf(refund: Refund): string {
  const by = lastStep(refund)?.by ?? "platform";
  return by === "buyer" || by === "seller" ? by : "system";
}

const lastStep = ({ messages }: Refund) => messages.filter(({ kind }) => kind !== "message").at(-1);

/** Without fields that are `undefined`: a push is plain JSON. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;
