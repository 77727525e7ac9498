import type { TaobaoRefundRender } from "@pandapon/core/taobao";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { idOf, wholeNumberOf } from "../input.ts";
import { lineById } from "./find.ts";
import { refundFrame } from "./refund-answer.ts";
import { refundForm } from "./refund-form.ts";
import { knownType } from "./refund-request.ts";

/**
 * The form of a refund: reasons, states of the goods, limits. `saleFlag` is false where no claim is possible.
 *
 * @throws Refused `sub-order-unknown`, `refund-kind-unknown`.
 */
export function refundRender(world: World, input: Readonly<Record<string, unknown>>): TaobaoRefundRender {
  const id = idOf(input.subOrderId);
  const found = lineById(world, id) ?? refuse("sub-order-unknown", { en: id ?? "subOrderId is missing" });
  const refundType = knownType(wholeNumberOf(input.refundType) ?? 1);
  const form = refundForm(world, found.order, found.line, refundType === 2);
  return {
    refundOrderTemplate: {
      refundReasons: form.reasons.map(({ id: reasonId, text, tips }) => ({ reasonDesc: text, tips, reasonId })),
      goodsStatusList: form.goodsStatuses.map(String),
      refundOrder: {
        goodsStatus: wholeNumberOf(input.goodsStatus) ?? form.goodsStatuses[0] ?? 1,
        refundDesc: "",
        refundStatus: "",
        refundType,
        timeoutDate: "",
        feeTips: "",
        timeoutType: "",
        refundId: "",
        payOrderId: "",
        reasonId: 0,
        canEditFee: form.isOpen && !form.isFixed,
        sellerRefuseReasonDescribe: "",
        remainingTime: "",
        reasonDesc: "",
        sellerRefuseReason: "",
        refundFee: form.maxFen,
      },
      maxRefundFee: {
        minRefundFee: form.minFen,
        feeTips: "",
        refundFee: form.maxFen,
        canEditRefundFee: form.isOpen && !form.isFixed,
      },
    },
    ...refundFrame(world),
    saleFlag: form.isOpen,
  };
}
