import { describe, expect, it } from "vitest";
import { actsOf } from "../../../src/state/acts/acts.ts";
import { call, dataOf, reasonOf, testWorld } from "../../support/test-world.ts";

const addressParam = {
  fullName: "张三",
  mobile: "13800138000",
  phone: "13800138000",
  postCode: "310012",
  cityText: "杭州市",
  provinceText: "浙江省",
  areaText: "西湖区",
  townText: "翠苑街道",
  address: "文三路 1 号",
  districtCode: "330106",
};

describe("from the search to the refund on 1688", () => {
  it("shows one price and one stock everywhere", () => {
    const world = testWorld();
    const page = dataOf(world, "search1688Products", { keyword: "T恤", beginPage: 1, pageSize: 5, country: "en" });
    const [first, second] = page.data;
    expect(first).toMatchObject({
      offerMapId: "L0PTnwSnx_dWNZWCtgK7Gg",
      priceInfo: { price: "19.00" },
      monthSold: 1280,
    });
    expect(second).toMatchObject({
      isJxhy: true,
      priceInfo: { price: "15.50", jxhyPrice: "14.90" },
      repurchaseRate: "22%",
    });
    const detail = dataOf(world, "get1688Product", { offerId: first.offerMapId, country: "en" });
    expect(detail.productSaleInfo).toMatchObject({ amountOnSale: 5020, quoteType: 2 });
    expect(detail.productSkuInfos.map(({ amountOnSale }: { amountOnSale: number }) => amountOnSale)).toEqual([
      3568, 812, 640, 0,
    ]);
    expect(detail.subject).toBe(first.subject);
  });

  it("adds up from the cart to the money back", () => {
    const world = testWorld();
    const act = actsOf(world);
    expect(dataOf(world, "update1688CartItemQuantity", { id: "382", quantity: 2 })).toBe(true);
    expect(
      dataOf(world, "add1688CartItem", {
        offerMapId: "Rk8zQ2mVt-5LxYw0NcJb7A",
        specId: "920e81792f068a2ff3fe1632bc73609e",
        quantity: 3,
      }),
    ).toBe(true);
    const cart = dataOf(world, "list1688CartItems");
    const items = cart.enableList.map(({ cartItemInfos }: { cartItemInfos: object[] }) => cartItemInfos);
    expect(items).toMatchObject([
      [
        { id: "382", price: 18, quantity: 2, amountOnSale: 3568, properties: "颜色:白色;尺码:L" },
        { id: "383", price: 19, quantity: 1, amountOnSale: 640 },
        { id: "884", price: 15.5, quantity: 3, amountOnSale: 1200 },
      ],
      [{ id: "76", price: 32, quantity: 3, amountOnSale: 215 }],
    ]);
    expect(cart.disableList[0].cartItemInfos).toMatchObject([{ id: "75", price: 16.8, amountOnSale: 0 }]);

    const cartIds = ["382", "884", "76"];
    const preview = dataOf(world, "preview1688CartOrder", { cartIds, addressParam });
    expect(preview.success).toBe(true);
    expect(preview.orderPreviewResuslt).toMatchObject([
      {
        sumPaymentNoCarriage: 8250,
        sumCarriage: 800,
        sumPayment: 9050,
        cargoList: [{ amount: 36, finalUnitPrice: 18 }, { amount: 46.5 }],
      },
      { sumPaymentNoCarriage: 9600, sumCarriage: 600, sumPayment: 10200 },
    ]);

    const orders = dataOf(world, "create1688CartOrder", { flow: "general", cartIds, addressParam });
    expect(orders).toMatchObject([
      {
        baseInfo: {
          id: "2542285634980345684",
          status: "waitbuyerpay",
          sumProductPayment: 82.5,
          shippingFee: 8,
          totalAmount: 90.5,
        },
        productItems: [
          { subItemID: "2542285634981345684", price: 18, quantity: 2, itemAmount: 36 },
          { subItemID: "2542285634982345684", price: 15.5, quantity: 3, itemAmount: 46.5 },
        ],
      },
      {
        baseInfo: { id: "2542285634990345685", totalAmount: 102 },
        productItems: [{ subItemID: "2542285634991345685" }],
      },
    ]);
    const left = dataOf(world, "list1688CartItems");
    expect(left.enableList[0].cartItemInfos.map(({ id }: { id: string }) => id)).toEqual(["383"]);
    expect(left.enableList).toHaveLength(1);
    expect(dataOf(world, "get1688Product", { offerId: "743470146022" }).productSaleInfo.amountOnSale).toBe(5018);

    const [a, b] = ["2542285634980345684", "2542285634990345685"];
    const payment = dataOf(world, "batchPay1688Orders", { orderIds: [a, b] });
    expect(payment).toMatchObject({ orderId: null, protocolPaySuccess: false, cantPayOrderList: [] });
    expect(payment.payUrl).toContain(`/__mock/cashier?orderId=${a}%2C${b}`);
    for (const id of [a, b]) expect(act.buyer.pay(id ?? "").ok).toBe(true);

    act.seller.ship("2542285634981345684");
    const [orderB, orderA] = dataOf(world, "list1688Orders", { pageNo: 1, pageSize: 2 }).data;
    expect(orderB.baseInfo).toMatchObject({ id: b, status: "waitsellersend" });
    expect(orderA.baseInfo.status).toBe("waitsellersend");
    expect(orderA.baseInfo.allDeliveredTime).toBeUndefined();
    expect(orderA.productItems).toMatchObject([
      { status: "waitbuyerreceive", logisticsStatus: 2 },
      { status: "waitsellersend", logisticsStatus: 1 },
    ]);
    expect(orderA.nativeLogistics.logisticsItems).toMatchObject([
      { logisticsCode: "LP00712345678905", carriage: 8, subItemIds: "2542285634981345684" },
    ]);
    expect(dataOf(world, "get1688OrderTracking", { orderId: a }).logisticsTrace).toHaveLength(1);

    const lines = { orderId: a, orderEntryIds: ["2542285634982345684"], goodsStatus: "refundWaitSellerSend" };
    expect(dataOf(world, "list1688RefundReasons", lines).reasons[0].id).toBe("20021");
    const application = {
      ...lines,
      disputeRequest: "refund",
      applyReasonId: "20021",
      applyCarriage: 0,
      description: "",
    };
    expect(reasonOf(world, "create1688Refund", { ...application, applyPayment: 4649 })).toBe("amount-not-exact");
    expect(reasonOf(world, "create1688Refund", { ...application, applyPayment: 4651 })).toBe("fee-outside");
    const { refundId } = dataOf(world, "create1688Refund", { ...application, applyPayment: 4650 });
    expect(refundId).toBe("TQ36712345678901579");
    expect(dataOf(world, "get1688Refund", { refundId })).toMatchObject({
      id: "1232730479761817725",
      applyExpect: 4650,
      applyPayment: 4650,
      canRefundPayment: 4650,
      status: "waitselleragree",
      goodsStatus: 1,
      disputeType: 1,
    });
    const agreed = act.seller.agreeRefund(refundId);
    expect(
      agreed.pushes.map(({ kind, body }) => [kind, Reflect.get(Object(body.messageBody), "currentStatus")]),
    ).toEqual([
      ["refund", "refundsuccess"],
      ["status", "waitbuyerreceive"],
    ]);
    expect(dataOf(world, "get1688Refund", { refundId })).toMatchObject({ refundPayment: 4650, refundCarriage: 0 });
    const [, after] = dataOf(world, "list1688Orders", { pageNo: 1, pageSize: 2 }).data;
    expect(after.productItems[1]).toMatchObject({
      status: "terminated",
      refund: 46.5,
      refundStatus: "REFUND_SUCCESS",
      logisticsStatus: 1,
    });
    expect(after.baseInfo).toMatchObject({
      status: "waitbuyerreceive",
      refund: 46.5,
      refundStatus: "refundsuccess",
      totalAmount: 90.5,
    });
    expect(after.baseInfo.allDeliveredTime).toBeDefined();
    expect(after.tradeTerms[0]).toMatchObject({ phasAmount: 90.5, payStatus: "2" });

    const receipt = { orderId: a, orderEntryIds: ["2542285634981345684"] };
    expect(dataOf(world, "confirm1688OrderReceipt", receipt)).toEqual({ success: true, errorInfo: "", errorCode: "" });
    expect(dataOf(world, "confirm1688OrderReceipt", receipt)).toMatchObject({ success: false, errorCode: "4007" });
    expect(dataOf(world, "list1688Orders", { orderStatus: "confirm_goods" }).data[0].baseInfo.id).toBe(a);
  });

  it("sends a push per change of state, and none for reads", () => {
    const world = testWorld();
    const cargoParamList = [
      { offerMapId: "L0PTnwSnx_dWNZWCtgK7Gg", specId: "e61a85a671bb3d0301d0412b51641c6b", quantity: 1 },
    ];
    const made = call(world, "create1688Order", { flow: "general", addressParam, cargoParamList });
    expect(made.pushes.map(({ kind }) => kind)).toEqual(["status"]);
    expect(call(world, "list1688Orders").pushes).toEqual([]);
  });
});
