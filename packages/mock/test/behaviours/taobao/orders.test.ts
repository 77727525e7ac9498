import type {
  TaobaoCartOrder,
  TaobaoLogisticsDetail,
  TaobaoOrder,
  TaobaoOrderPage,
  TaobaoPayResult,
} from "@pandapon/core/taobao";
import { describe, expect, test } from "vitest";
import { address, createSandbox, DAY, HOUR, MINUTE, type Sandbox } from "../../support/world.ts";

const SHIRT = { itemId: "2048091364570218", skuId: "5016110273394" };
const LARGE = { itemId: "2048091364570218", skuId: "5016110273395" };
const BIKE = { itemId: "2048170025513946", skuId: "5016110274001" };

const line = (sku: object, quantity = 1, orderLineNo?: string) => ({
  ...sku,
  quantity: String(quantity),
  ...(orderLineNo === undefined ? {} : { orderLineNo }),
});
const request = (...lines: readonly object[]) => ({
  orderLineList: JSON.stringify(lines),
  receiver: JSON.stringify(address),
  purchaseAmount: 1_000_000,
});
const order = ({ data }: Sandbox, ...lines: readonly object[]) => {
  const { id = "", subOrderVOS = [] } = data<TaobaoCartOrder>("createTaobaoOrder", request(...lines));
  return { id, lines: subOrderVOS };
};
const shown = ({ data }: Sandbox, orderId: string) => data<TaobaoOrder>("getTaobaoOrder", { orderId });

