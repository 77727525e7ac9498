import type {
  TaobaoCartContents,
  TaobaoCartOrder,
  TaobaoLogisticsDetail,
  TaobaoOrder,
  TaobaoOrderPreview,
  TaobaoPayResult,
  TaobaoProduct,
  TaobaoProductPage,
  TaobaoRefundChangeResult,
  TaobaoRefundRender,
  TaobaoSubOrderResult,
} from "@pandapon/core/taobao";
import { expect, test } from "vitest";
import { address, createSandbox, HOUR, MINUTE } from "../../support/world.ts";

// The two goods of the domain model's worked example, followed from search to refund with every number.

const SHIRT = { mpId: "2048091364570218", mpSkuId: "5016110273394" };
const BIKE = { mpId: "2048170025513946", mpSkuId: "5016110274001" };

test("a shirt and a bike from search to refund: every number that appears twice is the same", () => {
  const { world, data, advance } = createSandbox();
  const shirtHit = data<TaobaoProductPage>("searchTaobaoProducts", { keyword: "短袖衬衫" }).data?.[0];
  expect(shirtHit).toMatchObject({ price: "39.90", couponPrice: "39.90", quantity: 200 });
  const bikeHit = data<TaobaoProductPage>("searchTaobaoProducts", { keyword: "电动车" }).data?.[0];
  expect(bikeHit).toMatchObject({ price: "1299.00", couponPrice: "1199.00", quantity: 200 });
  expect(data<TaobaoProduct>("getTaobaoProduct", { itemId: shirtHit?.itemMapId })).toMatchObject({
    price: 4990,
    promotionPrice: 3990,
    couponPrice: null,
    postFee: 0,
    quantity: 200,
    skuList: [{ price: 4990, promotionPrice: "3990", quantity: 94 }, {}],
  });
  expect(data<TaobaoProduct>("getTaobaoProduct", { itemId: bikeHit?.itemMapId })).toMatchObject({
    price: 139900,
    promotionPrice: 129900,
    couponPrice: 119900,
    postFee: 2000,
    quantity: 200,
    skuList: [{ quantity: 120, couponPrice: 119900, postFee: 2000 }, {}],
  });

  // The seed's record 382 is the same shirt: without it, the cart begins with what is added.
  expect(data("deleteTaobaoCartItems", { ids: ["382"] })).toBe(true);
  expect(data("addTaobaoCartItem", { ...SHIRT, quantity: 2 })).toBe(true);
  expect(data("addTaobaoCartItem", { ...BIKE, quantity: 1 })).toBe(true);
  const cart = data<TaobaoCartContents>("listTaobaoCartItems");
  expect(cart.enableList?.map(({ cartItemInfos }) => cartItemInfos?.map(({ id }) => id))).toEqual([["384"], ["383"]]);
  expect(cart.enableList?.[0]?.cartItemInfos?.[0]).toMatchObject({
    price: 139900,
    promotionPrice: 129900,
    skuQuantity: "120",
  });
  expect(cart.disableList).toEqual([]);

  const ids = ["383", "384"];
  expect(data<TaobaoOrderPreview>("previewTaobaoCartOrder", { ids, orderAddress: address })).toMatchObject({
    renderItemList: [
      {
        itemPriceInfos: [{ quantity: 2, originPrice: { amount: 4990 }, discountPrice: { amount: 3990 } }],
        mainlandShippingFee: { amount: 0 },
        orderFee: { amount: 7980 },
      },
      {
        itemPriceInfos: [{ quantity: 1, originPrice: { amount: 139900 }, discountPrice: { amount: 129900 } }],
        mainlandShippingFee: { amount: 2000 },
        orderFee: { amount: 131900 },
      },
    ],
    unavailableSkuList: [],
    totalRealPayPrice: { amount: 139880, currency: "CNY" },
  });

  advance(MINUTE);
  const made = data<TaobaoCartOrder>("createTaobaoCartOrder", { ids, orderAddress: address });
  expect(made.createTime).toBe("2026-01-05 10:01:00");
  expect(made.subOrderVOS).toMatchObject([
    {
      quantity: 2,
      purchaseAmount: "7980",
      domesticPostFee: 0,
      taobaoPurchaseId: "200066160300",
      taobaoSubPurchaseId: "200066160301",
      status: "WAIT_BUYER_P",
      refundStatus: 0,
    },
    {
      quantity: 1,
      purchaseAmount: "131900",
      domesticPostFee: 2000,
      taobaoPurchaseId: "200066160302",
      taobaoSubPurchaseId: "200066160303",
      status: "WAIT_BUYER_P",
      refundStatus: 0,
    },
  ]);
  const inside = made.subOrderVOS?.map(
    ({ subOrderResult }) => JSON.parse(subOrderResult ?? "") as TaobaoSubOrderResult,
  );
  expect(inside).toMatchObject([
    {
      purchase_amount: 7980,
      product_amount: "7980",
      domestic_post_fee: 0,
      purchase_order_outer_id: "2541753627432400500",
      purchase_order_line_outer_id: "2541753627432400500",
      alipay_pay_order_no: "2026010522001191951400000138",
    },
    {
      purchase_amount: 131900,
      product_amount: "129900",
      domestic_post_fee: 2000,
      purchase_order_outer_id: "2541753627432400501",
      alipay_pay_order_no: "2026010522001191951400000139",
    },
  ]);
  const stock = () =>
    [SHIRT, BIKE].map(({ mpId }) => data<TaobaoProduct>("getTaobaoProduct", { itemId: mpId }).quantity);
  expect(stock()).toEqual([198, 199]);
  expect(data<TaobaoCartContents>("listTaobaoCartItems").enableList).toEqual([]);
  expect(data<TaobaoOrder>("getTaobaoOrder", { orderId: made.id })).toMatchObject({
    status: "WAIT_BUYER_P",
    purchaseAmount: "139880",
    productAmount: "137880",
    domesticPostFee: 2000,
    payAmount: null,
    payTime: null,
  });

  advance(MINUTE);
  expect(data<TaobaoPayResult>("payTaobaoOrder", { orderId: made.id })).toEqual({
    willPayPurchaseOrderIds: ["200066160300", "200066160302"],
    payFailurePurchaseOrderIds: [],
    payFailedResults: [],
  });
  expect(data<TaobaoOrder>("getTaobaoOrder", { orderId: made.orderNo })).toMatchObject({
    status: "WAIT_SELLER_SEND_GOODS",
    payAmount: "139880",
    payTime: "2026-01-05 10:02:00",
  });
  expect(world.pushes.map(({ kind }) => kind)).toEqual(["status", "status"]);

  advance(2 * HOUR);
  const half = data<TaobaoOrder>("getTaobaoOrder", { orderId: made.id });
  expect([half.status, ...(half.subOrderVOS ?? []).map(({ status }) => status)]).toEqual([
    "WAIT_SELLER_SEND_GOODS",
    "WAIT_BUYER_CONFIRM_GOODS",
    "WAIT_SELLER_SEND_GOODS",
  ]);
  expect(data<TaobaoLogisticsDetail>("getTaobaoOrderLogistics", { subPurchaseOrderId: "200066160301" })).toMatchObject({
    purchaseOrderOuterId: "2541753627432400500",
    pnmLogisticsDetails: [{ logisticsTraces: [{ status: "WAITING_COLLECT" }], logisticsGoods: [{ quantity: "2" }] }],
  });
  expect(data("getTaobaoOrderLogistics", { subPurchaseOrderId: "200066160303" })).toEqual({
    purchaseOrderOuterId: "2541753627432400501",
    pnmLogisticsDetails: [],
  });
  expect(world.pushes.at(-1)?.body.messageBody).toMatchObject({
    salesOrderId: "2541753627432400500",
    purchaseId: "200066160300",
    sellerId: "2202282511",
    status: "WAIT_BUYER_CONFIRM_GOODS",
    businessTime: Date.UTC(2026, 0, 5, 4, 2),
    skuList: [{ orderLineNo: "1", logisticCompanyName: "中通快递", logisticNumber: "78753100000001" }],
  });

  advance(8 * MINUTE);
  const subOrderId = made.subOrderVOS?.[1]?.subOrderId;
  expect(data<TaobaoRefundRender>("renderTaobaoRefund", { subOrderId, refundType: 1, goodsStatus: 1 })).toMatchObject({
    saleFlag: true,
    refundOrderTemplate: {
      goodsStatusList: ["1"],
      maxRefundFee: { refundFee: 131900, minRefundFee: 131900, canEditRefundFee: false },
    },
  });
  const refund = data<TaobaoRefundChangeResult>("submitTaobaoRefund", { subOrderId, refundType: 1, goodsStatus: 1 });
  expect(refund.refundOrderAggregate).toMatchObject({
    refundOrder: {
      refundId: "110002685761",
      refundStatus: 10,
      refundFee: 131900,
      payOrderId: "2026010522001191951400000139",
    },
    purchaseOrderLine: {
      price: 129900,
      quantity: 1,
      productFee: 129900,
      postFee: 2000,
      totalPrice: 131900,
      salesOrderId: "2541753627432400501",
      purchaseOrderId: "200066160302",
      purchaseOrderLineId: "200066160303",
      createTime: Date.UTC(2026, 0, 5, 2, 1),
    },
  });

  advance(2 * HOUR);
  expect(data<TaobaoRefundChangeResult>("getTaobaoRefund", { refundId: "110002685761" })).toMatchObject({
    refundOrderAggregate: { refundOrder: { refundStatus: 20 } },
  });
  advance(MINUTE);
  expect(data<TaobaoRefundChangeResult>("getTaobaoRefund", { refundId: "110002685761" })).toMatchObject({
    refundOrderAggregate: { refundOrder: { refundStatus: 100 } },
  });
  expect(data<TaobaoOrder>("getTaobaoOrder", { orderId: made.id })).toMatchObject({
    status: "WAIT_BUYER_CONFIRM_GOODS",
    purchaseAmount: "139880",
    payAmount: "139880",
    subOrderVOS: [{}, { status: "TRADE_CLOSED", closeReason: "退款成功", refundStatus: 100 }],
  });
  expect(stock()).toEqual([198, 200]);
  expect(
    world.pushes
      .slice(-3)
      .map(({ kind, body }) => [kind, Object(body.messageBody).refundStatus ?? Object(body.messageBody).status]),
  ).toEqual([
    ["refund", 20],
    ["refund", 100],
    ["status", "TRADE_CLOSED"],
  ]);
});
