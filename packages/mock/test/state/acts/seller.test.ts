import { describe, expect, test } from "vitest";
import { BIKE, LARGE_SHIRT, place, placePaid, SHIRT, statesOf } from "../../support/placed.ts";
import { createSandbox, DAY, HOUR } from "../../support/world.ts";

const still = { shipAfterMs: null, refundAnswerAfterMs: null, receiveReturnAfterMs: null, parcelSteps: null };
const refused = (reason: string) => ({ ok: false, refusal: { reason } });

describe("a seller who ships", () => {
  test("sends all paid lines, one parcel per purchase, and tells of each purchase once", () => {
    const sandbox = createSandbox({ rules: still });
    const placed = placePaid(sandbox, [SHIRT, 1], [BIKE, 1], [LARGE_SHIRT, 2]);
    const outcome = sandbox.act.seller.ship(placed.id);
    expect(outcome).toMatchObject({ ok: true, value: [{ state: "waiting" }, { state: "waiting" }] });
    expect(outcome.pushes.map(({ kind }) => kind)).toEqual(["status", "status"]);
    expect(outcome.events.every(({ actor }) => actor === "seller")).toBe(true);
    expect(statesOf(placed)).toEqual(["shipped", "shipped", "shipped"]);
    expect(sandbox.act.seller.ship(placed.id)).toMatchObject(refused("order-state"));
  });

  test.each([
    ["order number", ({ number }: { number: string }) => number, ["shipped", "shipped", "shipped"]],
    [
      "purchase",
      ({ purchases }: { purchases: readonly { id: string }[] }) => purchases[1]?.id,
      ["paid", "shipped", "paid"],
    ],
    ["line", ({ lines }: { lines: readonly { id: string }[] }) => lines[2]?.id, ["paid", "paid", "shipped"]],
    [
      "sub-purchase",
      ({ lines }: { lines: readonly { subPurchaseId: string }[] }) => lines[0]?.subPurchaseId,
      ["shipped", "paid", "paid"],
    ],
  ] as const)("finds what to send by %s", (_, idOf, states) => {
    const sandbox = createSandbox({ rules: still });
    const placed = placePaid(sandbox, [SHIRT, 1], [BIKE, 1], [LARGE_SHIRT, 2]);
    sandbox.act.seller.ship(String(idOf(placed.order)));
    expect(statesOf(placed)).toEqual(states);
  });

  test("with a part: whole lines of one purchase, with the carrier and waybill that it is given", () => {
    const sandbox = createSandbox({ rules: still });
    const placed = placePaid(sandbox, [SHIRT, 2], [LARGE_SHIRT, 1]);
    const [first] = placed.order.lines;
    const carrier = { code: "SF", name: "顺丰快递", phone: "95338" };
    expect(sandbox.act.seller.shipPart(placed.id, { [first?.id ?? ""]: 1 })).toMatchObject(refused("quantity-invalid"));
    expect(sandbox.act.seller.shipPart(placed.id, { "1": 1 })).toMatchObject(refused("act-invalid"));
    expect(sandbox.act.seller.shipPart(placed.id, {})).toMatchObject(refused("act-invalid"));
    const sent = sandbox.act.seller.shipPart(
      placed.id,
      { [first?.subPurchaseId ?? ""]: 2 },
      { carrier, mailNo: "SF1" },
    );
    expect(sent).toMatchObject({ ok: true, value: { mailNo: "SF1", carrier, contents: [{ quantity: 2 }] } });
    expect(statesOf(placed)).toEqual(["shipped", "paid"]);
    expect(sandbox.act.carrier.sign("SF1")).toMatchObject({ ok: true });
    expect(statesOf(placed)).toEqual(["received", "paid"]);
  });

  test("refuses unpaid lines and unknown ids", () => {
    const sandbox = createSandbox({ rules: still });
    expect(sandbox.act.seller.ship(place(sandbox, [SHIRT, 1]).id)).toMatchObject(refused("order-state"));
    expect(sandbox.act.seller.ship("1")).toMatchObject(refused("order-unknown"));
  });

  test("acts by its own temper: what an act has set comes before the rules", () => {
    const sandbox = createSandbox();
    expect(sandbox.act.seller.setTemper("taobao", "2202282511", { shipAfterMs: 3 * DAY })).toMatchObject({ ok: true });
    expect(sandbox.act.seller.setTemper("taobao", "1", {})).toMatchObject(refused("act-invalid"));
    for (const temper of [{ shipAfterMs: "soon" }, { shipAfterMs: -1 }, { refundAnswer: "perhaps" }, null])
      expect(sandbox.act.seller.setTemper("taobao", "2202282511", temper as never)).toMatchObject(
        refused("act-invalid"),
      );
    const placed = placePaid(sandbox, [SHIRT, 1], [BIKE, 1]);
    sandbox.advance(2 * DAY);
    // The bike's seller takes a day, by the catalogue.
    expect(statesOf(placed)).toEqual(["paid", "shipped"]);
    sandbox.advance(DAY);
    expect(statesOf(placed)[0]).toBe("shipped");
  });
});

