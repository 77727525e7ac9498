import type { Text } from "../refusals/text.ts";
import type { DeadlineKind, Refund } from "../state/entities/refund.ts";
import { type ControlHandler, json } from "./control-call.ts";
import type { RefundShape } from "./shapes/index.ts";

/** The newest first. */
export const listRefunds: ControlHandler = ({ realm }) => {
  realm.catchUp();
  const refunds = (["taobao", "1688"] as const).flatMap((market) => [...realm.world[market].refunds.values()]);
  return json(refunds.sort((one, other) => other.createdAt - one.createdAt).map(refundShape));
};

const DEADLINES: Readonly<Record<DeadlineKind, Text>> = {
  "seller-answer": { en: "the seller must answer", zh: "卖家须处理" },
  "buyer-return": { en: "the goods must be sent back", zh: "买家须退货" },
  "seller-receive": { en: "the seller must receive the goods", zh: "卖家须收货" },
  "buyer-modify": { en: "the case must be changed", zh: "买家须修改申请" },
};

const refundShape = ({
  id,
  market,
  orderId,
  lineIds,
  isReturn,
  feeFen,
  state,
  reasonText,
  text,
  createdAt,
  deadline,
  messages,
}: Refund): RefundShape => ({
  id,
  marketplace: market,
  orderId,
  lineIds,
  isReturn,
  feeFen,
  state,
  reason: reasonText,
  text,
  at: createdAt,
  ...(deadline === null ? {} : { due: { at: deadline.at, text: DEADLINES[deadline.kind] } }),
  messages: messages.map((message) => ({ at: message.at, by: message.by, text: message.text })),
});
