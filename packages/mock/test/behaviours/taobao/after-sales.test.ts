import type {
  TaobaoCartOrder,
  TaobaoOrder,
  TaobaoRefundCancelResult,
  TaobaoRefundChangeResult,
  TaobaoRefundPage,
  TaobaoRefundRender,
} from "@pandapon/core/taobao";
import { describe, expect, test } from "vitest";
import { address, createSandbox, DAY, HOUR, MINUTE, type Sandbox } from "../../support/world.ts";

const SHIRT = { itemId: "2048091364570218", skuId: "5016110273394" };

/** A paid line of a shirt, as many pieces as said. */
function paidLine(sandbox: Sandbox, quantity = 1) {
  const { id, subOrderVOS = [] } = sandbox.data<TaobaoCartOrder>("createTaobaoOrder", {
    orderLineList: [{ ...SHIRT, quantity: String(quantity) }],
    receiver: address,
    purchaseAmount: 1_000_000,
  });
  sandbox.data("payTaobaoOrder", { orderId: id });
  const [line] = subOrderVOS;
  return { orderId: id ?? "", subOrderId: line?.subOrderId ?? "", parcelOf: line?.taobaoSubPurchaseId ?? "" };
}

function receivedLine(sandbox: Sandbox, quantity = 1) {
  const line = paidLine(sandbox, quantity);
  sandbox.act.seller.ship(line.orderId);
  sandbox.act.carrier.sign(line.orderId);
  return line;
}

const render = ({ data }: Sandbox, subOrderId: string, refundType = 1, goodsStatus = 1) =>
  data<TaobaoRefundRender>("renderTaobaoRefund", { subOrderId, refundType, goodsStatus });
const submit = ({ data }: Sandbox, input: object) =>
  data<TaobaoRefundChangeResult>("submitTaobaoRefund", { ...input }).refundOrderAggregate?.refundOrder;
const refundOf = ({ data }: Sandbox, refundId: string | undefined) =>
  data<TaobaoRefundChangeResult>("getTaobaoRefund", { refundId }).refundOrderAggregate;
const statusOf = (sandbox: Sandbox, refundId: string | undefined) =>
  refundOf(sandbox, refundId)?.refundOrder?.refundStatus;
const lineOf = ({ data }: Sandbox, orderId: string) =>
  data<TaobaoOrder>("getTaobaoOrder", { orderId }).subOrderVOS?.[0];
/** `refundStatus` of each refund push so far. */
const told = ({ world }: Sandbox) =>
  world.pushes.filter(({ kind }) => kind === "refund").map(({ body }) => Object(body.messageBody).refundStatus);

test("an unknown kind of refund is refused, and not mistaken for a known kind", () => {
  const sandbox = createSandbox();
  const { subOrderId } = paidLine(sandbox);
  for (const refundType of [0, 3, -1]) {
    expect(sandbox.refusal("renderTaobaoRefund", { subOrderId, refundType, goodsStatus: 1 }).reason).toBe(
      "refund-kind-unknown",
    );
    expect(sandbox.refusal("submitTaobaoRefund", { subOrderId, refundType }).reason).toBe("refund-kind-unknown");
  }
  const { refundId } = submit(sandbox, { subOrderId }) ?? {};
  expect(sandbox.refusal("modifyTaobaoRefund", { refundId, refundType: 3 }).reason).toBe("refund-kind-unknown");
});

