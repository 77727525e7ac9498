import type { TaobaoOrder, TaobaoRefundDetail } from "@pandapon/core/taobao";
import { describe, expect, test } from "vitest";
import { requestExamples } from "../../support/request-examples.ts";
import { createSandbox, DAY, HOUR } from "../../support/world.ts";

// The sample of the older page is about a return with a parcel; the case of that number is without one.
const OLDER_SAMPLE: Readonly<Record<string, readonly string[]>> = {
  "cancelTaobaoRefund withdrawn": [
    "data.refundOrderAggregate.logistics.logisticsCompany.logisticCompanyCode is missing",
    "data.refundOrderAggregate.logistics.logisticsNo is missing",
    "data.refundOrderAggregate.logistics.receiverAddress is string",
  ],
};

const examples = requestExamples("Taobao");

describe("a documented request in a fresh world", () => {
  test.each(examples.map((example) => [`${example.operationId} ${example.name}`, example] as const))(
    "%s is answered with all that its documented answer has",
    (key, { operationId, input, answer }) => {
      const outcome = createSandbox().call(operationId, input);
      expect(outcome.ok ? undefined : outcome.refusal.reason).toBeUndefined();
      if (outcome.ok) expect(lacking(answer, outcome.value)).toEqual(OLDER_SAMPLE[key] ?? []);
    },
  );

  test("stands in the description for each Taobao operation that takes input", () => {
    expect(new Set(examples.map(({ operationId }) => operationId)).size).toBe(27);
  });
});

/** Names of the documented answer that the world's lacks, and values of another kind. */
function lacking(documented: unknown, given: unknown, path = "data"): readonly string[] {
  if (documented === null || documented === undefined || given === null) return [];
  if (Array.isArray(documented)) {
    if (!Array.isArray(given)) return [`${path} is not a list`];
    return documented.length > 0 && given.length > 0 ? lacking(documented[0], given[0], `${path}[]`) : [];
  }
  if (typeof documented !== typeof given) return [`${path} is ${typeof given}`];
  if (typeof documented !== "object") return [];
  return Object.entries(documented).flatMap(([name, value]) => {
    if (!Object.hasOwn(Object(given), name)) return [`${path}.${name} is missing`];
    return lacking(value, Reflect.get(Object(given), name), `${path}.${name}`);
  });
}

describe("the seed", () => {
  const orders = [
    ["1232730479761801257", "1232730473445106613", "WAIT_BUYER_P", "3990", ["200066160295"]],
    ["1232730479761802258", "1232730473445107614", "WAIT_SELLER_SEND_GOODS", "400", ["200066160298", "200066160299"]],
    ["1231892250624000001", undefined, "WAIT_BUYER_CONFIRM_GOODS", "3990", ["200048859480"]],
    ["1231171249766400001", undefined, "WAIT_BUYER_CONFIRM_GOODS", "3990", ["200065020291"]],
    ["1227543596236800001", undefined, "WAIT_BUYER_CONFIRM_GOODS", "3990", ["200064020293"]],
    ["1024285237573584051", undefined, "WAIT_BUYER_CONFIRM_GOODS", "7980", ["200021140281"]],
  ] as const;

  test.each(orders)("holds order %s", (id, orderNo, status, purchaseAmount, subIds) => {
    const order = createSandbox().data<TaobaoOrder>("getTaobaoOrder", { orderId: id });
    expect(order).toMatchObject({ id, status, purchaseAmount, ...(orderNo === undefined ? {} : { orderNo }) });
    expect(order.subOrderVOS?.map(({ taobaoSubPurchaseId }) => taobaoSubPurchaseId)).toEqual(subIds);
  });

  test("shows the documented order as it was when it was made", () => {
    const { data } = createSandbox();
    expect(data<TaobaoOrder>("getTaobaoOrder", { orderId: "1232730479761801257" })).toMatchObject({
      createTime: "2025-04-24 16:30:49",
      orderSource: "lazada",
      sellerOrderNumber: "LZD-20250424-0001",
      payTime: null,
      subOrderVOS: [{ subOrderId: "1232730479996604373", skuId: "7579055774996", refundStatus: 0, goodsStatus: null }],
      receiver: {
        country: "中国",
        state: "浙江省",
        city: "杭州市",
        district: "西湖区",
        address: "文三路 1 号",
        zip: "310000",
      },
    });
    expect(data("getTaobaoOrderLogistics", { subPurchaseOrderId: "200048859480" })).toMatchObject({
      purchaseOrderOuterId: "3682557363260500407",
      pnmLogisticsDetails: [
        {
          mailNo: "78753196180001",
          logisticsTraces: [
            { action: "TMS_STATION_OUT", time: "2025-04-25 21:39:11", status: "TRANSPORT", city: "北京市" },
            { action: "TMS_STATION_IN", time: "2025-04-25 21:37:38", status: "TRANSPORT", city: "北京市" },
          ],
          logisticsPartner: [{ company: "中通快递", companyContact: "95311" }],
        },
      ],
    });
    for (const [refundId, refundStatus] of [
      ["110002685755", 10],
      ["110002685760", 20],
      ["110000235001", 100],
    ]) {
      expect(data<TaobaoRefundDetail>("getTaobaoRefund", { refundId }).refundOrderAggregate?.refundOrder).toMatchObject(
        {
          refundStatus,
          refundFee: 3990,
        },
      );
    }
  });

  test("sleeps: nothing happens to it automatically, however much time passes", () => {
    const sandbox = createSandbox();
    const before = sandbox.data("listTaobaoOrders");
    sandbox.advance(400 * DAY);
    expect(sandbox.data("listTaobaoOrders")).toEqual(before);
    expect(sandbox.world.events).toEqual([]);
  });

  test("wakes order by order when it is touched, and then its time begins", () => {
    const sandbox = createSandbox();
    const status = (orderId: string) => sandbox.data<TaobaoOrder>("getTaobaoOrder", { orderId }).status;
    sandbox.advance(30 * DAY);
    sandbox.data("payTaobaoOrder", { orderId: "1232730479761801257" });
    sandbox.data("submitTaobaoRefundMessage", { refundId: "110002685755", refundMessage: "请尽快处理" });
    sandbox.data("updateTaobaoOrderWarehouse", { orderId: "1232730479761802258", warehouseName: "义乌仓" });
    sandbox.advance(2 * HOUR);
    expect(status("1232730479761801257")).toBe("WAIT_BUYER_CONFIRM_GOODS");
    expect(status("1232730479761802258")).toBe("WAIT_BUYER_CONFIRM_GOODS");
    const { refundOrderAggregate } = sandbox.data<TaobaoRefundDetail>("getTaobaoRefund", { refundId: "110002685755" });
    expect(refundOrderAggregate?.refundOrder?.refundStatus).toBe(20);
    // The parcel goes on from where it lay.
    sandbox.advance(2 * DAY);
    expect(sandbox.data("getTaobaoOrderLogistics", { subPurchaseOrderId: "200048859480" })).toMatchObject({
      pnmLogisticsDetails: [{ logisticsTraces: { 0: { status: "SIGNED" } } }],
    });
    // The others sleep on.
    expect(sandbox.world.events.some(({ entity }) => entity.id === "1231171249766400001")).toBe(false);
  });

  test("gives new orders new ids", () => {
    const { data } = createSandbox();
    const { id } = data<TaobaoOrder>("createTaobaoCartOrder", { ids: ["382"] });
    expect(orders.map(([seeded]) => seeded)).not.toContain(id);
    expect(data("listTaobaoOrders")).toMatchObject({ totalRecords: 7, data: { 0: { id } } });
  });
});