describe("a seller who changes a price", () => {
  test("changes a line or the postage of an unpaid purchase; all sums and the push follow", () => {
    const sandbox = createSandbox({ rules: still });
    const placed = place(sandbox, [BIKE, 2]);
    const [line] = placed.order.lines;
    const outcome = sandbox.act.seller.changePrice(line?.id ?? "", { goodsFen: 200_001, postageFen: 500 });
    expect(outcome.pushes).toMatchObject([
      {
        kind: "price",
        body: {
          messageBody: {
            subOrders: [{ product_amount: "200001", purchase_amount: 200_501, domestic_post_fee: 500 }],
            purchaseOrderPriceDTO: { purchaseTotalFee: 200_501, purchaseProductFee: 200_001, purchaseShippingFee: 500 },
          },
        },
      },
    ]);
    sandbox.data("payTaobaoOrder", { orderId: placed.id });
    expect(sandbox.data("getTaobaoOrder", { orderId: placed.id })).toMatchObject({
      payAmount: "200501",
      purchaseAmount: "200501",
    });
    const refund = sandbox.data<{ refundOrderAggregate: { purchaseOrderLine: unknown } }>("submitTaobaoRefund", {
      subOrderId: line?.id,
    });
    // A price per piece is the whole one, rounded down.
    expect(refund.refundOrderAggregate.purchaseOrderLine).toMatchObject({
      price: 100_000,
      productFee: 200_001,
      totalPrice: 200_501,
    });
  });

  test("sends no push when nothing changes", () => {
    const sandbox = createSandbox({ rules: still });
    const { id } = place(sandbox, [SHIRT, 1]);
    expect(sandbox.act.seller.changePrice(id, { goodsFen: 3_990, postageFen: 0 })).toMatchObject({
      ok: true,
      value: false,
      events: [],
      pushes: [],
    });
  });

  test("may change several lines at once", () => {
    const sandbox = createSandbox({ rules: still });
    const placed = place(sandbox, [SHIRT, 1], [LARGE_SHIRT, 1]);
    const lines = Object.fromEntries(
      placed.order.lines.map(({ subPurchaseId }, index) => [subPurchaseId, 100 + index]),
    );
    sandbox.act.seller.changePrice(placed.id, { lines });
    expect(placed.order.lines.map(({ goodsFen }) => goodsFen)).toEqual([100, 101]);
  });

  test.each([
    [{ goodsFen: 0 }, "act-invalid"],
    [{ goodsFen: 1.5 }, "act-invalid"],
    [{ postageFen: -1 }, "act-invalid"],
    [{ lines: { "1": 5 } }, "act-invalid"],
  ])("is refused for %j", (price, reason) => {
    const sandbox = createSandbox({ rules: still });
    expect(sandbox.act.seller.changePrice(place(sandbox, [SHIRT, 1]).id, price)).toMatchObject(refused(reason));
  });

  test("is refused if the line is not clear or already paid", () => {
    const sandbox = createSandbox({ rules: still });
    expect(sandbox.act.seller.changePrice(place(sandbox, [SHIRT, 1], [BIKE, 1]).id, { postageFen: 1 })).toMatchObject(
      refused("act-invalid"),
    );
    expect(
      sandbox.act.seller.changePrice(place(sandbox, [SHIRT, 1], [LARGE_SHIRT, 1]).id, { goodsFen: 1 }),
    ).toMatchObject(refused("act-invalid"));
    expect(sandbox.act.seller.changePrice(placePaid(sandbox, [SHIRT, 1]).id, { goodsFen: 1 })).toMatchObject(
      refused("order-state"),
    );
  });
});

