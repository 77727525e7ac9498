import type { Actor } from "../entities/common.ts";
import type { DueItem } from "../entities/event.ts";
import type { Line, Order } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import type { Refund, RefundState } from "../entities/refund.ts";
import { closeLines } from "../life/close-lines.ts";
import { hasArrived, moveParcel, returnParcel } from "../life/move-parcel.ts";
import { openCase } from "../life/open-case.ts";
import { settlePurchase } from "../life/pay-order.ts";
import { finishBuilding } from "../life/place-order.ts";
import { endLine, receiveLines } from "../life/receive-lines.ts";
import { agreeRefund, refuseRefund } from "../life/refund/answer.ts";
import { sellerOf } from "../life/refund/apply.ts";
import { closeRefund } from "../life/refund/close.ts";
import { payRefund } from "../life/refund/pay.ts";
import { receiveReturn } from "../life/refund/return-goods.ts";
import { temperOf } from "../life/schedule-shipping.ts";
import { shipByItself } from "../life/ship-purchase.ts";
import type { World } from "../world.ts";

/** What happens when an item falls due. An outdated item, because the world has changed since, does nothing. */
export interface DueHandler {
  readonly actor: Actor;
  readonly run: (world: World, item: DueItem) => void;
}

export const dueHandlers: Readonly<Record<string, DueHandler | undefined>> = {
  "order.built": order("platform", finishBuilding),
  "order.close": order("clock", (world, found) => {
    const all = found.lines.map(({ id }) => id);
    closeLines(world, found, all, { by: "platform", reason: "timeout", remark: "" });
  }),
  "purchase.settle": order("platform", (world, found, purchaseId) => {
    settlePurchase(world, found, purchaseId);
  }),
  "purchase.ship": order("seller", (world, found, purchaseId) => {
    shipByItself(world, found, purchaseId);
  }),
  "line.receive": line("clock", (world, found, own) => {
    if (own.state === "shipped" && openCase(world, found, own) === undefined) receiveLines(world, found, [own.id]);
  }),
  "line.end": line("platform", (world, found, own) => {
    endLine(world, found, own);
  }),
  "parcel.step": parcel("carrier", (world, found, { argument }) => {
    const isHalted = found.state === "stuck" || found.state === "rejected" || hasArrived(found);
    if (!isHalted && found.step === argument) moveParcel(world, found);
  }),
  "parcel.return": parcel("carrier", (world, found) => {
    if (found.state === "rejected") returnParcel(world, found);
  }),
  "refund.answer": refund("seller", ["applied"], answer),
  "refund.silence": refund("clock", ["applied"], (world, found) => {
    agreeRefund(world, found, { by: "platform" });
  }),
  "refund.pay": refund("platform", ["agreed", "returning"], (world, found) => {
    payRefund(world, found);
  }),
  "refund.return-late": refund("clock", ["agreed"], (world, found) => {
    closeRefund(world, found, "platform", "买家未在规定时间内退货");
  }),
  "refund.receive": refund("seller", ["returning"], (world, found) => {
    receiveReturn(world, found);
  }),
  "refund.receive-late": refund("clock", ["returning"], (world, found) => {
    payRefund(world, found);
  }),
  "refund.modify-late": refund("clock", ["refused"], (world, found) => {
    closeRefund(world, found, "platform", "买家未在规定时间内修改申请");
  }),
};

/** The answer of a seller with this temper. */
function answer(world: World, found: Refund): void {
  const own = world.shelf(found.market).orders.get(found.orderId);
  const temper = own === undefined ? {} : temperOf(world, found.market, sellerOf(own, found));
  const kind = temper.refundAnswer ?? world.rules.refundAnswer;
  if (kind === "agree") agreeRefund(world, found);
  if (kind === "refuse") refuseRefund(world, found, "卖家不同意退款", "");
}

function order(actor: Actor, act: (world: World, order: Order, argument: string) => void): DueHandler {
  return {
    actor,
    run: (world, { market, target, argument }) => {
      const found = world.shelf(market).orders.get(target);
      if (found !== undefined) act(world, found, String(argument));
    },
  };
}

function line(actor: Actor, act: (world: World, order: Order, line: Line) => void): DueHandler {
  return order(actor, (world, found, lineId) => {
    const own = found.lines.find(({ id }) => id === lineId);
    if (own !== undefined) act(world, found, own);
  });
}

function parcel(actor: Actor, act: (world: World, parcel: Parcel, item: DueItem) => void): DueHandler {
  return {
    actor,
    run: (world, item) => {
      const found = world.shelf(item.market).parcels.get(item.target);
      if (found !== undefined) act(world, found, item);
    },
  };
}

/** If the case has changed since, the item is outdated. */
function refund(actor: Actor, states: readonly RefundState[], act: (world: World, refund: Refund) => void): DueHandler {
  return {
    actor,
    run: (world, { market, target, argument }) => {
      const found = world.shelf(market).refunds.get(target);
      if (found !== undefined && found.revision === argument && states.includes(found.state)) act(world, found);
    },
  };
}
