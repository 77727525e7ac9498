import type { Refund, ReturnAddress } from "../../entities/refund.ts";
import type { World } from "../../world.ts";
import { currentOrder } from "../change-order.ts";
import { marketFacts } from "../market-facts.ts";
import { sellerOf } from "./apply.ts";
import { changeRefund, message, scheduleRefund } from "./change-refund.ts";
import { withMessage } from "./messages.ts";
import { payRefund } from "./pay.ts";
import { expectGoods } from "./return-goods.ts";

export interface Agreement {
  readonly text?: string;
  readonly address?: ReturnAddress;
  /** `seller`, or `platform` for a seller that kept silent. */
  readonly by?: string;
}

/** The seller agrees: the money follows, or the buyer is to send the goods back first. */
export function agreeRefund(world: World, refund: Refund, { text, address, by = "seller" }: Agreement = {}): Refund {
  const messages = withMessage(refund, message(world, by, "agreed", text ?? ""));
  if (refund.isReturn) return agreeReturn(world, refund, { text: text ?? "请寄回", messages, address, by });
  if (marketFacts[refund.market].paysOnAgreement) {
    return payRefund(world, { ...refund, messages, agreeText: text ?? "" }, by);
  }
  const agreed = changeRefund(world, refund, "agreed", {
    state: "agreed",
    deadline: null,
    agreeText: text ?? "",
    messages,
  });
  scheduleRefund(world, agreed, "refund.pay", world.rules.payRefundAfterMs);
  return agreed;
}

function agreeReturn(
  world: World,
  refund: Refund,
  {
    text,
    messages,
    address,
  }: {
    text: string;
    messages: Refund["messages"];
    address: ReturnAddress | undefined;
    by: string;
  },
): Refund {
  // Goods that are under way need not be sent again: the seller takes them after all.
  if (refund.back !== null) return expectGoods(world, refund, { agreeText: text, messages });
  const { returnWithinMs } = world.rules;
  const order = currentOrder(world, { market: refund.market, id: refund.orderId });
  const seller = world.catalogue.seller(refund.market, sellerOf(order, refund));
  const agreed = changeRefund(world, refund, "agreed", {
    state: "agreed",
    deadline: returnWithinMs === null ? null : { kind: "buyer-return", at: world.now + returnWithinMs },
    agreeText: text,
    returnAddress: address ?? seller?.returnAddress ?? { receiver: "", phone: "", detail: "" },
    messages,
  });
  scheduleRefund(world, agreed, "refund.return-late", returnWithinMs);
  return agreed;
}

/** The seller refuses; the buyer may change the case. */
export function refuseRefund(world: World, refund: Refund, reason: string, text: string): Refund {
  const { modifyWithinMs } = world.rules;
  const refused = changeRefund(world, refund, "refused", {
    state: "refused",
    refusal: { reason, text },
    refusals: refund.refusals + 1,
    deadline: modifyWithinMs === null ? null : { kind: "buyer-modify", at: world.now + modifyWithinMs },
    messages: withMessage(refund, message(world, "seller", "refused", text)),
  });
  scheduleRefund(world, refused, "refund.modify-late", modifyWithinMs);
  return refused;
}

/** Seller or platform leaves a message; nothing else changes. */
export function sayInRefund(
  world: World,
  refund: Refund,
  by: string,
  text: string,
  images: readonly string[] = [],
): Refund {
  const messages = withMessage(refund, message(world, by, "message", text, images));
  // The deadline continues, so the case keeps its revision: planned steps stay valid.
  const said: Refund = { ...refund, messages, changedAt: world.now };
  world.shelf(refund.market).refunds.put(said);
  world.note("refund.message", { kind: "refund", id: refund.id }, { by });
  if (by !== "buyer") {
    const { market, orderId, id: refundId } = refund;
    world.push({ kind: "refund", market, orderId, refundId, detail: "message" });
  }
  return said;
}
