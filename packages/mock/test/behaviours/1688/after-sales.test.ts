import { describe, expect, it } from "vitest";
import { actsOf } from "../../../src/state/acts/acts.ts";
import { advanceTo } from "../../../src/state/run.ts";
import type { World } from "../../../src/state/world.ts";
import { call, dataOf, reasonOf, testWorld } from "../../support/test-world.ts";

// Orders of the seed: one paid, one with a case at the seller, one with an agreed return, one sent in two lines, one done.
const PAID = { orderId: "2542285634920345678", orderEntryIds: ["2542285634921345678"] };
const SENT = { orderId: "2542285634960345682", orderEntryIds: ["2542285634961345682"] };
const SENT_BOTH = { orderId: "2542285634960345682", orderEntryIds: ["2542285634961345682", "2542285634962345682"] };
const DONE = { orderId: "2542285634970345683", orderEntryIds: ["2542285634971345683"] };
const VOUCHER = "https://cbu01.alicdn.com/img/ibank/O1CN01example-0-cib.jpg";

const application = (lines: object, more: object = {}) => ({
  ...lines,
  disputeRequest: "refund",
  goodsStatus: "refundWaitSellerSend",
  applyPayment: 1900,
  applyCarriage: 0,
  applyReasonId: "20021",
  description: "",
  vouchers: null,
  ...more,
});
const returned = (lines: object, more: object = {}) =>
  application(lines, {
    disputeRequest: "returnRefund",
    goodsStatus: "refundBuyerReceived",
    applyReasonId: "20006",
    vouchers: [VOUCHER],
    ...more,
  });

const lineOf = (world: World, orderId: string, index = 0) =>
  dataOf(world, "list1688Orders", { pageSize: 50 }).data.find(
    ({ baseInfo }: { baseInfo: { id: string } }) => baseInfo.id === orderId,
  ).productItems[index];
const refundOf = (world: World, refundId: string) => dataOf(world, "get1688Refund", { refundId });

describe("reasons to refund on 1688", () => {
  it("depend on where the goods are", () => {
    const ids = (input: object): string[] =>
      dataOf(testWorld(), "list1688RefundReasons", { ...input }).reasons.map(({ id }: { id: string }) => id);
    expect(ids({ ...PAID, goodsStatus: "refundWaitSellerSend" })).toEqual(["20021", "20007", "20008", "20006"]);
    expect(ids({ ...SENT, goodsStatus: "refundWaitBuyerReceive" })).toEqual(["20011", "20012"]);
    expect(ids({ ...SENT, goodsStatus: "refundBuyerReceived" })).toEqual(["20021", "20006", "20015", "20016", "20017"]);
    expect(ids({ ...DONE, goodsStatus: "aftersaleBuyerReceived" })[0]).toBe("20021");
  });

  it("are refused for goods that are somewhere else", () => {
    const world = testWorld();
    for (const [lines, goodsStatus] of [
      [PAID, "refundBuyerReceived"],
      [SENT, "refundWaitSellerSend"],
      [DONE, "refundBuyerReceived"],
      [PAID, "no-such-status"],
    ] as const) {
      expect(reasonOf(world, "list1688RefundReasons", { ...lines, goodsStatus })).toBe("goods-status-invalid");
    }
    expect(
      reasonOf(world, "list1688RefundReasons", { ...PAID, orderEntryIds: ["1"], goodsStatus: "refundWaitSellerSend" }),
    ).toBe("line-unknown");
    expect(
      reasonOf(world, "list1688RefundReasons", { ...PAID, orderId: "1", goodsStatus: "refundWaitSellerSend" }),
    ).toBe("order-unknown");
  });
});

