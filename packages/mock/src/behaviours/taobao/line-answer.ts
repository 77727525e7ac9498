import type { JsonText } from "@pandapon/core";
import type { TaobaoSubOrder, TaobaoSubOrderOptionFields, TaobaoSubOrderResult } from "@pandapon/core/taobao";
import { pictureUrl } from "../../state/catalogue/picture-url.ts";
import type { Goods, Line, Order, Purchase } from "../../state/entities/order.ts";
import { lastCase } from "../../state/life/open-case.ts";
import { amountFenOf } from "../../state/life/order-state.ts";
import { taobaoRefundStatus, taobaoServices } from "../../state/texts/taobao-texts.ts";
import type { World } from "../../state/world.ts";
import { goodsStatusOf, refundTypeOf } from "./refund-numbers.ts";
import { closeReasonOf, lineStatus } from "./status.ts";

/** A line of an order, with all that `subOrderResult` says of it at this moment. */
export function lineAnswer(world: World, order: Order, line: Line): TaobaoSubOrder {
  const refund = lastCase(world, order, line);
  return {
    subOrderId: line.id,
    orderNo: order.number,
    quantity: line.quantity,
    title: line.goods.title,
    purchaseCurrency: "CNY",
    purchaseAmount: String(amountFenOf(line)),
    itemMapId: line.goods.ids.itemMapId,
    domesticPostFee: line.postageFen,
    closeReason: closeReasonOf(line),
    skuId: line.goods.ids.skuId,
    status: lineStatus(world, line.state),
    goodsStatus: refund === undefined ? null : goodsStatusOf(refund),
    refundType: refund === undefined ? null : refundTypeOf(refund),
    taobaoPurchaseId: line.purchaseId,
    taobaoSubPurchaseId: line.subPurchaseId,
    subOrderResult: JSON.stringify(subOrderResult(world, order, line)),
    errorCode: line.failure?.code ?? null,
    errorMessage: line.failure?.text ?? null,
    refundStatus: refund === undefined ? 0 : taobaoRefundStatus[refund.state],
  };
}

/** Taobao's own form of a line: all ids are text here. */
export function subOrderResult(world: World, order: Order, line: Line): TaobaoSubOrderResult {
  const purchase = purchaseOf(order, line);
  const { itemMapId, skuId } = line.goods.ids;
  return {
    alipay_pay_order_no: purchase.payNumber,
    quantity: line.quantity,
    item_id: itemMapId,
    purchase_currency: "CNY",
    option_fields: optionFields(world, purchase, line.goods),
    sku_id: skuId,
    title: line.goods.title,
    purchase_order_line_outer_id: line.outerId,
    pay_currency: "CNY",
    purchase_amount: amountFenOf(line),
    purchase_order_outer_id: purchase.outerId,
    domestic_post_fee: line.postageFen,
    closed: line.state === "closed" || line.state === "refunded",
    sub_purchase_order_id: line.subPurchaseId,
    itemMapId,
    product_amount: String(line.goodsFen),
    status: lineStatus(world, line.state),
  };
}

export function optionFields(world: World, purchase: Purchase, goods: Goods): TaobaoSubOrderOptionFields {
  const values: JsonText<Record<string, string>> = JSON.stringify(
    Object.fromEntries(goods.properties.map(({ propName, valueName }) => [propName, valueName])),
  );
  return {
    SKU_IMG_URL: pictureUrl(world.origin, goods.picture),
    supplierNick: purchase.sellerNick,
    serviceList: JSON.stringify(
      goods.services.flatMap((code) => {
        const service = taobaoServices[code];
        return service === undefined ? [] : [{ code, ...service }];
      }),
    ),
    en: values,
    shopName: goods.shopName,
    shopId: purchase.shopId,
    zh: values,
  };
}

export function purchaseOf(order: Order, { purchaseId }: Line): Purchase {
  const purchase = order.purchases.find(({ id }) => id === purchaseId);
  if (purchase === undefined) throw new RangeError(`Order ${order.id} has no purchase ${purchaseId}.`);
  return purchase;
}
