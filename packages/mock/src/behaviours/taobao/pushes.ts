import type { Push, PushDraft } from "../../state/entities/event.ts";
import type { Line, Order, Purchase } from "../../state/entities/order.ts";
import { amountFenOf, countedLines, goodsFenOf, linesOf, postageFenOf } from "../../state/life/order-state.ts";
import { taobaoMessageType, taobaoRefundStatus } from "../../state/texts/taobao-texts.ts";
import type { World } from "../../state/world.ts";
import { orderOf } from "./find.ts";
import { optionFields, purchaseOf } from "./line-answer.ts";
import { timeText } from "./order-answer.ts";
import { lineStatus, orderStatus } from "./status.ts";

type Body = Push["body"];

/** The pushes to the caller's server, made from the current state of the world. */
export function taobaoPushBody(world: World, draft: PushDraft): Body | undefined {
  const messageBody = bodyOf(world, draft);
  if (messageBody === undefined) return undefined;
  return {
    messageType: world.rules.messageTypes[draft.kind] ?? taobaoMessageType[draft.kind]?.text ?? draft.kind,
    messageBody,
    messagePlatform: 0,
    timestamp: String(world.now),
  };
}

function bodyOf(world: World, { kind, orderId, purchaseId, refundId }: PushDraft): Body | undefined {
  if (kind === "refund") return refundBody(world, refundId);
  const order = world.taobao.orders.get(orderId);
  const purchase = order?.purchases.find(({ id }) => id === purchaseId);
  if (order === undefined || purchase === undefined) return undefined;
  return kind === "price" ? priceBody(world, order, purchase) : statusBody(world, order, purchase);
}

function statusBody(world: World, order: Order, purchase: Purchase): Body {
  const lines = linesOf(order, purchase.id);
  const spelt = world.rules.switches.pushSpelling === "snake" ? inSnakeCase : (body: Body): Body => body;
  return {
    salesOrderId: purchase.outerId,
    status: orderStatus(world, lines),
    ...spelt({
      purchaseId: purchase.id,
      outerPurchaseId: order.ownNumber,
      sellerId: purchase.sellerId,
      businessTime: world.now,
      skuList: lines.map((line) => spelt(skuBody(world, line))),
    }),
    ...(world.rules.pushSubOrders ? { subOrders: lines.map((line) => subOrder(world, order, line)) } : {}),
  };
}

function skuBody(world: World, line: Line): Body {
  const parcel = world.taobao.parcels.get(line.parcelIds.at(-1) ?? "");
  return {
    itemId: line.goods.ids.itemMapId ?? "",
    skuId: line.goods.ids.skuId ?? "",
    orderLineNo: line.number,
    logisticCompanyName: parcel?.carrier.name ?? null,
    logisticNumber: parcel?.mailNo ?? null,
    status: lineStatus(world, line.state),
  };
}

/** Upstream's spelling of the names; the values stay. */
const inSnakeCase = (body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

function priceBody(world: World, order: Order, purchase: Purchase): Body {
  const counted = countedLines(linesOf(order, purchase.id));
  const goodsFen = goodsFenOf(counted);
  const postageFen = postageFenOf(counted);
  return {
    salesOrderId: purchase.outerId,
    subOrders: counted.map((line) => subOrder(world, order, line)),
    purchaseOrderPriceDTO: {
      purchaseCurrency: "CNY",
      purchaseTotalFee: goodsFen + postageFen,
      purchaseProductFee: goodsFen,
      purchaseShippingFee: postageFen,
    },
  };
}

function subOrder(world: World, order: Order, line: Line): Body {
  const purchase = purchaseOf(order, line);
  const parcel = world.taobao.parcels.get(line.parcelIds.at(-1) ?? "");
  const {
    SKU_IMG_URL = "",
    supplierNick = "",
    serviceList = "",
    en = "",
    zh = "",
    shopName = "",
    shopId = "",
  } = optionFields(world, purchase, line.goods);
  return {
    purchase_order_outer_id: purchase.outerId,
    purchase_order_line_outer_id: line.outerId,
    sub_purchase_order_id: line.subPurchaseId,
    quantity: line.quantity,
    title: line.goods.title,
    item_id: line.goods.ids.itemMapId ?? "",
    sku_id: line.goods.ids.skuId ?? "",
    product_amount: String(line.goodsFen),
    purchase_amount: amountFenOf(line),
    purchase_currency: "CNY",
    pay_currency: "CNY",
    domestic_post_fee: line.postageFen,
    status: lineStatus(world, line.state),
    close_time_without_payment: order.closesAt === null ? null : timeText(order.closesAt),
    alipay_pay_order_no: purchase.payNumber,
    option_fields: { SKU_IMG_URL, supplierNick, serviceList, en, shopName, shopId, zh },
    detail_error_code: line.failure?.code ?? null,
    logistic_company_name: parcel?.carrier.name ?? null,
    logistic_number: parcel?.mailNo ?? null,
  };
}

function refundBody(world: World, refundId: string | undefined): Body | undefined {
  const refund = world.taobao.refunds.get(refundId ?? "");
  if (refund === undefined) return undefined;
  const { order, line } = orderOf(world, refund);
  return {
    refundId: refund.id,
    refundStatus: taobaoRefundStatus[refund.state],
    salesOrderId: purchaseOf(order, line).outerId,
  };
}
