import { describe, expect, test } from "vitest";
import { sandboxWorlds } from "../../src/behaviours/sandbox-worlds.ts";
import { createCatalogue } from "../../src/state/catalogue/create-catalogue.ts";
import { seedRecords } from "../../src/state/seed/seed-records.ts";
import { snapshot } from "../../src/state/snapshot.ts";
import type { World } from "../../src/state/world.ts";
import { createWorlds } from "../../src/state/worlds.ts";
import { address, BIRTH, createSandbox, type Sandbox } from "../support/world.ts";

describe("worlds of one maker", () => {
  test("share catalogue and first records, and make neither before it is needed", () => {
    let made = 0;
    const worlds = createWorlds({
      makeCatalogue: (seed) => {
        made++;
        return createCatalogue(seed);
      },
      seedRecords,
      pushBody: () => undefined,
    });
    const all = Array.from({ length: 50 }, (_, index) => worlds.create({ id: `w${index}`, now: BIRTH }));
    expect(made).toBe(0);
    expect(new Set(all.map(({ catalogue }) => catalogue)).size).toBe(1);
    expect(made).toBe(1);
    const [one, other] = all;
    expect(one?.taobao.orders.get("1232730479761801257")).toBe(other?.taobao.orders.get("1232730479761801257"));
  });

  test("weigh next to nothing until they are used", () => {
    const { world } = createSandbox();
    expect(JSON.stringify(snapshot(world)).length).toBeLessThan(3_000);
  });

  test("never affect each other: each has its own cart, stock and orders", () => {
    const worlds = sandboxWorlds();
    const [one, other] = [createSandbox({ id: "one" }, worlds), createSandbox({ id: "other" }, worlds)];
    one.data("createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    one.act.platform.setStock({ product: "2048091364570218", sku: "5016110273395" }, 0);
    expect(one.data("getTaobaoProduct", { itemId: "2048091364570218" })).toMatchObject({ quantity: 93 });
    expect(other.data("getTaobaoProduct", { itemId: "2048091364570218" })).toMatchObject({ quantity: 200 });
    expect(other.data("listTaobaoOrders")).toMatchObject({ totalRecords: 6 });
    expect(one.data("listTaobaoOrders")).toMatchObject({ totalRecords: 7 });
  });

  test("make no id that another one makes, at the same time by the same calls", () => {
    const worlds = sandboxWorlds();
    const seeded = new Set(idsOf(worlds.create({ id: "untouched", now: BIRTH })));
    const made = [0, 1, 2, 59, 60, 1599].map((place) => {
      const sandbox = createSandbox({ id: `w${place}`, place }, worlds);
      makeOneOfEach(sandbox);
      return idsOf(sandbox.world).filter((id) => !seeded.has(id));
    });
    expect(made[0]?.length).toBeGreaterThan(18);
    expect(made.map(({ length }) => length)).toEqual(made.map(() => made[0]?.length));
    expect(new Set(made.flat()).size).toBe(made.flat().length);
  });

  test("have account numbers of their own, in the forms of the examples", () => {
    const worlds = sandboxWorlds();
    const accounts = ["a", "b"].map((id) => worlds.create({ id, now: BIRTH }).account);
    for (const { developId, distributorId, userId } of accounts) {
      expect(developId).toMatch(/^\d{19}$/);
      expect([distributorId, userId]).toEqual([expect.stringMatching(/^\d{13}$/), expect.stringMatching(/^\d{13}$/)]);
    }
    expect(accounts[0]).not.toEqual(accounts[1]);
  });

  test("answer with addresses of the mock that serves them", () => {
    let origin = "http://127.0.0.1:4010";
    const worlds = sandboxWorlds({ origin: () => origin });
    const { data } = createSandbox({}, worlds);
    const pictures = () => data<{ picUrls: string[] }>("getTaobaoProduct", { itemId: "672991141207" }).picUrls;
    expect(pictures()[0]).toMatch(/^http:\/\/127\.0\.0\.1:4010\/__mock\/pictures\/.+\.svg$/);
    origin = "http://localhost:9";
    expect(pictures()[0]).toMatch(/^http:\/\/localhost:9\//);
  });
});

/** A call of everything that makes ids. */
function makeOneOfEach({ data, act }: Sandbox): void {
  const [item] = [{ itemId: "2048232789087639", skuId: "4970432383383", quantity: 1 }];
  data("addTaobaoCartItem", { mpId: "2048091364570218", mpSkuId: "5016110273395", quantity: 1 });
  const { id, subOrderVOS } = data<{ id: string; subOrderVOS: [{ subOrderId: string }] }>("createTaobaoCartOrder", {
    ids: ["382"],
    orderAddress: address,
  });
  data("payTaobaoOrder", { orderId: id });
  act.seller.ship(id);
  data("submitTaobaoRefund", { subOrderId: subOrderVOS[0].subOrderId, refundType: 1, goodsStatus: 2 });
  data("add1688CartItem", {
    offerMapId: "L0PTnwSnx_dWNZWCtgK7Gg",
    specId: "cd2b8c31408766f9fb089e74e2a6ac15",
    quantity: 1,
  });
  const addressParam = {
    fullName: "张三",
    mobile: "13800138000",
    provinceText: "浙江省",
    cityText: "杭州市",
    address: "1",
  };
  const [order] = data<{ baseInfo: { idOfStr: string } }[]>("create1688CartOrder", {
    flow: "general",
    cartIds: ["383"],
    addressParam,
  });
  act.buyer.pay(order?.baseInfo.idOfStr ?? "");
  act.seller.ship(order?.baseInfo.idOfStr ?? "");
  const paid = "2542285634920345678";
  data("create1688Refund", {
    orderId: paid,
    orderEntryIds: ["2542285634921345678"],
    disputeRequest: "refund",
    applyPayment: 1900,
    applyCarriage: 0,
    applyReasonId: 20021,
    description: "",
    goodsStatus: "refundWaitSellerSend",
  });
  data("saveUserAddress", { name: "李四", province: "浙江省", city: "杭州市", address: "1", phone: "13800138000" });
  const to = { receiverAddress: { country: "JP", name: "Li Si", address: "1" } };
  data("previewOrderFreight", { ...to, renderItems: [item] });
  data("createInternationalLogisticsOrder", { ...to, lineItems: [item] });
}

/** Everything of a world that callers know by an id of its own. */
function idsOf({ taobao, "1688": alibaba, addresses, freightPreviews, freightOrders }: World): readonly string[] {
  const orders = [taobao, alibaba].flatMap((shelf) => shelf.orders.values());
  const parcels = [taobao, alibaba].flatMap((shelf) => shelf.parcels.values());
  const all = [
    ...orders.flatMap(({ id, number, purchases, lines }) => [
      id,
      number,
      ...purchases.flatMap((one) => [one.id, one.outerId, one.payNumber]),
      ...lines.flatMap((one) => [one.id, one.subPurchaseId, one.outerId]),
    ]),
    ...parcels.flatMap(({ id, mailNo }) => [id, mailNo]),
    ...taobao.cart.values().map(({ id }) => `taobao ${id}`),
    ...alibaba.cart.values().map(({ id }) => `1688 ${id}`),
    ...[taobao, alibaba].flatMap(({ refunds }) => refunds.values().map(({ id }) => id)),
    ...[...addresses.values(), ...freightPreviews.values()].map(({ id }) => id),
    ...freightOrders.values().flatMap(({ id, number }) => [id, number]),
  ];
  return [...new Set(all)].filter((id) => id !== "");
}
