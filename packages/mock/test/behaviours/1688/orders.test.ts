import { describe, expect, it } from "vitest";
import { actsOf } from "../../../src/state/acts/acts.ts";
import { advanceTo } from "../../../src/state/run.ts";
import type { World } from "../../../src/state/world.ts";
import { call, dataOf, reasonOf, START, testWorld } from "../../support/test-world.ts";

const addressParam = {
  fullName: "李四",
  mobile: "13800138000",
  provinceText: "浙江省",
  cityText: "杭州市",
  address: "示例路 2 号",
};
const SHIRT = { offerMapId: "L0PTnwSnx_dWNZWCtgK7Gg", specId: "e61a85a671bb3d0301d0412b51641c6b", quantity: 1 };
const COTTON = { offerMapId: "Rk8zQ2mVt-5LxYw0NcJb7A", specId: "920e81792f068a2ff3fe1632bc73609e", quantity: 3 };
const BAG = { offerMapId: "f6vE-dfY1NV37oG_fz9WSA", specId: "cd2b8c31408766f9fb089e74e2a6ac15", quantity: 2 };
const FOLDER = { offerMapId: "Hn4sC1yTe-9PvKd6QwLu3g", specId: "e61a85a671bb3d0301d0412b51641c6b", quantity: 2 };

const order = (...cargoParamList: object[]) => ({ flow: "general", addressParam, cargoParamList });
const headOf = (world: World, id: string) =>
  dataOf(world, "list1688Orders", { pageSize: 50 }).data.find(
    ({ baseInfo }: { baseInfo: { id: string } }) => baseInfo.id === id,
  )?.baseInfo;
const made = (world: World, ...cargo: object[]): string =>
  dataOf(world, "create1688Order", order(...cargo))[0].baseInfo.id;
const stock = (world: World, offerId: string): number =>
  dataOf(world, "get1688Product", { offerId }).productSaleInfo.amountOnSale;

describe("previews of 1688", () => {
  it("cost what the order costs, in as many parts as there are orders", () => {
    for (const cargo of [[SHIRT], [{ ...SHIRT, quantity: 2 }], [COTTON, SHIRT], [SHIRT, BAG], [FOLDER, BAG, COTTON]]) {
      const world = testWorld();
      const preview = dataOf(world, "batchPreview1688Orders", order(...cargo));
      const orders = dataOf(world, "batchCreate1688Orders", order(...cargo));
      expect(preview.success).toBe(true);
      const sums = preview.orderPreviewResuslt.map((part: Record<string, number>) => [
        part.sumPaymentNoCarriage,
        part.sumCarriage,
        part.sumPayment,
      ]);
      const heads = orders.map(({ baseInfo }: { baseInfo: Record<string, number> }) =>
        [baseInfo.sumProductPayment, baseInfo.shippingFee, baseInfo.totalAmount].map((yuan) =>
          Math.round(Number(yuan) * 100),
        ),
      );
      expect(sums).toEqual(heads);
    }
  });

  it("show the numbers of the examples: 19.00 free of carriage, two for 36.00 and 8.00", () => {
    const world = testWorld();
    expect(dataOf(world, "preview1688Order", order(SHIRT)).orderPreviewResuslt[0]).toMatchObject({
      sumPayment: 1900,
      sumCarriage: 0,
    });
    expect(dataOf(world, "preview1688Order", order({ ...SHIRT, quantity: 2 })).orderPreviewResuslt[0]).toMatchObject({
      sumPayment: 4400,
      sumCarriage: 800,
      cargoList: [{ amount: 36, finalUnitPrice: 18 }],
    });
  });

  it("tell by a code why goods cannot be ordered", () => {
    const world = testWorld();
    const cases = [
      ["500_001", { offerMapId: "an-unknown-product", quantity: 1 }],
      ["500_002", { ...SHIRT, specId: undefined }],
      ["500_002", { ...SHIRT, sellerOpenId: "BBBpR8wE3Yt6UiO1aSdF5gHjA" }],
      ["500_003", { ...SHIRT, specId: "0".repeat(32) }],
      ["500_004", { ...SHIRT, quantity: 5000 }],
      ["500_005", { ...FOLDER, quantity: 1 }],
      ["500_006", { ...COTTON, quantity: 1 }],
      ["500_008", { offerMapId: "Nk2bU7hWj-6XcSf4TgAz9g", specId: "0cc175b9c0f1b6a831c399e269772661", quantity: 1 }],
    ] as const;
    for (const [code, cargo] of cases) {
      expect(dataOf(world, "preview1688Order", order(cargo)), code).toMatchObject({
        success: false,
        errorCode: code,
        orderPreviewResuslt: [],
      });
    }
    expect(dataOf(world, "preview1688Order", order(SHIRT, BAG))).toMatchObject({
      success: false,
      errorCode: "500_002",
    });
    const batch = dataOf(world, "batchPreview1688Orders", order(SHIRT, { ...BAG, quantity: 5000 }));
    expect(batch).toMatchObject({
      success: false,
      errorCode: "500_004",
      orderPreviewResuslt: [{ status: true }, { status: false, resultCode: "500_004" }],
    });
  });

  it("never add up to less than nothing", () => {
    const world = testWorld();
    for (const quantity of [-5, 0, 1.5]) {
      const { orderPreviewResuslt } = dataOf(world, "batchPreview1688Orders", order({ ...SHIRT, quantity }));
      expect(orderPreviewResuslt, `${quantity}`).toMatchObject([
        { status: false, resultCode: "500_005", sumPaymentNoCarriage: 0, cargoList: [{ amount: 0 }] },
      ]);
    }
  });

  it("accept fewer than the minimum where the shop's mixed batch is reached", () => {
    const world = testWorld();
    expect(
      dataOf(world, "preview1688Order", order({ ...COTTON, quantity: 1 }, { ...SHIRT, quantity: 9 })).success,
    ).toBe(true);
    expect(
      dataOf(world, "preview1688Order", order({ ...COTTON, quantity: 1 }, { ...SHIRT, quantity: 3 })).errorCode,
    ).toBe("500_006");
  });
});