describe("the form of a refund", () => {
  test.each([
    ["paid", [1, 3, 4], ["1"], 7_980, 7_980, false],
    ["shipped", [1, 2, 5, 6], ["2", "3"], 7_980, 1, true],
    ["received", [1, 2, 5, 6], ["3", "4"], 7_980, 1, true],
  ])("of a %s line offers what its state allows", (state, reasons, statuses, most, least, canEdit) => {
    const sandbox = createSandbox();
    const { orderId, subOrderId } = paidLine(sandbox, 2);
    if (state !== "paid") sandbox.act.seller.ship(orderId);
    if (state === "received") sandbox.act.carrier.sign(orderId);
    const { refundOrderTemplate: form, saleFlag } = render(sandbox, subOrderId);
    expect(saleFlag).toBe(true);
    expect(form?.refundReasons?.map(({ reasonId }) => reasonId)).toEqual(reasons);
    expect(form?.goodsStatusList).toEqual(statuses);
    expect(form?.maxRefundFee).toEqual({
      refundFee: most,
      minRefundFee: least,
      canEditRefundFee: canEdit,
      feeTips: "",
    });
    expect(form?.refundOrder).toMatchObject({ refundId: "", refundStatus: "", refundFee: most, canEditFee: canEdit });
  });

  test("of a return has other reasons, one more where the seller promises it", () => {
    const sandbox = createSandbox();
    const { subOrderId } = receivedLine(sandbox);
    const reasons = render(sandbox, subOrderId, 2, 4).refundOrderTemplate?.refundReasons;
    expect(reasons?.map(({ reasonId, tips }) => [reasonId, tips])).toEqual([
      [1, ""],
      [2, "请上传凭证"],
      [7, "请上传凭证"],
      [8, ""],
    ]);
  });

  test("says by saleFlag that nothing can be asked for", () => {
    const sandbox = createSandbox();
    const closed = {
      saleFlag: false,
      refundOrderTemplate: { refundReasons: [], goodsStatusList: [], maxRefundFee: { refundFee: 0, minRefundFee: 0 } },
    };
    // Not paid; under way; paid back; too late.
    expect(render(sandbox, "1232730479996604373")).toMatchObject(closed);
    const { subOrderId, orderId } = paidLine(sandbox);
    submit(sandbox, { subOrderId });
    expect(render(sandbox, subOrderId)).toMatchObject(closed);
    sandbox.advance(3 * HOUR);
    expect(render(sandbox, subOrderId)).toMatchObject(closed);
    const late = receivedLine(sandbox);
    sandbox.advance(11 * DAY);
    expect(render(sandbox, late.subOrderId).saleFlag).toBe(true);
    sandbox.advance(15 * DAY);
    expect(render(sandbox, late.subOrderId)).toMatchObject(closed);
    expect(orderId).not.toBe(late.orderId);
    expect(sandbox.refusal("renderTaobaoRefund", { subOrderId: "1" })).toMatchObject({
      reason: "sub-order-unknown",
      text: { zh: "子订单不存在或不支持售后" },
    });
  });
});