describe("a direct order", () => {
  test("gives back its number and source, and the lines in order with their numbers", () => {
    const sandbox = createSandbox();
    const made = sandbox.data<TaobaoCartOrder>("createTaobaoOrder", {
      ...request(line(BIKE, 1, "b"), line(SHIRT, 2, "a")),
      orderSource: "lazada",
      sellerOrderNumber: "N-1",
    });
    expect(shown(sandbox, made.id ?? "")).toMatchObject({
      orderSource: "lazada",
      sellerOrderNumber: "N-1",
      purchaseAmount: String(131_900 + 7_980),
      subOrderVOS: [{ skuId: "7579100230411" }, { skuId: "7579055774996", quantity: 2 }],
    });
    expect(sandbox.world.taobao.orders.get(made.id ?? "")?.lines.map(({ number }) => number)).toEqual(["b", "a"]);
  });

  test("renumbers lines whose numbers are missing or repeated, and takes either id of a SKU and of a product", () => {
    const sandbox = createSandbox();
    const made = order(
      sandbox,
      line(SHIRT, 1, "7"),
      line({ itemId: "NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0", skuId: "7579055774997" }, 1, "7"),
      { itemId: 2048091364570218, skuId: 5016110273394, quantity: 1, price: "1" },
    );
    expect(made.lines.map(({ skuId }) => skuId)).toEqual(["7579055774996", "7579055774997", "7579055774996"]);
    expect(sandbox.world.taobao.orders.get(made.id)?.lines.map(({ number }) => number)).toEqual(["1", "2", "3"]);
  });

  test("accepts objects instead of text, and makes two orders of one number", () => {
    const sandbox = createSandbox();
    const input = { orderLineList: [line(SHIRT)], receiver: address, purchaseAmount: 3_990, sellerOrderNumber: "N-1" };
    const ids = [1, 2].map(() => sandbox.data<TaobaoCartOrder>("createTaobaoOrder", input).id);
    expect(new Set(ids).size).toBe(2);
  });

  test.each([
    [{ orderLineList: "{" }, "lines-unreadable"],
    [{ orderLineList: '{"itemId":"1"}' }, "lines-unreadable"],
    [{ orderLineList: "[7]" }, "lines-unreadable"],
    [{ receiver: "not JSON" }, "lines-unreadable"],
    [{ orderLineList: "[]" }, "lines-empty"],
    [{ orderLineList: JSON.stringify([line({ itemId: "1", skuId: "1" })]) }, "sku-unknown"],
    [{ orderLineList: JSON.stringify([line({ ...SHIRT, skuId: BIKE.skuId })]) }, "sku-unknown"],
    [{ orderLineList: JSON.stringify([line(SHIRT, 0)]) }, "quantity-invalid"],
    [{ orderLineList: JSON.stringify([SHIRT]) }, "quantity-invalid"],
    [{ orderLineList: JSON.stringify([line(SHIRT, 95)]) }, "out-of-stock"],
    [{ orderLineList: JSON.stringify([line(SHIRT, 50), line(SHIRT, 45)]) }, "out-of-stock"],
    [{ receiver: "{}" }, "address-incomplete"],
    [{ purchaseAmount: 3_989 }, "budget-too-low"],
  ])("with %j is refused as %s, and takes no stock", (part, reason) => {
    const sandbox = createSandbox();
    expect(sandbox.refusal("createTaobaoOrder", { ...request(line(SHIRT)), ...part }).reason).toBe(reason);
    expect(sandbox.data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({ quantity: 200 });
  });

  test("says in fen what is missing of the budget", () => {
    const { text } = createSandbox().refusal("createTaobaoOrder", { ...request(line(BIKE)), purchaseAmount: 131_899 });
    expect(text.en).toBe(
      "The goods cost more than purchaseAmount: goods and postage cost 131900 fen, purchaseAmount is 131899",
    );
  });
});

describe("the list of orders", () => {
  const list = ({ data }: Sandbox, input: object = {}) => data<TaobaoOrderPage>("listTaobaoOrders", { ...input });

  test("shows the newest first, each once over all pages", () => {
    const sandbox = createSandbox();
    const made = Array.from({ length: 7 }, () => {
      sandbox.advance(MINUTE);
      return order(sandbox, line(SHIRT)).id;
    });
    const pages = [1, 2, 3].flatMap((pageNo) => list(sandbox, { pageNo, pageSize: 5 }).data ?? []);
    expect(pages.map(({ id }) => id).slice(0, 7)).toEqual(made.toReversed());
    expect(new Set(pages.map(({ id }) => id)).size).toBe(13);
    expect(list(sandbox, { pageNo: 4, pageSize: 5 })).toEqual({
      totalRecords: 13,
      totalPage: 3,
      pageSize: 5,
      currentPage: 4,
      data: [],
    });
    expect(list(sandbox, { pageSize: 101 })).toMatchObject({ pageSize: 100 });
    expect(list(sandbox, { pageSize: null, pageNo: null })).toMatchObject({ pageSize: 20, currentPage: 1 });
    expect(list(sandbox, { sortType: "ASC" }).data?.[0]?.id).toBe("1024285237573584051");
  });

  test("filters by status and by time of change, both ends in", () => {
    const sandbox = createSandbox();
    const { id } = order(sandbox, line(SHIRT));
    sandbox.advance(HOUR);
    sandbox.data("payTaobaoOrder", { orderId: id });
    const { now } = sandbox.world;
    const ids = (input: object) => list(sandbox, input).data?.map((one) => one.id);
    expect(ids({ modifyTimeStart: now, modifyTimeEnd: now })).toEqual([id]);
    expect(ids({ modifyTimeStart: now + 1 })).toEqual([]);
    expect(ids({ status: "WAIT_BUYER_P" })).toEqual(["1232730479761801257"]);
    expect(ids({ status: "WAIT_SELLER_SEND_GOODS" })).toEqual([id, "1232730479761802258"]);
    expect(ids({ status: "NO_SUCH" })).toEqual([]);
    expect(ids({ sortField: "modify_time", pageSize: 1 })).toEqual([id]);
    expect(ids({ sortField: "modifyTime", sortType: "asc" })?.at(-1)).toBe(id);
    expect(sandbox.refusal("listTaobaoOrders", { modifyTimeStart: 2, modifyTimeEnd: 1 })).toMatchObject({
      reason: "window-invalid",
      text: { zh: "查询时间范围不正确" },
    });
  });

  test("shows each order as its own answer does", () => {
    const sandbox = createSandbox();
    order(sandbox, line(SHIRT), line(BIKE));
    for (const one of list(sandbox).data ?? []) expect(one).toEqual(shown(sandbox, one.id ?? ""));
  });
});

describe("paying", () => {
  test("pays an order once; a second time is refused", () => {
    const sandbox = createSandbox();
    const { id } = order(sandbox, line(SHIRT));
    sandbox.data("payTaobaoOrder", { orderId: id });
    expect(sandbox.refusal("payTaobaoOrder", { orderId: id })).toMatchObject({
      reason: "order-state",
      text: { zh: "订单状态不允许支付" },
    });
    expect(sandbox.refusal("payTaobaoOrder", { orderId: "1" })).toMatchObject({
      reason: "order-unknown",
      text: { zh: "订单不存在" },
    });
    expect(sandbox.refusal("payTaobaoOrder", {}).reason).toBe("order-unknown");
  });

  test("pays single purchases: the order waits for the others", () => {
    const sandbox = createSandbox();
    const { id, lines } = order(sandbox, line(SHIRT), line(BIKE));
    const [shirt, bike] = lines.map(({ taobaoPurchaseId }) => taobaoPurchaseId);
    expect(
      sandbox.data<TaobaoPayResult>("payTaobaoOrder", { purchaseOrderIdList: [bike] }).willPayPurchaseOrderIds,
    ).toEqual([bike]);
    expect(shown(sandbox, id)).toMatchObject({ status: "WAIT_BUYER_P", payAmount: "131900", payTime: null });
    // The paid one is not mentioned again.
    expect(sandbox.data<TaobaoPayResult>("payTaobaoOrder", { orderId: id }).willPayPurchaseOrderIds).toEqual([shirt]);
    expect(shown(sandbox, id)).toMatchObject({ status: "WAIT_SELLER_SEND_GOODS", payAmount: "135890" });
    const other = order(sandbox, line(SHIRT)).id;
    expect(sandbox.refusal("payTaobaoOrder", { orderId: other, purchaseOrderIdList: [bike] }).reason).toBe(
      "order-unknown",
    );
    expect(sandbox.refusal("payTaobaoOrder", { purchaseOrderIdList: [other] }).reason).toBe("order-unknown");
  });

  test("pays as far as the balance reaches, and lists the failed orders", () => {
    const sandbox = createSandbox({ rules: { balanceFen: 10_000 } });
    const { id, lines } = order(sandbox, line(BIKE), line(SHIRT, 2));
    const [bike, shirt] = lines.map(({ taobaoPurchaseId }) => taobaoPurchaseId);
    expect(sandbox.data("payTaobaoOrder", { orderId: id })).toEqual({
      willPayPurchaseOrderIds: [shirt],
      payFailurePurchaseOrderIds: [bike],
      payFailedResults: [{ gspOrderId: bike, errorCode: "EXAMPLE_BALANCE_TOO_LOW", errorMessage: "账户余额不足" }],
    });
    expect(shown(sandbox, id)).toMatchObject({ status: "WAIT_BUYER_P", payAmount: "7980" });
    const second = order(sandbox, line(LARGE)).id;
    expect(sandbox.data<TaobaoPayResult>("payTaobaoOrder", { orderId: second }).willPayPurchaseOrderIds).toEqual([]);
  });

  test("gives the money of a refund back to the balance", () => {
    const sandbox = createSandbox({ rules: { balanceFen: 4_000 } });
    const first = order(sandbox, line(SHIRT));
    sandbox.data("payTaobaoOrder", { orderId: first.id });
    sandbox.data("submitTaobaoRefund", { subOrderId: first.lines[0]?.subOrderId, refundType: 1, goodsStatus: 1 });
    sandbox.advance(3 * HOUR);
    const second = order(sandbox, line(SHIRT)).id;
    expect(sandbox.data<TaobaoPayResult>("payTaobaoOrder", { orderId: second }).payFailedResults).toEqual([]);
  });

  test("takes a while where the rules say so; meanwhile neither a payment nor a cancellation is possible", () => {
    const sandbox = createSandbox({ rules: { paySettlesAfterMs: HOUR, closeUnpaidAfterMs: 30 * MINUTE } });
    const { id } = order(sandbox, line(SHIRT));
    expect(sandbox.data<TaobaoPayResult>("payTaobaoOrder", { orderId: id }).willPayPurchaseOrderIds).toHaveLength(1);
    expect(shown(sandbox, id)).toMatchObject({ status: "WAIT_BUYER_P", payAmount: null });
    expect(sandbox.refusal("payTaobaoOrder", { orderId: id }).reason).toBe("order-state");
    expect(sandbox.refusal("cancelTaobaoOrder", { orderId: id }).reason).toBe("order-state");
    sandbox.advance(HOUR);
    expect(shown(sandbox, id)).toMatchObject({ status: "WAIT_SELLER_SEND_GOODS", payAmount: "3990" });
  });
});

describe("cancelling", () => {
  test("closes the whole order with the caller's reason, gives the stock back, and is harmless twice", () => {
    const sandbox = createSandbox();
    const { id } = order(sandbox, line(SHIRT, 3));
    expect(
      sandbox.data("cancelTaobaoOrder", { orderId: id, cancelReason: "不想要了", subPurchaseOrderIdList: [] }),
    ).toBe(true);
    expect(shown(sandbox, id)).toMatchObject({
      status: "TRADE_CLOSED",
      purchaseAmount: "11970",
      subOrderVOS: [{ status: "TRADE_CLOSED", closeReason: "不想要了" }],
    });
    expect(sandbox.data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({ quantity: 200 });
    const events = sandbox.world.events.length;
    expect(sandbox.data("cancelTaobaoOrder", { orderId: id })).toBe(true);
    expect(sandbox.world.events.length).toBe(events);
  });

  test("closes single lines; the postage of the purchase moves to the next line", () => {
    const sandbox = createSandbox();
    const { id, lines } = order(sandbox, line(BIKE), line({ itemId: BIKE.itemId, skuId: "5016110274002" }, 2));
    sandbox.data("cancelTaobaoOrder", { orderId: id, subPurchaseOrderIdList: [lines[0]?.taobaoSubPurchaseId] });
    expect(shown(sandbox, id)).toMatchObject({
      status: "WAIT_BUYER_P",
      purchaseAmount: String(2 * 129_900 + 2_000),
      domesticPostFee: 2_000,
      subOrderVOS: [
        { status: "TRADE_CLOSED", domesticPostFee: 0, closeReason: "买家取消订单" },
        { status: "WAIT_BUYER_P", domesticPostFee: 2_000, purchaseAmount: String(2 * 129_900 + 2_000) },
      ],
    });
    expect(sandbox.world.pushes.map(({ kind }) => kind)).toEqual(["status", "price"]);
    expect(sandbox.world.pushes.at(-1)?.body.messageBody).toMatchObject({
      purchaseOrderPriceDTO: { purchaseTotalFee: 261_800, purchaseProductFee: 259_800, purchaseShippingFee: 2_000 },
    });
  });

  test("is refused once anything is paid or sent, and for sub-orders of another order", () => {
    const sandbox = createSandbox();
    const { id } = order(sandbox, line(SHIRT));
    const other = order(sandbox, line(SHIRT));
    sandbox.data("payTaobaoOrder", { orderId: id });
    expect(sandbox.refusal("cancelTaobaoOrder", { orderId: id })).toMatchObject({
      reason: "order-state",
      text: { zh: "订单已付款，请申请退款" },
    });
    sandbox.act.seller.ship(id);
    expect(sandbox.refusal("cancelTaobaoOrder", { orderId: id })).toMatchObject({
      reason: "order-state",
      text: { zh: "订单已发货，无法取消" },
    });
    const foreign = { orderId: id, subPurchaseOrderIdList: [other.lines[0]?.taobaoSubPurchaseId] };
    expect(sandbox.refusal("cancelTaobaoOrder", foreign)).toMatchObject({
      reason: "sub-purchase-unknown",
      text: { zh: "采购子单不存在" },
    });
    expect(sandbox.refusal("cancelTaobaoOrder", { orderId: "9" }).reason).toBe("order-unknown");
  });

  test("happens automatically when the order stays unpaid", () => {
    const sandbox = createSandbox();
    const { id } = order(sandbox, line(SHIRT));
    sandbox.advance(DAY);
    expect(shown(sandbox, id)).toMatchObject({ status: "TRADE_CLOSED", subOrderVOS: [{ closeReason: "超时未付款" }] });
    expect(sandbox.world.pushes).toHaveLength(1);
    expect(sandbox.data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({ quantity: 200 });
  });
});

describe("a warehouse of an order", () => {
  test("is kept part by part; a closed order is refused", () => {
    const sandbox = createSandbox();
    const { id } = order(sandbox, line(SHIRT));
    expect(
      sandbox.data("updateTaobaoOrderWarehouse", { orderId: id, warehouseName: "义乌仓", warehouseAddress: "示例路" }),
    ).toEqual({});
    sandbox.data("updateTaobaoOrderWarehouse", { orderId: id, warehouseName: "广州仓" });
    expect(sandbox.world.taobao.orders.get(id)?.extra.warehouse).toEqual({ name: "广州仓", address: "示例路" });
    sandbox.data("cancelTaobaoOrder", { orderId: id });
    expect(sandbox.refusal("updateTaobaoOrderWarehouse", { orderId: id, warehouseName: "x" })).toMatchObject({
      reason: "order-state",
      text: { zh: "订单已关闭，无法修改前置仓" },
    });
  });
});

describe("tracking", () => {
  const track = ({ data }: Sandbox, subPurchaseOrderId: string | undefined) =>
    data<TaobaoLogisticsDetail>("getTaobaoOrderLogistics", { subPurchaseOrderId });

  test("follows the parcel as time passes, the newest trace first", () => {
    const sandbox = createSandbox();
    const { id, lines } = order(sandbox, line(SHIRT), line(LARGE, 2));
    const [one, two] = lines.map(({ taobaoSubPurchaseId }) => taobaoSubPurchaseId);
    expect(track(sandbox, one).pnmLogisticsDetails).toEqual([]);
    sandbox.data("payTaobaoOrder", { orderId: id });
    const seen = [2, 2, 4, 38, 4].map((hours) => {
      sandbox.advance(hours * HOUR);
      return track(sandbox, one).pnmLogisticsDetails?.[0]?.logisticsTraces?.[0]?.status;
    });
    expect(seen).toEqual(["WAITING_COLLECT", "COLLECTED", "TRANSPORT", "DELIVERING", "SIGNED"]);
    const [parcel] = track(sandbox, two).pnmLogisticsDetails ?? [];
    const times = parcel?.logisticsTraces?.map(({ time = "" }) => time) ?? [];
    expect(times).toEqual([...times].sort().reverse());
    expect(parcel?.logisticsGoods?.map(({ quantity }) => quantity)).toEqual(["1", "2"]);
    expect(parcel?.receiver).toMatchObject({
      name: "张三",
      phone: "13800138000",
      province: "浙江省",
      zipCode: "310000",
    });
    expect(track(sandbox, one).pnmLogisticsDetails?.[0]?.mailNo).toBe(parcel?.mailNo);
    expect(track(sandbox, one).purchaseOrderOuterId).not.toBe(track(sandbox, two).purchaseOrderOuterId);
  });

  test("knows a line by its sub-purchase id only, and names it where another id was sent", () => {
    const sandbox = createSandbox();
    const refused = sandbox.refusal("getTaobaoOrderLogistics", { subPurchaseOrderId: "1232730479996604373" });
    expect(refused).toMatchObject({ reason: "sub-purchase-unknown", text: { zh: "采购子单不存在" } });
    expect(refused.text.en).toContain("the taobaoSubPurchaseId of that line is 200066160295");
    expect(sandbox.refusal("getTaobaoOrderLogistics", { subPurchaseOrderId: "1" }).reason).toBe("sub-purchase-unknown");
  });
});

test("only known users are answered where the rules name them", () => {
  const { refusal } = createSandbox({ rules: { users: ["u1"] } });
  expect(refusal("listTaobaoCartItems")).toMatchObject({ reason: "user-unknown", text: { zh: "用户不存在或无权限" } });
});