describe("orders of 1688", () => {
  it("take stock, and give it back when they are cancelled", () => {
    const world = testWorld();
    const id = made(world, { ...SHIRT, quantity: 20 });
    expect(stock(world, SHIRT.offerMapId)).toBe(5000);
    expect(dataOf(world, "cancel1688Order", { webSite: "1688", orderId: id, cancelReason: "other" })).toBe(true);
    expect(stock(world, SHIRT.offerMapId)).toBe(5020);
    expect(headOf(world, id)).toMatchObject({
      status: "cancel",
      closeReason: "buyerCancel",
      closeOperateType: "CLOSE_TRADE_BY_BUYER",
      totalAmount: 360,
    });
    expect(reasonOf(world, "cancel1688Order", { orderId: id })).toBe("order-state");
    expect(reasonOf(world, "pay1688Order", { orderId: id })).toBe("order-state");
  });

  it("are refused for each reason, and leave nothing behind", () => {
    const world = testWorld();
    const cases: readonly (readonly [string, object])[] = [
      ["lines-empty", order()],
      ["lines-empty", order({ quantity: 1 })],
      ["product-unknown", order({ ...SHIRT, offerMapId: "an-unknown-product" })],
      ["goods-ambiguous", order({ ...SHIRT, offerId: "739912345678" })],
      ["spec-missing", order({ ...SHIRT, specId: undefined })],
      ["sku-unknown", order({ ...SHIRT, specId: "0".repeat(32) })],
      ["seller-mismatch", order({ ...SHIRT, sellerOpenId: "BBBpR8wE3Yt6UiO1aSdF5gHjA" })],
      ["quantity-invalid", order({ ...SHIRT, quantity: 1.5 })],
      ["below-minimum", order({ ...FOLDER, quantity: 1 })],
      ["mix-rule", order({ ...COTTON, quantity: 2 })],
      ["out-of-stock", order({ ...SHIRT, quantity: 5000 })],
      [
        "price-zero",
        order({ offerMapId: "Nk2bU7hWj-6XcSf4TgAz9g", specId: "0cc175b9c0f1b6a831c399e269772661", quantity: 1 }),
      ],
      ["several-sellers", order(SHIRT, BAG)],
      ["flow-refused", { ...order(SHIRT), flow: "no-such-flow" }],
      ["flow-refused", { ...order({ ...SHIRT, quantity: 2 }), flow: "boutiquepifa" }],
      ["trade-mode-refused", { ...order(SHIRT), tradeType: "creditBuy" }],
      ["address-incomplete", { ...order(SHIRT), addressParam: { ...addressParam, fullName: " " } }],
      ["address-incomplete", { ...order(SHIRT), addressParam: { ...addressParam, cityText: null } }],
    ];
    for (const [reason, input] of cases) expect(reasonOf(world, "create1688Order", { ...input }), reason).toBe(reason);
    expect(
      reasonOf(world, "create1688Order", {
        ...order({ ...SHIRT, quantity: 3 }),
        flow: "boutiquepifa",
        tradeType: "period",
      }),
    ).toBe("accepted");
    expect(dataOf(world, "list1688Orders").totalRecords).toBe(7);
    expect(stock(world, SHIRT.offerMapId)).toBe(5017);
  });

  it("need lots to be whole", () => {
    const world = testWorld();
    const offer = world.catalogue.alibaba.offers.find(
      ({ lot, status, skus, minQuantity }) =>
        lot !== undefined && status === "published" && (skus[0]?.stock ?? 0) > minQuantity * 2,
    );
    const line = { offerMapId: offer?.mapId, specId: offer?.skus[0]?.specId };
    const least = offer?.minQuantity ?? 0;
    expect(reasonOf(world, "create1688Order", order({ ...line, quantity: least + 1 }))).toBe("lot-mismatch");
    expect(reasonOf(world, "create1688Order", order({ ...line, quantity: least }))).toBe("accepted");
  });

  it("are made for the shops that can deliver, and for none where a rule demands all or nothing", () => {
    const half = order(SHIRT, { ...BAG, quantity: 5000 });
    const world = testWorld();
    const orders = dataOf(world, "batchCreate1688Orders", half);
    expect(orders.map(({ baseInfo }: { baseInfo: { totalAmount: number } }) => baseInfo.totalAmount)).toEqual([19]);
    expect(reasonOf(testWorld({ switches: { batchCreate: "atomic" } }), "batchCreate1688Orders", half)).toBe(
      "out-of-stock",
    );
    expect(reasonOf(testWorld(), "batchCreate1688Orders", order({ ...BAG, quantity: 5000 }))).toBe("out-of-stock");
  });

  it("are made twice by two calls: there is no key that would make the second one harmless", () => {
    const world = testWorld();
    expect(made(world, SHIRT)).not.toBe(made(world, SHIRT));
  });

  it("merge lines of one SKU, and price by all pieces of the product", () => {
    const world = testWorld();
    const [wire] = dataOf(
      world,
      "create1688Order",
      order(SHIRT, SHIRT, { ...SHIRT, specId: "cd2b8c31408766f9fb089e74e2a6ac15" }),
    );
    expect(
      wire.productItems.map(({ quantity, price, itemAmount }: Record<string, number>) => [quantity, price, itemAmount]),
    ).toEqual([
      [2, 18, 36],
      [1, 18, 18],
    ]);
  });

  it("close automatically when they are not paid in time", () => {
    const world = testWorld({ closeUnpaidAfterMs: 3_600_000 });
    const id = made(world, SHIRT);
    expect(headOf(world, id).payTimeout).toBe(3600);
    const outcomes = advanceTo(world, START + 3_600_000);
    expect(outcomes.flatMap(({ pushes }) => pushes).map(({ body }) => body.messageBody)).toMatchObject([
      { currentStatus: "cancel" },
    ]);
    expect(headOf(world, id)).toMatchObject({ status: "cancel", closeOperateType: "CLOSE_TRADE_BY_SYSTEM" });
  });

  it("keep the ordered goods when the catalogue changes afterwards", () => {
    const world = testWorld();
    const id = made(world, SHIRT);
    actsOf(world).platform.setPrice("5204263891234", 9900);
    expect(headOf(world, id).totalAmount).toBe(19);
    expect(dataOf(world, "preview1688Order", order(SHIRT)).orderPreviewResuslt[0].sumPayment).toBe(9900);
  });

  it("show a new price after the seller's change, in the push and in the list", () => {
    const world = testWorld();
    const changed = actsOf(world).seller.changePrice("2542285634930345679", { goodsFen: 3200 });
    const [push] = changed.pushes;
    expect(push?.body).toMatchObject({
      messageType: "1688_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY",
      messageBody: {
        baseInfo: { totalAmount: 40, sumProductPayment: 32, shippingFee: 8, discount: -400 },
        productItems: [{ price: 18, quantity: 2, itemAmount: 32, entryDiscount: -400 }],
        tradeTerms: [{ payStatus: "1", phasAmount: 40 }],
      },
    });
    expect(headOf(world, "2542285634930345679")).toMatchObject({ totalAmount: 40, discount: -400 });
  });
});