describe("refunds of 1688", () => {
  it("are refused for each reason, and leave nothing behind", () => {
    const world = testWorld();
    const cases: readonly (readonly [string, object])[] = [
      ["order-unknown", application({ ...PAID, orderId: "2542285634999999999" })],
      ["line-unknown", application({ ...PAID, orderEntryIds: ["2542285634961345682"] })],
      ["lines-empty", application({ ...PAID, orderEntryIds: [] })],
      ["goods-status-invalid", application(PAID, { goodsStatus: "refundBuyerReceived" })],
      ["kind-refused", application(PAID, { disputeRequest: "returnRefund" })],
      ["case-exists", application({ orderId: "2542285634940345680", orderEntryIds: ["2542285634941345680"] })],
      ["refund-kind-unknown", application(PAID, { disputeRequest: "returnrefund" })],
      ["refund-kind-unknown", application(PAID, { disputeRequest: "" })],
      ["line-unknown", application(PAID, { orderEntryCountList: [{ id: "2542285634961345682", count: 1 }] })],
      ["quantity-invalid", application(PAID, { orderEntryCountList: [{ id: "2542285634921345678", count: 0 }] })],
      ["quantity-invalid", application(PAID, { orderEntryCountList: [{ id: "2542285634921345678", count: 2 }] })],
      ["quantity-invalid", application(PAID, { orderEntryCountList: [{ id: "2542285634921345678", count: 1e21 }] })],
      ["reason-unknown", application(PAID, { applyReasonId: "20011" })],
      ["voucher-needed", application(PAID, { applyReasonId: "20006" })],
      ["amount-not-exact", application(PAID, { applyPayment: 1899 })],
      ["fee-outside", application(PAID, { applyPayment: 1901 })],
      ["fee-outside", returned(SENT, { applyPayment: 1901 })],
      ["fee-outside", returned(SENT, { applyPayment: 0 })],
      ["carriage-too-high", application(PAID, { applyCarriage: 1 })],
      ["carriage-too-high", returned(SENT, { applyCarriage: 801 })],
      ["carriage-too-high", returned(SENT, { applyReasonId: "20021", applyCarriage: 1 })],
    ];
    for (const [reason, input] of cases) expect(reasonOf(world, "create1688Refund", { ...input }), reason).toBe(reason);
    expect(world["1688"].refunds.size).toBe(2);
    expect(lineOf(world, PAID.orderId).refundStatus).toBeUndefined();
  });

  it("before shipment give all the money back at the seller's word, and end the order", () => {
    const world = testWorld();
    const { refundId } = dataOf(world, "create1688Refund", application(PAID));
    expect(lineOf(world, PAID.orderId)).toMatchObject({ refundStatus: "WAIT_SELLER_AGREE", refundId });
    const before = dataOf(world, "get1688Product", { offerId: "743470146022" }).productSaleInfo.amountOnSale;
    const agreed = actsOf(world).seller.agreeRefund(refundId);
    expect(agreed.pushes.map(({ body }) => body.messageBody)).toMatchObject([
      { refundId, currentStatus: "refundsuccess", refundAction: "SELLER_AGREE_REFUND", operator: "seller" },
      { currentStatus: "terminated" },
    ]);
    expect(refundOf(world, refundId)).toMatchObject({
      status: "refundsuccess",
      refundPayment: 1900,
      refundCarriage: 0,
      canRefundPayment: 1900,
    });
    expect(lineOf(world, PAID.orderId)).toMatchObject({
      status: "terminated",
      refund: 19,
      refundStatus: "REFUND_SUCCESS",
    });
    expect(dataOf(world, "get1688Product", { offerId: "743470146022" }).productSaleInfo.amountOnSale).toBe(before + 1);
    expect(reasonOf(world, "create1688Refund", application(PAID))).toBe("goods-status-invalid");
  });

  it("with a return go to the seller's address, back by waybill, and end when the goods are there", () => {
    const world = testWorld();
    const { seller } = actsOf(world);
    const { refundId } = dataOf(world, "create1688Refund", returned(SENT));
    expect(
      reasonOf(world, "submit1688RefundReturn", { refundId, logisticsCompanyNo: "ZTO", freightBill: "78412345678901" }),
    ).toBe("case-state");
    const agreed = seller.agreeRefund(refundId);
    expect(agreed.pushes[0]?.body.messageBody).toMatchObject({
      currentStatus: "waitbuyersend",
      refundAction: "SELLER_AGREE_REFUND_PROCOTOL",
    });
    expect(refundOf(world, refundId)).toMatchObject({
      status: "waitbuyersend",
      goodsStatus: 2,
      sellerReceiveAddress: expect.stringContaining("示例路 1 号"),
    });
    const send = (input: object) =>
      dataOf(world, "submit1688RefundReturn", {
        refundId,
        logisticsCompanyNo: "zto",
        freightBill: "78412345678901",
        description: null,
        vouchers: null,
        ...input,
      });
    expect(send({ logisticsCompanyNo: "HTKY" })).toMatchObject({ success: false, errorCode: "4004" });
    expect(send({ logisticsCompanyNo: "UNKNOWN" })).toMatchObject({ errorCode: "4004" });
    expect(send({ freightBill: "" })).toMatchObject({ errorCode: "4002" });
    expect(send({ vouchers: Array.from({ length: 11 }, () => VOUCHER) })).toMatchObject({ errorCode: "4003" });
    expect(send({ refundId: "TQ1" })).toMatchObject({ errorCode: "4005" });
    expect(send({})).toEqual({ success: true, errorCode: "", errorInfo: "" });
    expect(send({})).toMatchObject({ success: false, errorCode: "4007" });
    expect(refundOf(world, refundId)).toMatchObject({
      status: "waitsellerreceive",
      goodsStatus: 3,
      buyerSendGoods: true,
      freightBill: "78412345678901",
      buyerLogisticsName: "中通快递",
    });
    seller.receiveReturn(refundId);
    advanceTo(world, world.now + 60_000);
    const ended = refundOf(world, refundId);
    expect(ended).toMatchObject({ status: "refundsuccess", refundPayment: 1900 });
    expect(
      ended.refundOperationList.map(
        ({ operateTypeInt, beforeOperateStatus, afterOperateStatus }: Record<string, unknown>) => [
          operateTypeInt,
          beforeOperateStatus,
          afterOperateStatus,
        ],
      ),
    ).toEqual([
      [1, null, "waitselleragree"],
      [19, "waitselleragree", "waitbuyersend"],
      [10, "waitbuyersend", "waitsellerreceive"],
      [8, "waitsellerreceive", "refundsuccess"],
    ]);
    expect(lineOf(world, SENT.orderId)).toMatchObject({ status: "terminated", logisticsStatus: 4 });
  });

  it("are revised after the seller's refusal, under the same number", () => {
    const world = testWorld();
    const { seller } = actsOf(world);
    const { refundId } = dataOf(world, "create1688Refund", returned(SENT));
    seller.refuseRefund(refundId, { text: "亲，请提供照片" });
    expect(refundOf(world, refundId)).toMatchObject({
      status: "waitbuyermodify",
      rejectReason: "亲，请提供照片",
      rejectTimes: 1,
    });
    const again = call(world, "create1688Refund", returned(SENT, { applyPayment: 1500 }));
    expect(again.ok && again.value).toEqual({ refundId });
    expect(again.pushes[0]?.body.messageBody).toMatchObject({ refundAction: "BUYER_MODIFY_REFUND_PROTOCOL" });
    expect(refundOf(world, refundId)).toMatchObject({
      status: "waitselleragree",
      applyExpect: 1900,
      applyPayment: 1500,
    });
    const strict = testWorld({ switches: { refundAgain: "refuse" } });
    const { refundId: own } = dataOf(strict, "create1688Refund", returned(SENT));
    actsOf(strict).seller.refuseRefund(own);
    expect(reasonOf(strict, "create1688Refund", returned(SENT))).toBe("case-exists");
  });

  it("give a part back, and the rest later", () => {
    const world = testWorld();
    const first = dataOf(
      world,
      "create1688Refund",
      returned(SENT_BOTH, { disputeRequest: "refund", applyPayment: 1000, applyCarriage: 800 }),
    );
    actsOf(world).seller.agreeRefund(first.refundId);
    // 10.00 of 65.50, by amount: 2.90 and 7.10.
    expect([lineOf(world, SENT.orderId).refund, lineOf(world, SENT.orderId, 1).refund]).toEqual([2.9, 7.1]);
    expect(lineOf(world, SENT.orderId).status).toBe("waitbuyerreceive");
    const second = returned(SENT_BOTH, { disputeRequest: "refund", applyPayment: 5550 });
    expect(reasonOf(world, "create1688Refund", { ...second, applyPayment: 5551 })).toBe("fee-outside");
    expect(reasonOf(world, "create1688Refund", { ...second, applyCarriage: 1 })).toBe("carriage-too-high");
    actsOf(world).seller.agreeRefund(dataOf(world, "create1688Refund", second).refundId);
    const [{ baseInfo }] = dataOf(world, "list1688Orders", { orderStatus: "terminated" }).data;
    expect(baseInfo).toMatchObject({ refund: 73.5, totalAmount: 73.5 });
  });

  it("refund the rest of a partly sent line, and let the sent pieces continue", () => {
    const world = testWorld();
    const { seller, buyer } = actsOf(world);
    buyer.pay("2542285634930345679");
    seller.shipPart("2542285634931345679", { "2542285634931345679": 1 });
    const lines = { orderId: "2542285634930345679", orderEntryIds: ["2542285634931345679"] };
    expect(lineOf(world, lines.orderId)).toMatchObject({ status: "waitsellersend", logisticsStatus: 5 });
    const { refundId } = dataOf(world, "create1688Refund", application(lines, { applyPayment: 1800 }));
    const agreed = seller.agreeRefund(refundId);
    expect(agreed.pushes.at(-1)?.body.messageBody).toMatchObject({ currentStatus: "waitbuyerreceive" });
    expect(lineOf(world, lines.orderId)).toMatchObject({ status: "waitbuyerreceive", refund: 18, quantity: 2 });
    expect(dataOf(world, "get1688Product", { offerId: "739912345678" }).productSkuInfos[1].amountOnSale).toBe(401);
    expect(dataOf(world, "confirm1688OrderReceipt", lines).success).toBe(true);
  });

  it("after the sale are cases of their own, until the time is over", () => {
    const world = testWorld({ afterSaleWithinMs: 15 * 24 * 3_600_000 });
    expect(
      reasonOf(
        world,
        "create1688Refund",
        application(DONE, { goodsStatus: "aftersaleBuyerReceived", applyPayment: 100, applyReasonId: "20021" }),
      ),
    ).toBe("goods-status-invalid");
    const endless = testWorld();
    const { refundId } = dataOf(
      endless,
      "create1688Refund",
      application(DONE, { goodsStatus: "aftersaleBuyerReceived", applyPayment: 4650, applyReasonId: "20021" }),
    );
    expect(refundOf(endless, refundId).disputeType).toBe(2);
    expect(lineOf(endless, DONE.orderId)).toMatchObject({ refundIdForAs: refundId, status: "success" });
    actsOf(endless).seller.agreeRefund(refundId);
    expect(lineOf(endless, DONE.orderId)).toMatchObject({ status: "success", refund: 46.5 });
    const [{ baseInfo }] = dataOf(endless, "list1688Orders", { orderStatus: "success" }).data;
    expect(baseInfo).toMatchObject({ refundStatusForAs: "refundsuccess", refund: 46.5 });
  });

  it("end when the buyer withdraws or confirms receipt, when the seller sends, or when the platform decides", () => {
    const action = (pushes: readonly { readonly kind: string; readonly body: object }[]): unknown =>
      Reflect.get(
        Object(Reflect.get(pushes.find(({ kind }) => kind === "refund")?.body ?? {}, "messageBody")),
        "refundAction",
      );
    const withCase = (lines: typeof SENT, more: object): [World, string] => {
      const world = testWorld();
      return [world, dataOf(world, "create1688Refund", application(lines, more)).refundId];
    };
    const sent = { goodsStatus: "refundWaitBuyerReceive", applyReasonId: "20011" };
    const [one, first] = withCase(SENT, sent);
    expect(action(actsOf(one).buyer.withdrawRefund(first).pushes)).toBe("BUYER_CANCEL_REFUND_CLOSE");
    const [two] = withCase(SENT, sent);
    expect(action(call(two, "confirm1688OrderReceipt", SENT).pushes)).toBe("BUYER_RECEIVE_CLOSE");
    const [three] = withCase(PAID, {});
    expect(action(actsOf(three).seller.ship(PAID.orderId).pushes)).toBe("SELLER_SEND_GOODS_CLOSE");
    const [four, fourth] = withCase(PAID, {});
    expect(action(actsOf(four).platform.payRefund(fourth).pushes)).toBe("CRM_FINISH_TASK");
    const [five, fifth] = withCase(PAID, {});
    expect(action(actsOf(five).platform.closeRefund(fifth).pushes)).toBe("CRM_DISMISS_TASK");
    expect(refundOf(five, fifth)).toMatchObject({ status: "refundclose" });
    expect(refundOf(five, fifth).refundPayment).toBeUndefined();
    const quiet = testWorld({ refundSilentAgreesAfterMs: 60_000 });
    dataOf(quiet, "create1688Refund", application(PAID));
    expect(action(advanceTo(quiet, quiet.now + 60_000).flatMap(({ pushes }) => pushes))).toBe("SYSTEM_AGREE_REFUND");
  });

  it("show the two cases of the seed as the description's examples do", () => {
    const world = testWorld();
    expect(refundOf(world, "TQ36712345678901577")).toMatchObject({
      id: "1232730479761817723",
      status: "waitselleragree",
      applyPayment: 1900,
      createTime: "2025-04-25 11:20:31",
    });
    expect(refundOf(world, "TQ36712345678901578")).toMatchObject({
      id: "1232730479761817724",
      status: "waitbuyersend",
      gmtApply: "20250428090512000+0800",
      applyReason: "质量问题",
      refundGoods: true,
    });
    expect(reasonOf(world, "get1688Refund", { refundId: "TQ1" })).toBe("case-unknown");
  });
});

