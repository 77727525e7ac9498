import { describe, expect, test } from "vitest";
import { BIKE, place, placePaid, SHIRT, statesOf } from "../../support/placed.ts";
import { address, createSandbox, DAY, HOUR } from "../../support/world.ts";

const refused = (reason: string) => ({ ok: false, refusal: { reason } });

describe("a carrier", () => {
  const sent = (rules = {}) => {
    const sandbox = createSandbox({ rules });
    const placed = placePaid(sandbox, [SHIRT, 1]);
    sandbox.act.seller.ship(placed.id);
    return { ...sandbox, placed, parcel: () => sandbox.world.taobao.parcels.values().at(-1) };
  };

  test("moves a parcel step by step to the receiver, also where nothing moves automatically", () => {
    const { act, placed, parcel } = sent({ parcelSteps: null, confirmAfterMs: null });
    const seen = Array.from({ length: 11 }, () => {
      act.carrier.move(placed.id);
      return parcel()?.state;
    });
    expect([...new Set(seen)]).toEqual(["collected", "moving", "delivering", "signed"]);
    expect(statesOf(placed)).toEqual(["received"]);
    expect(parcel()?.traces).toHaveLength(12);
    expect(act.carrier.move(placed.id)).toMatchObject(refused("parcel-state"));
  });

  test("lets a parcel lie, and continues with it", () => {
    const { act, placed, parcel, advance, data } = sent();
    act.carrier.move(placed.id, 2);
    act.carrier.stick(placed.id);
    advance(5 * DAY);
    expect(parcel()?.state).toBe("stuck");
    expect(data("getTaobaoOrderLogistics", { subPurchaseOrderId: placed.order.lines[0]?.subPurchaseId })).toMatchObject(
      {
        pnmLogisticsDetails: [{ logisticsTraces: { 0: { status: "EXCEPTION", statusDesc: "异常" } } }],
      },
    );
    act.carrier.move(placed.id);
    expect(parcel()?.state).toBe("moving");
    advance(5 * DAY);
    expect(parcel()?.state).toBe("signed");
  });

  test("brings back what the receiver does not take; the line stays sent until the seller pays", () => {
    const { act, placed, parcel, advance, data } = sent();
    act.carrier.reject(placed.id);
    expect(act.carrier.sign(placed.id)).toMatchObject(refused("parcel-state"));
    advance(2 * DAY);
    expect([parcel()?.state, statesOf(placed)]).toEqual(["returned", ["shipped"]]);
    data("submitTaobaoRefund", { subOrderId: placed.order.lines[0]?.id, goodsStatus: 3 });
    advance(3 * HOUR);
    expect(statesOf(placed)).toEqual(["refunded"]);
  });

  test("finds a parcel by its id, its waybill or what is in it, and refuses what was not sent", () => {
    const { act, placed, parcel } = sent({ parcelSteps: null });
    const ids = [parcel()?.id, parcel()?.mailNo, placed.order.number, placed.order.lines[0]?.subPurchaseId];
    for (const id of ids) expect(act.carrier.move(id ?? "")).toMatchObject({ ok: true });
    expect(parcel()?.step).toBe(4);
    expect(act.carrier.move("1")).toMatchObject(refused("parcel-unknown"));
    expect(act.carrier.move("1232730479761801257")).toMatchObject(refused("parcel-unknown"));
  });
});

describe("a carrier with several parcels of one order", () => {
  const sent = () => {
    const sandbox = createSandbox({ rules: { parcelSteps: null } });
    const placed = placePaid(sandbox, [SHIRT, 1], [BIKE, 1]);
    sandbox.act.seller.ship(placed.id);
    return {
      ...sandbox,
      placed,
      states: () =>
        sandbox.world.taobao.parcels
          .values()
          .slice(-2)
          .map(({ state }) => state),
    };
  };

  test("delivers, moves, stops and brings back all of them by the id of the order", () => {
    const { act, placed, states } = sent();
    act.carrier.move(placed.id);
    expect(states()).toEqual(["collected", "collected"]);
    act.carrier.stick(placed.id);
    expect(states()).toEqual(["stuck", "stuck"]);
    act.carrier.sign(placed.id);
    expect(states()).toEqual(["signed", "signed"]);
    expect(statesOf(placed)).toEqual(["received", "received"]);
    expect(act.carrier.sign(placed.id)).toMatchObject(refused("parcel-state"));
  });

  test("delivers one by the id of its line, and the rest by that of the order", () => {
    const { act, placed, states } = sent();
    act.carrier.sign(placed.order.lines[0]?.id ?? "");
    expect(statesOf(placed)).toEqual(["received", "shipped"]);
    act.carrier.reject(placed.id);
    expect(states()).toEqual(["signed", "rejected"]);
    expect(act.carrier.reject(placed.id)).toMatchObject(refused("parcel-state"));
  });
});

describe("a buyer at the till", () => {
  test("pays an order or one purchase of it, regardless of the balance", () => {
    const sandbox = createSandbox({ rules: { balanceFen: 0 } });
    const placed = place(sandbox, [SHIRT, 1], [BIKE, 1]);
    expect(sandbox.act.buyer.pay(placed.order.purchases[1]?.id ?? "")).toMatchObject({ ok: true });
    expect(statesOf(placed)).toEqual(["unpaid", "paid"]);
    expect(sandbox.act.buyer.pay(placed.id)).toMatchObject({ ok: true });
    expect(statesOf(placed)).toEqual(["paid", "paid"]);
    expect(sandbox.act.buyer.pay(placed.id)).toMatchObject(refused("order-state"));
  });
});