describe("paying on 1688", () => {
  it("leads to the cashier of the mock, which names the orders and their world", () => {
    const world = testWorld();
    const payment = dataOf(world, "pay1688Order", { orderId: "2542285634930345679" });
    expect(payment).toEqual({
      orderId: "2542285634930345679",
      protocolPaySuccess: false,
      payUrl: "http://127.0.0.1:4010/__mock/cashier?orderId=2542285634930345679&world=test",
      cantPayOrderList: [],
    });
    expect(headOf(world, "2542285634930345679").status).toBe("waitbuyerpay");
  });

  it("happens at once under an agreement, up to its limit", () => {
    const world = testWorld({ agreement: true, agreementLimitFen: 5_000 });
    const paid = call(world, "pay1688Order", { orderId: "2542285634930345679" });
    expect(paid.ok && paid.value).toMatchObject({ protocolPaySuccess: true, payUrl: null });
    expect(paid.pushes.map(({ body }) => body.messageBody)).toMatchObject([{ currentStatus: "waitsellersend" }]);
    expect(headOf(world, "2542285634930345679")).toMatchObject({
      status: "waitsellersend",
      payTime: "20260302100000000+0800",
    });
    const dear = made(world, { ...SHIRT, quantity: 10 });
    const [cheap, closed] = [made(world, SHIRT), made(world, SHIRT)];
    dataOf(world, "cancel1688Order", { orderId: closed });
    const many = dataOf(world, "batchPay1688Orders", { orderIds: [cheap, dear, closed, "2542285634999999999"] });
    expect(many).toMatchObject({
      orderId: null,
      protocolPaySuccess: false,
      cantPayOrderList: [closed, "2542285634999999999"],
    });
    expect(many.payUrl).toContain(`orderId=${dear}&`);
    expect(headOf(world, cheap).status).toBe("waitsellersend");
  });

  it("is refused for orders that are unknown, paid or closed", () => {
    const world = testWorld();
    expect(reasonOf(world, "pay1688Order", { orderId: "2542285634999999999" })).toBe("order-unknown");
    expect(reasonOf(world, "pay1688Order", { orderId: "2542285634920345678" })).toBe("order-state");
    expect(reasonOf(world, "batchPay1688Orders", { orderIds: ["2542285634920345678"] })).toBe("order-state");
    expect(reasonOf(world, "batchPay1688Orders", { orderIds: Array.from({ length: 31 }, (_, n) => String(n)) })).toBe(
      "too-many-orders",
    );
    expect(
      dataOf(testWorld({ switches: { payPaid: "cant" } }), "pay1688Order", { orderId: "2542285634920345678" })
        .cantPayOrderList,
    ).toEqual(["2542285634920345678"]);
  });

  it("makes a paid order one that cannot be cancelled", () => {
    expect(reasonOf(testWorld(), "cancel1688Order", { orderId: "2542285634920345678" })).toBe("order-state");
  });
});