describe("vouchers and carriers of 1688", () => {
  it("give the example's picture the example's address, and any other picture one of its own", () => {
    const world = testWorld();
    const upload = (imageData: string) => dataOf(world, "upload1688RefundVoucher", { imageData });
    expect(upload("/9j/4AAQSkZJRgABAQEASABIAAD/2Q==").imageRelativeUrl).toBe("img/ibank/O1CN01example-0-cib.jpg");
    const png = Buffer.from("89504e470d0a1a0a00000000", "hex").toString("base64");
    expect(upload(png)).toEqual(upload(`data:image/png;base64,${png}`));
    expect(upload(png)).toMatchObject({
      imageDomain: "https://cbu01.alicdn.com",
      imageRelativeUrl: expect.stringMatching(/^img\/ibank\/O1CN01\w{10}-0-cib\.jpg$/),
    });
  });

  it("refuse texts that are not pictures, and pictures of more than 1 MB", () => {
    const world = testWorld();
    const large = Buffer.alloc(1_048_577);
    large.set([0xff, 0xd8, 0xff]);
    expect(reasonOf(world, "upload1688RefundVoucher", { imageData: large.toString("base64") })).toBe(
      "voucher-too-large",
    );
    expect(reasonOf(world, "upload1688RefundVoucher", { imageData: large.subarray(1).toString("base64") })).toBe(
      "voucher-unreadable",
    );
    for (const imageData of ["", "no base64 at all!", Buffer.from("%PDF-1.7").toString("base64")]) {
      expect(reasonOf(world, "upload1688RefundVoucher", { imageData })).toBe("voucher-unreadable");
    }
  });

  it("list the carriers that a return can name", () => {
    const carriers = dataOf(testWorld(), "list1688LogisticsCompanies");
    expect(carriers).toHaveLength(9);
    expect(carriers[0]).toEqual({
      id: "1",
      companyName: "中通快递",
      companyNo: "ZTO",
      companyPhone: "95311",
      supportPrint: true,
      spelling: "zhongtong",
    });
  });
});