describe("the platform", () => {
  test("closes what is unpaid, whole or in part, but nothing with a payment on its way", () => {
    const sandbox = createSandbox({ rules: { paySettlesAfterMs: HOUR } });
    const placed = place(sandbox, [SHIRT, 1], [BIKE, 1]);
    sandbox.data("payTaobaoOrder", { purchaseOrderIdList: [placed.order.purchases[0]?.id] });
    expect(sandbox.act.platform.close(placed.order.purchases[0]?.id ?? "")).toMatchObject(refused("order-state"));
    sandbox.act.platform.close(placed.id);
    expect(statesOf(placed)).toEqual(["unpaid", "closed"]);
    expect(sandbox.data("getTaobaoOrder", { orderId: placed.id })).toMatchObject({
      subOrderVOS: [{}, { closeReason: "平台关闭订单" }],
    });
    sandbox.advance(HOUR);
    expect(statesOf(placed)).toEqual(["paid", "closed"]);
  });

  test("sets stock and price of a SKU by its key or its ids, and refuses what cannot be", () => {
    const { act, data } = createSandbox();
    const key = "taobao:NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0:7579055774996";
    act.platform.setStock(key, 5);
    act.platform.setPrice({ product: SHIRT.itemId, sku: SHIRT.skuId }, 100);
    expect(data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({
      skuList: [{ quantity: 5, promotionPrice: "100" }, {}],
    });
    const shirt = { product: "L0PTnwSnx_dWNZWCtgK7Gg", sku: "e61a85a671bb3d0301d0412b51641c6b" };
    for (const named of [shirt, { ...shirt, sku: "5204263891234" }, { ...shirt, product: "743470146022" }])
      expect(act.platform.setStock(named, 5)).toMatchObject({ ok: true });
    expect(act.platform.setStock({ ...shirt, sku: "4970432383390" }, 5)).toMatchObject(refused("sku-unknown"));
    expect(act.platform.setStock(key, -1)).toMatchObject(refused("act-invalid"));
    expect(act.platform.setPrice(key, 0)).toMatchObject(refused("act-invalid"));
    expect(act.platform.setPrice("taobao:1:1", 5)).toMatchObject(refused("sku-unknown"));
    expect(act.platform.switchOff("1")).toMatchObject(refused("product-unknown"));
  });

  test("leaves orders as they were made when prices change", () => {
    const sandbox = createSandbox();
    const placed = place(sandbox, [SHIRT, 1]);
    sandbox.act.platform.setPrice({ product: SHIRT.itemId, sku: SHIRT.skuId }, 100);
    sandbox.act.platform.switchOff(SHIRT.itemId);
    expect(sandbox.data("getTaobaoOrder", { orderId: placed.id })).toMatchObject({ purchaseAmount: "3990" });
  });

  test("ends the trade of received lines without an open case", () => {
    const sandbox = createSandbox();
    const placed = placePaid(sandbox, [SHIRT, 1]);
    expect(sandbox.act.platform.finish(placed.id)).toMatchObject(refused("order-state"));
    sandbox.act.seller.ship(placed.id);
    sandbox.act.carrier.sign(placed.id);
    sandbox.data("submitTaobaoRefund", { subOrderId: placed.order.lines[0]?.id, goodsStatus: 4 });
    expect(sandbox.act.platform.finish(placed.id)).toMatchObject(refused("order-state"));
    sandbox.act.platform.closeRefund(placed.order.lines[0]?.refundIds[0] ?? "");
    expect(sandbox.act.platform.finish(placed.id)).toMatchObject({ ok: true });
    expect(statesOf(placed)).toEqual(["done"]);
  });

  test("decides a case for either side, once", () => {
    const { act, world } = createSandbox();
    expect(act.platform.payRefund("110002685755")).toMatchObject({ ok: true, value: { state: "refunded" } });
    expect(act.platform.closeRefund("110002685760")).toMatchObject({ ok: true, value: { state: "closed" } });
    expect(act.platform.payRefund("110002685760")).toMatchObject(refused("case-state"));
    expect(world.taobao.refunds.get("110002685760")?.state).toBe("closed");
  });

  test("shows the text of the rules for a finished trade", () => {
    const sandbox = createSandbox({ rules: { finishedStatus: "TRADE_SUCCESS" } });
    expect(sandbox.data("getTaobaoOrder", { orderId: "1231171249766400001" })).toMatchObject({
      status: "TRADE_SUCCESS",
      subOrderVOS: [{ status: "TRADE_SUCCESS" }],
    });
  });
});

test("a warehouse takes freight in, sends it and delivers it, in this order", () => {
  const sandbox = createSandbox();
  const { mockNumber } = sandbox.data<{ mockNumber: string }>("createInternationalLogisticsOrder", {
    renderId: "FF2024080200007",
    receiver: address,
  });
  expect(sandbox.act.warehouse.send(mockNumber)).toMatchObject(refused("order-state"));
  for (const [step, state] of [
    ["arrive", "at-warehouse"],
    ["send", "sent"],
    ["deliver", "delivered"],
  ] as const) {
    expect(sandbox.act.warehouse[step](mockNumber)).toMatchObject({ ok: true, value: { state } });
  }
  expect(sandbox.act.warehouse.arrive("1")).toMatchObject(refused("order-unknown"));
});