describe("the order list of 1688", () => {
  const ids = (input: object): string[] =>
    dataOf(testWorld(), "list1688Orders", { pageNo: 1, pageSize: 20, ...input }).data.map(
      ({ baseInfo }: { baseInfo: { id: string } }) => baseInfo.id.slice(-2),
    );

  it("has the newest first, and pages through all", () => {
    expect(ids({})).toEqual(["83", "82", "81", "80", "79", "78"]);
    expect([1, 2, 3].flatMap((pageNo) => ids({ pageNo, pageSize: 4 }))).toEqual(["83", "82", "81", "80", "79", "78"]);
    expect(dataOf(testWorld(), "list1688Orders", { pageNo: 9, pageSize: 4 })).toMatchObject({
      totalRecords: 6,
      totalPage: 2,
      data: [],
    });
  });

  it("has its usual size where a page of less than one is asked for, as every list", () => {
    for (const pageSize of [0, -1]) {
      expect(dataOf(testWorld(), "list1688Orders", { pageNo: 1, pageSize })).toMatchObject({
        pageSize: 20,
        totalPage: 1,
      });
    }
  });

  it("filters by state, refund, title, shop, trade type and time", () => {
    expect(ids({ orderStatus: "waitbuyerpay" })).toEqual(["79"]);
    expect(ids({ orderStatus: "WAITSELLERSEND" })).toEqual(["80", "78"]);
    expect(ids({ orderStatus: "no-such-state" })).toEqual([]);
    expect(ids({ refundStatus: "waitselleragree" })).toEqual(["80"]);
    expect(ids({ refundStatus: "WAIT_BUYER_SEND" })).toEqual(["81"]);
    expect(ids({ productName: "双肩包" })).toEqual(["79"]);
    expect(ids({ productName: "T恤" })).toEqual(ids({ productName: "t恤" }));
    expect(ids({ productName: "T恤" })).not.toEqual([]);
    expect(ids({ sellerMemberId: "b2b-2208000000002" })).toEqual(["79"]);
    expect(ids({ tradeType: "10" })).toEqual([]);
    expect(ids({ createStartTime: "20250424170210000+0800", createEndTime: "2025-04-24 18:01:00" })).toEqual([
      "82",
      "81",
      "80",
    ]);
    expect(ids({ createEndTime: "2025-04-24 16:30:48" })).toEqual([]);
    expect(ids({ modifyStartTime: "2025-04-28 00:00:00" })).toEqual(["83"]);
  });

  it("leaves out the person when asked to", () => {
    const [first] = dataOf(testWorld(), "list1688Orders", { pageSize: 1, needBuyerAddressAndPhone: false }).data;
    expect(first.nativeLogistics.contactPerson).toBeUndefined();
    expect(first.nativeLogistics.city).toBe("杭州市");
  });

  it("refuses times that it cannot read, and pages that are too large", () => {
    expect(reasonOf(testWorld(), "list1688Orders", { createStartTime: "yesterday" })).toBe("time-unreadable");
    expect(reasonOf(testWorld(), "list1688Orders", { createStartTime: "2025-13-45 00:00:00" })).toBe("time-unreadable");
    expect(reasonOf(testWorld(), "list1688Orders", { createStartTime: "2025-02-30 00:00:00" })).toBe("time-unreadable");
    for (const kind of ["create", "modify"]) {
      const [later, sooner] = ["20260105000000000+0800", "2025-01-05 00:00:00"];
      const window = { [`${kind}StartTime`]: later, [`${kind}EndTime`]: sooner };
      expect(reasonOf(testWorld(), "list1688Orders", window)).toBe("window-invalid");
    }
    expect(reasonOf(testWorld(), "list1688Orders", { pageSize: 51 })).toBe("page-size");
  });
});

