import type {
  TaobaoRefundAggregate,
  TaobaoRefundLogistics,
  TaobaoRefundOrder,
  TaobaoRefundOrderLine,
} from "@pandapon/core/taobao";
import { pictureUrl } from "../../state/catalogue/picture-url.ts";
import type { Refund } from "../../state/entities/refund.ts";
import { amountFenOf } from "../../state/life/order-state.ts";
import { taobaoRefundStatus, taobaoTimeoutType } from "../../state/texts/taobao-texts.ts";
import type { World } from "../../state/world.ts";
import { orderOf } from "./find.ts";
import { purchaseOf } from "./line-answer.ts";
import { timeText } from "./order-answer.ts";
import { goodsStatusOf, refundTypeOf } from "./refund-numbers.ts";

/** The frame of every case: the account and the currency. */
export const refundFrame = (world: World): { distributorId: string; currency: string } => ({
  distributorId: world.account.distributorId,
  currency: "CNY",
});

/** A complete case. */
export const refundAggregate = (world: World, refund: Refund): TaobaoRefundAggregate => ({
  logistics: refundLogistics(world, refund),
  refundOrder: refundOrder(world, refund),
  purchaseOrderLine: orderLine(world, refund),
});

/** The parcel back. The address is empty text until the seller has agreed to a return. */
export function refundLogistics(world: World, refund: Refund): TaobaoRefundLogistics {
  const { returnAddress, back, agreeText } = refund;
  const { receiver } = orderOf(world, refund).order;
  return {
    receiverAddress:
      returnAddress === null
        ? ""
        : { receiver: returnAddress.receiver, phone: returnAddress.phone, detailAddress: returnAddress.detail },
    returnGoodsDesc: back?.note ?? "",
    buyerPhone: back?.phone ?? (returnAddress === null ? "" : receiver.mobile || receiver.phone),
    logisticsCompany: {
      logisticsCompanyCode: back?.carrierCode ?? "",
      logisticsCompanyName: back?.carrierName ?? "",
    },
    ...(back === null ? {} : { logisticsNo: back.mailNo }),
    sellerAgreeReturnDescribe: agreeText,
  };
}

function refundOrder(world: World, refund: Refund): TaobaoRefundOrder {
  const { order, line } = orderOf(world, refund);
  const { deadline, refusal, state } = refund;
  return {
    refundId: refund.id,
    refundStatus: taobaoRefundStatus[state],
    refundType: refundTypeOf(refund),
    goodsStatus: goodsStatusOf(refund),
    refundFee: refund.feeFen,
    feeTips: "",
    canEditFee: state === "applied" || state === "refused",
    reasonId: Number(refund.reasonId),
    reasonDesc: refund.reasonText,
    refundDesc: refund.text,
    payOrderId: purchaseOf(order, line).payNumber,
    timeoutType: deadline === null ? "" : taobaoTimeoutType[deadline.kind].text,
    timeoutDate: deadline === null ? "" : timeText(deadline.at),
    remainingTime: deadline === null ? "" : String(Math.max(0, deadline.at - world.now)),
    sellerRefuseReason: refusal?.reason ?? "",
    sellerRefuseReasonDescribe: refusal?.text ?? "",
  };
}

function orderLine(world: World, refund: Refund): TaobaoRefundOrderLine {
  const { order, line } = orderOf(world, refund);
  const purchase = purchaseOf(order, line);
  return {
    salesOrderId: purchase.outerId,
    purchaseOrderId: purchase.id,
    purchaseOrderLineId: line.subPurchaseId,
    supplierId: purchase.sellerId,
    supplierNick: purchase.sellerNick,
    itemTitle: line.goods.title,
    itemImageUrl: pictureUrl(world.origin, line.goods.picture),
    quantity: line.quantity,
    price: Math.floor(line.goodsFen / line.quantity),
    totalPrice: amountFenOf(line),
    productFee: line.goodsFen,
    postFee: line.postageFen,
    hongbaoDeductionAmount: 0,
    currency: "CNY",
    salesMarket: "",
    createTime: order.createdAt,
  };
}
