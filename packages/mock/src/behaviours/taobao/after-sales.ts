import type * as operations from "@pandapon/core/taobao";
import type { TaobaoRefundChangeResult } from "@pandapon/core/taobao";
import type { Refund } from "../../state/entities/refund.ts";
import { nextRefundId } from "../../state/ids/refund-ids.ts";
import { openCase } from "../../state/life/open-case.ts";
import { sayInRefund } from "../../state/life/refund/answer.ts";
import { applyRefund, reviseRefund } from "../../state/life/refund/apply.ts";
import { closeRefund } from "../../state/life/refund/close.ts";
import { replaceWaybill, sendBack } from "../../state/life/refund/return-goods.ts";
import { wakeOrder } from "../../state/life/wake-order.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import type { Behaviours } from "../behaviour.ts";
import { idOf, wordsOf } from "../input.ts";
import { pageOf } from "../page.ts";
import { caseById, lineById, orderOf } from "./find.ts";
import { listRefunds } from "./list-refunds.ts";
import { timeText } from "./order-answer.ts";
import { refundAggregate, refundFrame, refundLogistics } from "./refund-answer.ts";
import { canAsk } from "./refund-form.ts";
import { refundRender } from "./refund-render.ts";
import { imagesOf, isSameApplication, readApplication } from "./refund-request.ts";
import { readReturn } from "./return-request.ts";

type AfterSales = Pick<
  typeof operations,
  | "renderTaobaoRefund"
  | "submitTaobaoRefund"
  | "modifyTaobaoRefund"
  | "cancelTaobaoRefund"
  | "getTaobaoRefund"
  | "listTaobaoRefunds"
  | "submitTaobaoRefundMessage"
  | "listTaobaoRefundMessages"
  | "renderTaobaoReturnLogistics"
  | "submitTaobaoReturnLogistics"
>;

export const taobaoAfterSales: Behaviours<AfterSales> = {
  renderTaobaoRefund: ({ input, world }) => refundRender(world, input),

  submitTaobaoRefund: ({ input, world }) => {
    const id = idOf(input.subOrderId);
    const found = lineById(world, id);
    if (found === undefined) return refuse("sub-order-unknown", { en: id ?? "subOrderId is missing" });
    const under = openCase(world, found.order, found.line);
    if (under !== undefined) return refuse("case-exists", { en: under.id });
    if (!canAsk(world, found.line)) {
      return refuse("sub-order-unknown", { en: `${found.line.id} is ${found.line.state}; it cannot be refunded` });
    }
    const application = readApplication(input, found.line);
    const order = wakeOrder(world, found.order);
    return changed(world, applyRefund(world, order, [found.line.id], nextRefundId(world, "taobao"), application));
  },

  modifyTaobaoRefund: ({ input, world }) => {
    const asleep = caseById(world, idOf(input.refundId));
    if (asleep.state !== "applied" && asleep.state !== "refused") {
      return refuse("case-state", { en: stateOf(asleep), zh: "逆向单已关闭，不能修改" });
    }
    const { line } = orderOf(world, asleep);
    const application = readApplication(input, line, asleep);
    if (isSameApplication(application, asleep)) return changed(world, asleep);
    const refund = wake(world, asleep);
    return changed(world, reviseRefund(world, orderOf(world, refund).order, refund, application));
  },

  cancelTaobaoRefund: ({ input, world }) => {
    const asleep = caseById(world, idOf(input.refundId));
    const isOpen = asleep.state === "applied" || asleep.state === "agreed" || asleep.state === "refused";
    const refund = isOpen ? closeRefund(world, wake(world, asleep), "buyer", "") : asleep;
    return { cancelSuccess: refund.state === "closed", ...changed(world, refund) };
  },

  getTaobaoRefund: ({ input, world }) => changed(world, caseById(world, idOf(input.refundId))),

  listTaobaoRefunds: ({ input, world }) => {
    const { items, ...totals } = listRefunds(world, input);
    return { ...totals, data: items.map((refund) => refundAggregate(world, refund)) };
  },

  submitTaobaoRefundMessage: ({ input, world }) => {
    const asleep = caseById(world, idOf(input.refundId));
    if (asleep.state === "refunded" || asleep.state === "closed") {
      return refuse("case-state", { en: stateOf(asleep), zh: "逆向单已关闭，不能留言" });
    }
    const text = wordsOf(input.refundMessage) ?? "";
    const images = imagesOf(input.refundImages) ?? [];
    if (text === "" && images.length === 0) return refuse("message-empty");
    sayInRefund(world, wake(world, asleep), "buyer", text, images);
    return {};
  },

  listTaobaoRefundMessages: ({ input, world }) => {
    const said = caseById(world, idOf(input.refundId)).messages.filter(
      ({ kind, text, images }) => kind === "message" || text !== "" || images.length > 0,
    );
    const { items, ...totals } = pageOf(said, input.pageNo, input.pageSize);
    return {
      ...totals,
      // No answer was ever seen: two fields are invented, and their names say so.
      data: items.map(({ text, images, by, at }) => ({
        refundMessage: text,
        refundImages: images.join(","),
        mockBy: by,
        mockTime: timeText(at),
      })),
    };
  },

  renderTaobaoReturnLogistics: ({ input, world }) => {
    const refund = caseById(world, idOf(input.refundId));
    if (!refund.isReturn || (refund.state !== "agreed" && refund.state !== "returning")) {
      return refuse("case-state", { en: stateOf(refund), zh: "卖家尚未同意退货" });
    }
    return { ...refundFrame(world), ...refundLogistics(world, refund) };
  },

  submitTaobaoReturnLogistics: ({ input, world }) => {
    const asleep = caseById(world, idOf(input.refundId));
    const isExpected = asleep.state === "agreed" || (asleep.state === "returning" && !asleep.isReceived);
    if (!asleep.isReturn || !isExpected) {
      return refuse("case-state", { en: stateOf(asleep), zh: "卖家尚未同意退货，不能提交物流" });
    }
    const back = readReturn(input, orderOf(world, asleep).order);
    const refund = wake(world, asleep);
    return changed(
      world,
      refund.state === "agreed" ? sendBack(world, refund, back) : replaceWaybill(world, refund, back),
    );
  },
};

const changed = (world: World, refund: Refund): TaobaoRefundChangeResult => ({
  ...refundFrame(world),
  refundOrderAggregate: refundAggregate(world, refund),
});

const stateOf = ({ id, state, isReturn }: Refund): string =>
  `case ${id} is ${state}${isReturn ? "" : ", without a return"}`;

/** The case after its order was woken. */
function wake(world: World, refund: Refund): Refund {
  wakeOrder(world, orderOf(world, refund).order);
  return world.taobao.refunds.get(refund.id) ?? refund;
}