describe("tracking and receipt on 1688", () => {
  it("tell the steps of each parcel, the oldest first", () => {
    const world = testWorld();
    const { logisticsTrace } = dataOf(world, "get1688OrderTracking", { orderId: "2542285634960345682" });
    expect(logisticsTrace[0]).toEqual({
      logisticsId: "LP00712345678901",
      orderId: "2542285634960345682",
      logisticsBillNo: "78412345678901",
      logisticsSteps: [
        { acceptTime: "2025-04-25 21:55:33", remark: "【杭州市】快件已揽收" },
        { acceptTime: "2025-04-26 03:12:08", remark: "【杭州市】快件已到达杭州转运中心" },
      ],
    });
    expect(
      dataOf(world, "get1688OrderTracking", { orderId: "2542285634960345682", logisticsId: "LP00712345678902" })
        .logisticsTrace,
    ).toHaveLength(1);
    expect(dataOf(world, "get1688OrderTracking", { orderId: "2542285634920345678" })).toMatchObject({
      success: false,
      errorCode: "404",
      logisticsTrace: [],
    });
  });

  it("begin where the seller is that the order names", () => {
    const world = testWorld();
    for (const cargo of [SHIRT, BAG]) {
      const orderId = made(world, cargo);
      actsOf(world).buyer.pay(orderId);
      actsOf(world).seller.ship(orderId);
      actsOf(world).carrier.move(orderId);
      const { data } = dataOf(world, "list1688Orders", { pageSize: 1 });
      const { fromCity } = data[0].nativeLogistics.logisticsItems[0];
      const { logisticsSteps } = dataOf(world, "get1688OrderTracking", { orderId }).logisticsTrace[0];
      const cities = logisticsSteps.map(({ remark }: { remark: string }) => /【(.*)】/.exec(remark)?.[1]);
      expect(cities).toEqual([fromCity, fromCity]);
    }
  });

  it("recognise an id that was rounded", () => {
    const outcome = call(testWorld(), "get1688OrderTracking", { orderId: String(Number("2542285634920345678")) });
    expect(outcome.ok ? "" : outcome.refusal.text.en).toContain("2542285634920345678");
  });

  it("confirm only completely sent lines", () => {
    const world = testWorld();
    expect(
      reasonOf(world, "confirm1688OrderReceipt", {
        orderId: "2542285634920345678",
        orderEntryIds: ["2542285634921345678"],
      }),
    ).toBe("order-state");
    const lines = ["2542285634961345682", "2542285634962345682"];
    expect(
      dataOf(world, "confirm1688OrderReceipt", { orderId: "2542285634960345682", orderEntryIds: lines.slice(0, 1) })
        .success,
    ).toBe(true);
    expect(headOf(world, "2542285634960345682").status).toBe("waitbuyerreceive");
    expect(
      dataOf(world, "confirm1688OrderReceipt", { orderId: "2542285634960345682", orderEntryIds: lines }).success,
    ).toBe(true);
    expect(headOf(world, "2542285634960345682").status).toBe("confirm_goods");
    expect(
      dataOf(world, "confirm1688OrderReceipt", { orderId: "2542285634999999999", orderEntryIds: [] }),
    ).toMatchObject({ errorCode: "4003", errorInfo: "订单不存在" });
    expect(
      dataOf(world, "confirm1688OrderReceipt", { orderId: "2542285634960345682", orderEntryIds: ["1"] }),
    ).toMatchObject({ errorCode: "4003", errorInfo: "子订单不存在" });
  });

  it("end the trade when the platform settles", () => {
    const world = testWorld();
    const both = ["2542285634961345682", "2542285634962345682"];
    expect(reasonOf(world, "confirm1688OrderReceipt", { orderId: "2542285634960345682", orderEntryIds: [] })).toBe(
      "lines-empty",
    );
    dataOf(world, "confirm1688OrderReceipt", { orderId: "2542285634960345682", orderEntryIds: both });
    const ended = actsOf(world).platform.finish("2542285634960345682");
    expect(ended.pushes.at(-1)?.body.messageBody).toMatchObject({ currentStatus: "success" });
    expect(headOf(world, "2542285634960345682")).toMatchObject({
      status: "success",
      completeTime: "20260302100000000+0800",
    });
  });

  it("name the shop's Wangwang as the product does", () => {
    const world = testWorld();
    const { sellerNickName, sellerOpenId } = dataOf(world, "get1688Product", { offerId: SHIRT.offerMapId });
    expect(dataOf(world, "get1688WangwangNick", { openUid: sellerOpenId, offerId: SHIRT.offerMapId })).toEqual({
      wangwangNick: sellerNickName,
    });
    expect(
      dataOf(testWorld({ switches: { wangwang: "text" } }), "get1688WangwangNick", {
        openUid: sellerOpenId,
        offerId: SHIRT.offerMapId,
      }),
    ).toBe(sellerNickName);
    expect(reasonOf(world, "get1688WangwangNick", { openUid: "BBBnobody", offerId: "" })).toBe("shop-unknown");
    expect(reasonOf(world, "get1688WangwangNick", { openUid: sellerOpenId, offerId: "1" })).toBe("product-unknown");
    expect(reasonOf(world, "get1688WangwangNick", { openUid: sellerOpenId, offerId: "f6vE-dfY1NV37oG_fz9WSA" })).toBe(
      "seller-mismatch",
    );
  });
});