describe("a refund without return", () => {
  test("of goods not sent takes all of the line, closes it and gives the pieces back", () => {
    const sandbox = createSandbox();
    const { subOrderId, orderId } = paidLine(sandbox, 2);
    const refund = submit(sandbox, { subOrderId, refundType: 1, goodsStatus: 1, reasonId: 1 });
    expect(refund).toMatchObject({ refundStatus: 10, refundFee: 7_980, reasonDesc: "不想要了", canEditFee: true });
    expect(lineOf(sandbox, orderId)).toMatchObject({
      refundStatus: 10,
      refundType: 1,
      goodsStatus: 1,
      status: "WAIT_SELLER_SEND_GOODS",
    });
    sandbox.advance(2 * HOUR);
    expect(statusOf(sandbox, refund?.refundId)).toBe(20);
    sandbox.advance(MINUTE);
    expect(refundOf(sandbox, refund?.refundId)?.refundOrder).toMatchObject({
      refundStatus: 100,
      canEditFee: false,
      timeoutType: "",
      remainingTime: "",
    });
    expect(lineOf(sandbox, orderId)).toMatchObject({
      refundStatus: 100,
      status: "TRADE_CLOSED",
      closeReason: "退款成功",
    });
    expect(sandbox.data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({ quantity: 200 });
    expect(told(sandbox)).toEqual([10, 20, 100]);
  });

  test("of a part of sent goods leaves the line unchanged, and the rest can be asked for later", () => {
    const sandbox = createSandbox();
    const { subOrderId, orderId } = receivedLine(sandbox, 2);
    const first = submit(sandbox, { subOrderId, refundType: 1, goodsStatus: 4, refundFee: 3_000 });
    sandbox.advance(2 * HOUR + MINUTE);
    expect(statusOf(sandbox, first?.refundId)).toBe(100);
    expect(lineOf(sandbox, orderId)).toMatchObject({ status: "WAIT_BUYER_CONFIRM_GOODS", purchaseAmount: "7980" });
    expect(render(sandbox, subOrderId).refundOrderTemplate?.maxRefundFee?.refundFee).toBe(4_980);
    expect(sandbox.refusal("submitTaobaoRefund", { subOrderId, refundFee: 4_981 }).reason).toBe("fee-outside");
    submit(sandbox, { subOrderId, refundType: 1, goodsStatus: 4, refundFee: 4_980 });
    sandbox.advance(2 * HOUR + MINUTE);
    expect(lineOf(sandbox, orderId)).toMatchObject({ status: "TRADE_CLOSED" });
    // The goods did not come back.
    expect(sandbox.data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({ quantity: 198 });
  });

  test("keeps the seller from sending the line automatically", () => {
    const sandbox = createSandbox({ rules: { refundAnswer: "silent", refundSilentAgreesAfterMs: null } });
    const { subOrderId, orderId } = paidLine(sandbox);
    const refund = submit(sandbox, { subOrderId });
    sandbox.advance(DAY);
    expect(lineOf(sandbox, orderId)?.status).toBe("WAIT_SELLER_SEND_GOODS");
    sandbox.data("cancelTaobaoRefund", { refundId: refund?.refundId });
    sandbox.advance(2 * HOUR);
    expect(lineOf(sandbox, orderId)?.status).toBe("WAIT_BUYER_CONFIRM_GOODS");
  });

  test("ends when the seller is told to send the goods after all", () => {
    const sandbox = createSandbox();
    const { subOrderId, orderId } = paidLine(sandbox);
    const refund = submit(sandbox, { subOrderId });
    sandbox.act.seller.ship(orderId);
    expect(statusOf(sandbox, refund?.refundId)).toBe(-20);
    expect(lineOf(sandbox, orderId)).toMatchObject({ status: "WAIT_BUYER_CONFIRM_GOODS", refundStatus: -20 });
  });

  test("is agreed to by a seller that keeps silent for three days", () => {
    const sandbox = createSandbox({ rules: { refundAnswer: "silent" } });
    const refund = submit(sandbox, { subOrderId: paidLine(sandbox).subOrderId });
    expect(refund).toMatchObject({
      timeoutType: "EXAMPLE_SELLER_ANSWER",
      timeoutDate: "2026-01-08 10:00:00",
      remainingTime: String(3 * DAY),
    });
    sandbox.advance(3 * DAY);
    expect(statusOf(sandbox, refund?.refundId)).toBe(20);
  });
});

describe("a refused refund", () => {
  test("continues when the buyer changes it", () => {
    const sandbox = createSandbox();
    const { subOrderId } = receivedLine(sandbox);
    const refundId = submit(sandbox, { subOrderId, goodsStatus: 4 })?.refundId ?? "";
    sandbox.act.seller.refuseRefund(refundId, { reason: "商品已发货", text: "请先收货" });
    expect(refundOf(sandbox, refundId)?.refundOrder).toMatchObject({
      refundStatus: -10,
      sellerRefuseReason: "商品已发货",
      sellerRefuseReasonDescribe: "请先收货",
      timeoutType: "EXAMPLE_BUYER_MODIFY",
    });
    const modified = sandbox.data<TaobaoRefundChangeResult>("modifyTaobaoRefund", {
      refundId,
      refundFee: 2_000,
      refundDesc: "少付",
    });
    expect(modified.refundOrderAggregate?.refundOrder).toMatchObject({
      refundStatus: 10,
      refundFee: 2_000,
      refundDesc: "少付",
      sellerRefuseReason: "",
    });
    sandbox.advance(2 * HOUR + MINUTE);
    expect(statusOf(sandbox, refundId)).toBe(100);
    expect(told(sandbox)).toEqual([10, -10, 10, 20, 100]);
  });

  test("is closed after a week, and the line can have a new case", () => {
    const sandbox = createSandbox({ rules: { refundAnswer: "refuse" } });
    const { subOrderId } = receivedLine(sandbox);
    const first = submit(sandbox, { subOrderId, goodsStatus: 4 });
    sandbox.advance(2 * HOUR + 7 * DAY);
    expect(statusOf(sandbox, first?.refundId)).toBe(-20);
    expect(submit(sandbox, { subOrderId, goodsStatus: 4 })?.refundId).not.toBe(first?.refundId);
  });

  test("stays unchanged and sends no push after an empty change", () => {
    const sandbox = createSandbox();
    const refundId = submit(sandbox, { subOrderId: receivedLine(sandbox).subOrderId, goodsStatus: 4 })?.refundId;
    const pushes = sandbox.world.pushes.length;
    sandbox.data("modifyTaobaoRefund", { refundId, refundFee: 3_990 });
    expect([sandbox.world.pushes.length, statusOf(sandbox, refundId)]).toEqual([pushes, 10]);
  });
});

describe("a return", () => {
  const agreed = (sandbox: Sandbox) => {
    const line = receivedLine(sandbox);
    const refundId =
      submit(sandbox, { subOrderId: line.subOrderId, refundType: 2, goodsStatus: 4, reasonId: 7 })?.refundId ?? "";
    sandbox.act.seller.agreeRefund(refundId, { text: "请寄回" });
    return { ...line, refundId };
  };

  test("goes from address to parcel, receipt and money; the pieces can be sold again", () => {
    const sandbox = createSandbox();
    const { refundId, orderId } = agreed(sandbox);
    const form = sandbox.data("renderTaobaoReturnLogistics", { refundId });
    expect(form).toMatchObject({
      receiverAddress: {
        receiver: expect.any(String),
        phone: "13800138000",
        detailAddress: expect.stringContaining("示例路"),
      },
      sellerAgreeReturnDescribe: "请寄回",
      buyerPhone: "13800138000",
      logisticsCompany: { logisticsCompanyCode: "", logisticsCompanyName: "" },
    });
    expect(form).not.toHaveProperty("logisticsNo");
    const sent = { refundId, logisticsNo: "SF12181323546", logisticsCompanyCode: "SF" };
    expect(
      sandbox.data<TaobaoRefundChangeResult>("submitTaobaoReturnLogistics", sent).refundOrderAggregate,
    ).toMatchObject({
      logistics: {
        logisticsNo: "SF12181323546",
        logisticsCompany: { logisticsCompanyCode: "SF", logisticsCompanyName: "顺丰快递" },
      },
      refundOrder: { refundStatus: 30, goodsStatus: 5, timeoutType: "EXAMPLE_SELLER_RECEIVE" },
    });
    expect(lineOf(sandbox, orderId)).toMatchObject({ refundStatus: 30, goodsStatus: 5, refundType: 2 });
    const pushes = told(sandbox);
    sandbox.data("submitTaobaoReturnLogistics", { refundId, logisticsNo: "YT1", logisticsCompanyName: "圆通速递" });
    expect(refundOf(sandbox, refundId)?.logistics).toMatchObject({
      logisticsNo: "YT1",
      logisticsCompany: { logisticsCompanyCode: "YTO" },
    });
    expect(told(sandbox)).toEqual(pushes);
    sandbox.advance(2 * DAY);
    expect(refundOf(sandbox, refundId)?.refundOrder).toMatchObject({ refundStatus: 30, goodsStatus: 6 });
    sandbox.advance(MINUTE);
    expect(refundOf(sandbox, refundId)?.refundOrder).toMatchObject({ refundStatus: 100, goodsStatus: 6 });
    expect(lineOf(sandbox, orderId)).toMatchObject({ status: "TRADE_CLOSED" });
    expect(sandbox.data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({ quantity: 200 });
    expect(told(sandbox)).toEqual([10, 20, 30, 100]);
  });

  test("is closed when no parcel comes within a week, and paid when the seller does not say that it came", () => {
    const sandbox = createSandbox({ rules: { receiveReturnAfterMs: null } });
    const [lazy, sent] = [agreed(sandbox), agreed(sandbox)];
    sandbox.data("submitTaobaoReturnLogistics", { refundId: sent.refundId, logisticsNo: "SF1" });
    sandbox.advance(7 * DAY);
    expect([statusOf(sandbox, lazy.refundId), statusOf(sandbox, sent.refundId)]).toEqual([-20, 30]);
    sandbox.advance(3 * DAY);
    expect(statusOf(sandbox, sent.refundId)).toBe(100);
  });

  test("that the seller disputes continues with the goods that are under way", () => {
    const sandbox = createSandbox();
    const { refundId } = agreed(sandbox);
    sandbox.data("submitTaobaoReturnLogistics", { refundId, logisticsNo: "SF1" });
    sandbox.act.seller.refuseRefund(refundId, { reason: "商品损坏" });
    expect(statusOf(sandbox, refundId)).toBe(-10);
    expect(sandbox.refusal("modifyTaobaoRefund", { refundId, refundType: 1 }).reason).toBe("goods-status-invalid");
    sandbox.data("modifyTaobaoRefund", { refundId, refundDesc: "没有损坏" });
    sandbox.act.seller.agreeRefund(refundId);
    expect(refundOf(sandbox, refundId)?.refundOrder).toMatchObject({ refundStatus: 30, goodsStatus: 5 });
  });

  test("takes goods that were reported as not received for received, if they can be", () => {
    const sandbox = createSandbox();
    const { subOrderId } = receivedLine(sandbox);
    expect(submit(sandbox, { subOrderId, refundType: 2, goodsStatus: 3, reasonId: 2 })).toMatchObject({
      refundType: 2,
      goodsStatus: 4,
    });
    const onTheWay = paidLine(sandbox);
    sandbox.act.seller.ship(onTheWay.orderId);
    expect(
      sandbox.refusal("submitTaobaoRefund", { subOrderId: onTheWay.subOrderId, refundType: 2, goodsStatus: 3 }).reason,
    ).toBe("goods-status-invalid");
  });

  test.each([
    ["renderTaobaoReturnLogistics", "卖家尚未同意退货"],
    ["submitTaobaoReturnLogistics", "卖家尚未同意退货，不能提交物流"],
  ])("is not known to %s before the seller has agreed, nor without a return", (operation, zh) => {
    const sandbox = createSandbox();
    const input = { refundId: "110002685755", logisticsNo: "SF1" };
    expect(sandbox.refusal(operation, input)).toMatchObject({ reason: "case-state", text: { zh } });
    sandbox.act.seller.agreeRefund("110002685755");
    expect(sandbox.refusal(operation, input)).toMatchObject({ reason: "case-state", text: { zh } });
    expect(sandbox.refusal(operation, { ...input, refundId: "1" }).reason).toBe("case-unknown");
  });

  test("needs a waybill", () => {
    const sandbox = createSandbox();
    for (const logisticsNo of ["", undefined]) {
      expect(sandbox.refusal("submitTaobaoReturnLogistics", { refundId: "110002685760", logisticsNo }).reason).toBe(
        "waybill-missing",
      );
    }
  });
});

describe("asking for a refund", () => {
  test.each([
    [{ subOrderId: "1" }, "sub-order-unknown"],
    [{ subOrderId: "1232730479996604373" }, "sub-order-unknown"],
    [{ subOrderId: "1231892250833715203" }, "case-exists"],
    [{ subOrderId: "1231171249766400101", goodsStatus: 1 }, "goods-status-invalid"],
    [{ subOrderId: "1231171249766400101", goodsStatus: 6 }, "goods-status-invalid"],
    [{ subOrderId: "1231171249766400101", goodsStatus: 4, reasonId: 7 }, "reason-unknown"],
    [{ subOrderId: "1231171249766400101", goodsStatus: 4, refundFee: 3_991 }, "fee-outside"],
    [{ subOrderId: "1231171249766400101", goodsStatus: 4, refundFee: 0 }, "fee-outside"],
    [{ subOrderId: "1231171249766400101", goodsStatus: 4, refundFee: 1e21 }, "fee-outside"],
    [{ subOrderId: "1232730479996604371", refundFee: 100 }, "fee-outside"],
  ])("with %j is refused as %s", (input, reason) => {
    expect(createSandbox().refusal("submitTaobaoRefund", { refundType: 1, ...input }).reason).toBe(reason);
  });

  test("takes missing fields from the form, and a line by either of its ids", () => {
    const sandbox = createSandbox();
    const { parcelOf } = paidLine(sandbox);
    expect(submit(sandbox, { subOrderId: parcelOf })).toMatchObject({
      refundType: 1,
      goodsStatus: 1,
      reasonId: 1,
      refundFee: 3_990,
    });
    expect(sandbox.refusal("submitTaobaoRefund", { subOrderId: parcelOf })).toMatchObject({
      text: { zh: "该子订单已存在处理中的逆向单" },
    });
  });
});

describe("withdrawing", () => {
  const cancel = ({ data }: Sandbox, refundId: string | undefined) =>
    data<TaobaoRefundCancelResult>("cancelTaobaoRefund", { refundId });

  test("closes an open case, and is true again for a closed one", () => {
    const sandbox = createSandbox();
    const refund = submit(sandbox, { subOrderId: paidLine(sandbox).subOrderId });
    for (const _ of [1, 2]) {
      expect(cancel(sandbox, refund?.refundId)).toMatchObject({
        cancelSuccess: true,
        refundOrderAggregate: { refundOrder: { refundStatus: -20 } },
      });
    }
    expect(told(sandbox)).toEqual([10, -20]);
    expect(sandbox.refusal("modifyTaobaoRefund", { refundId: refund?.refundId, refundFee: 1 })).toMatchObject({
      reason: "case-state",
      text: { zh: "逆向单已关闭，不能修改" },
    });
  });

  test("is answered with false once the money or the goods are on their way", () => {
    const sandbox = createSandbox();
    expect(cancel(sandbox, "110000235001")).toMatchObject({
      cancelSuccess: false,
      refundOrderAggregate: { refundOrder: { refundStatus: 100, refundFee: 3_990 } },
    });
    sandbox.data("submitTaobaoReturnLogistics", { refundId: "110002685760", logisticsNo: "SF1" });
    expect(cancel(sandbox, "110002685760")).toMatchObject({
      cancelSuccess: false,
      refundOrderAggregate: { refundOrder: { refundStatus: 30 } },
    });
    expect(sandbox.refusal("cancelTaobaoRefund", { refundId: "1" })).toMatchObject({
      reason: "case-unknown",
      text: { zh: "逆向单不存在" },
    });
  });
});

describe("messages", () => {
  test("of both sides are listed, the oldest first; the seller's are pushed", () => {
    const sandbox = createSandbox();
    const refundId = "110002685755";
    expect(
      sandbox.data("submitTaobaoRefundMessage", {
        refundId,
        refundMessage: "请尽快处理",
        refundImages: "https://example.com/1.jpg",
      }),
    ).toEqual({});
    sandbox.act.seller.say(refundId, "请提供照片");
    expect(sandbox.data("listTaobaoRefundMessages", { refundId, pageSize: 1, pageNo: 2 })).toEqual({
      totalRecords: 2,
      totalPage: 2,
      pageSize: 1,
      currentPage: 2,
      data: [{ refundMessage: "请提供照片", refundImages: "", mockBy: "seller", mockTime: "2026-01-05 10:00:00" }],
    });
    expect(told(sandbox)).toEqual([10]);
  });

  test("need a text or pictures, and an open case", () => {
    const sandbox = createSandbox();
    expect(sandbox.refusal("submitTaobaoRefundMessage", { refundId: "110002685755", refundMessage: " " }).reason).toBe(
      "message-empty",
    );
    expect(sandbox.call("submitTaobaoRefundMessage", { refundId: "110002685755", refundImages: "x" }).ok).toBe(true);
    expect(
      sandbox.refusal("submitTaobaoRefundMessage", { refundId: "110000235001", refundMessage: "x" }),
    ).toMatchObject({
      reason: "case-state",
      text: { zh: "逆向单已关闭，不能留言" },
    });
    expect(sandbox.refusal("listTaobaoRefundMessages", { refundId: "1" }).reason).toBe("case-unknown");
  });
});

describe("the list of cases", () => {
  const list = ({ data }: Sandbox, input: object = {}) =>
    data<TaobaoRefundPage>("listTaobaoRefunds", { pageSize: 20, ...input }).data?.map(
      ({ refundOrder }) => refundOrder?.refundId,
    );

  test("shows the newest first and joins its filters", () => {
    const sandbox = createSandbox();
    const refund = submit(sandbox, { subOrderId: paidLine(sandbox).subOrderId });
    const own = refundOf(sandbox, refund?.refundId)?.purchaseOrderLine;
    expect(list(sandbox)).toEqual([refund?.refundId, "110002685755", "110002685760", "110000235001"]);
    expect(list(sandbox, { refundStatus: 10 })).toEqual([refund?.refundId, "110002685755"]);
    expect(list(sandbox, { refundStatus: 10, salesOrderId: own?.salesOrderId })).toEqual([refund?.refundId]);
    expect(list(sandbox, { purchaseOrderId: own?.purchaseOrderId })).toEqual([refund?.refundId]);
    expect(list(sandbox, { purchaseOrderId: own?.purchaseOrderLineId })).toEqual([refund?.refundId]);
    expect(list(sandbox, { refundId: "110002685760", refundStatus: 10 })).toEqual([]);
    expect(list(sandbox, { refundStartTime: sandbox.world.now, refundEndTime: sandbox.world.now })).toEqual([
      refund?.refundId,
    ]);
    expect(list(sandbox, { pageNo: 2, pageSize: 3 })).toEqual(["110000235001"]);
    expect(sandbox.refusal("listTaobaoRefunds", { pageSize: 1, refundStartTime: 2, refundEndTime: 1 })).toMatchObject({
      reason: "window-invalid",
      text: { zh: "查询时间范围不正确" },
    });
  });
});