describe("a seller without goods", () => {
  test("closes unpaid lines and pays paid ones back at once", () => {
    const sandbox = createSandbox({ rules: still });
    const unpaid = place(sandbox, [SHIRT, 1]);
    const paid = placePaid(sandbox, [SHIRT, 2]);
    sandbox.act.seller.outOfStock(unpaid.id);
    sandbox.act.seller.outOfStock(paid.id);
    expect(sandbox.data("getTaobaoOrder", { orderId: unpaid.id })).toMatchObject({
      subOrderVOS: [{ status: "TRADE_CLOSED", closeReason: "卖家缺货", refundStatus: 0 }],
    });
    expect(sandbox.data("getTaobaoOrder", { orderId: paid.id })).toMatchObject({
      subOrderVOS: [
        { status: "TRADE_CLOSED", refundStatus: 100, errorCode: "EXAMPLE_SELLER_NO_GOODS", errorMessage: "卖家缺货" },
      ],
    });
    expect(sandbox.data("getTaobaoProduct", { itemId: SHIRT.itemId })).toMatchObject({ quantity: 200 });
    expect(sandbox.act.seller.outOfStock(paid.id)).toMatchObject(refused("order-state"));
  });

  test("pays the open case of the line instead of opening another case", () => {
    const sandbox = createSandbox({ rules: still });
    const paid = placePaid(sandbox, [SHIRT, 1]);
    const [line] = paid.order.lines;
    sandbox.data("submitTaobaoRefund", { subOrderId: line?.id });
    sandbox.act.seller.outOfStock(line?.id ?? "");
    expect(paid.order.lines[0]?.refundIds).toHaveLength(1);
    expect(statesOf(paid)).toEqual(["refunded"]);
  });
});

describe("a seller with a case", () => {
  const asked = () => {
    const sandbox = createSandbox({ rules: still });
    const placed = placePaid(sandbox, [SHIRT, 1]);
    sandbox.data("submitTaobaoRefund", { subOrderId: placed.order.lines[0]?.id });
    return { ...sandbox, refundId: placed.order.lines[0]?.refundIds[0] ?? "" };
  };

  test("agrees, also after it has refused", () => {
    const { act, refundId, advance, world } = asked();
    expect(act.seller.refuseRefund(refundId)).toMatchObject({ ok: true, value: { state: "refused", refusals: 1 } });
    expect(act.seller.agreeRefund(refundId)).toMatchObject({ ok: true, value: { state: "agreed" } });
    advance(HOUR);
    expect(world.taobao.refunds.get(refundId)?.state).toBe("refunded");
    for (const again of [
      act.seller.agreeRefund(refundId),
      act.seller.refuseRefund(refundId),
      act.seller.say(refundId, "x"),
    ]) {
      expect(again).toMatchObject(refused("case-state"));
    }
    expect(act.seller.agreeRefund("1")).toMatchObject(refused("case-unknown"));
  });

  test("receives only goods that are on their way, and once", () => {
    const sandbox = createSandbox({ rules: still });
    const { act, data } = sandbox;
    expect(act.seller.receiveReturn("110002685760")).toMatchObject(refused("case-state"));
    data("submitTaobaoReturnLogistics", { refundId: "110002685760", logisticsNo: "SF1" });
    expect(act.seller.receiveReturn("110002685760")).toMatchObject({ ok: true, value: { isReceived: true } });
    expect(act.seller.receiveReturn("110002685760")).toMatchObject(refused("case-state"));
    expect(
      sandbox.refusal("submitTaobaoReturnLogistics", { refundId: "110002685760", logisticsNo: "SF2" }).reason,
    ).toBe("case-state");
  });
});
