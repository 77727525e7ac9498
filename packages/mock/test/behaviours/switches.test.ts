import { describe, expect, it } from "vitest";
import { actsOf } from "../../src/state/acts/acts.ts";
import { stockOf } from "../../src/state/stock.ts";
import { AnswerSchemas } from "../support/answer-schemas.ts";
import { call, dataOf, reasonOf, testWorld } from "../support/test-world.ts";

const schemas = new AnswerSchemas();
const envelope = (data: unknown) => ({ code: 200, requestId: "r", developId: "1", msg: "成功", data });

const SHIRT = { mapId: "L0PTnwSnx_dWNZWCtgK7Gg", number: "743470146022" };
const SKU = `1688:${SHIRT.number}:5204263891234`;
const spec = (world: ReturnType<typeof testWorld>) => world.catalogue.alibaba.sku(SKU)?.sku.specId ?? "the SKU is gone";
const addressParam = {
  fullName: "张三",
  mobile: "13800138000",
  provinceText: "浙江省",
  cityText: "杭州市",
  address: "文三路 1 号",
};
const cargo = (world: ReturnType<typeof testWorld>, quantity = 2) => ({
  addressParam,
  cargoParamList: [{ offerMapId: SHIRT.mapId, specId: spec(world), quantity }],
});
const taobaoOrder = {
  ids: ["382"],
  orderAddress: {
    name: "张三",
    mobile_phone: "13800138000",
    country: "中国",
    state: "浙江省",
    city: "杭州市",
    district: "西湖区",
    address: "文三路 1 号",
  },
};

describe("productIds: which ids a product answers with", () => {
  it.each([
    [undefined, "number", ["offerId"]],
    [undefined, "mapId", ["offerMapId"]],
    ["both", "mapId", ["offerMapId", "offerId"]],
    ["mapped", "number", ["offerMapId"]],
    ["numeric", "mapId", ["offerId"]],
  ] as const)("%s, asked by %s", (productIds, by, expected) => {
    const world = testWorld(productIds === undefined ? {} : { switches: { productIds } });
    const data = dataOf(world, "get1688Product", { offerId: SHIRT[by] });
    expect(["offerMapId", "offerId"].filter((name) => name in data)).toEqual(expected);
    expect(schemas.problems("get1688Product", envelope(data))).toEqual([]);
  });
});

describe("stockAt: when pieces leave the stock", () => {
  it("with the order, by default", () => {
    const world = testWorld();
    const before = stockOf(world, SKU);
    dataOf(world, "create1688Order", cargo(world));
    expect(stockOf(world, SKU)).toBe(before - 2);
  });

  it("with the payment: an order that is closed unpaid gives nothing back", () => {
    const world = testWorld({ switches: { stockAt: "payment" } });
    const before = stockOf(world, SKU);
    const [order] = dataOf(world, "create1688Order", cargo(world));
    const id = String(order.baseInfo.idOfStr);
    expect(stockOf(world, SKU)).toBe(before);
    actsOf(world).platform.close(id);
    expect(stockOf(world, SKU)).toBe(before);
  });

  it("with the payment: the second of two buyers finds nothing left, and nothing was paid", () => {
    const world = testWorld({ switches: { stockAt: "payment" } });
    actsOf(world).platform.setStock(SKU, 3);
    const ids = [1, 2].map(() => String(dataOf(world, "create1688Order", cargo(world))[0].baseInfo.idOfStr));
    expect(actsOf(world).buyer.pay(ids[0] ?? "").ok).toBe(true);
    expect(stockOf(world, SKU)).toBe(1);
    const second = actsOf(world).buyer.pay(ids[1] ?? "");
    expect(second.ok ? "paid" : second.refusal.reason).toBe("out-of-stock");
    expect(stockOf(world, SKU)).toBe(1);
    expect(world["1688"].orders.find(ids[1] ?? "")?.lines[0]?.state).toBe("unpaid");
  });

  it("a refund before shipment gives back what the payment took", () => {
    const world = testWorld({ switches: { stockAt: "payment" } });
    const before = stockOf(world, SKU);
    const [order] = dataOf(world, "create1688Order", cargo(world));
    const id = String(order.baseInfo.idOfStr);
    actsOf(world).buyer.pay(id);
    expect(actsOf(world).seller.outOfStock(id).ok).toBe(true);
    expect(stockOf(world, SKU)).toBe(before);
  });

  it("Taobao lists the purchase as failed", () => {
    const world = testWorld({ switches: { stockAt: "payment" } });
    const { id } = dataOf(world, "createTaobaoCartOrder", taobaoOrder);
    const key = world.taobao.orders.find(id)?.lines[0]?.skuKey ?? "";
    actsOf(world).platform.setStock(key, 0);
    const data = dataOf(world, "payTaobaoOrder", { orderId: id });
    expect(data.willPayPurchaseOrderIds).toEqual([]);
    expect(data.payFailedResults).toMatchObject([{ errorCode: "EXAMPLE_OUT_OF_STOCK" }]);
    expect(schemas.problems("payTaobaoOrder", envelope(data))).toEqual([]);
  });
});

describe("previews", () => {
  const unknown = { addressParam, cargoParamList: [{ offerMapId: "gone-gone-gone-gone-go", quantity: 1 }] };

  it("previewUnknown: told in the data, or refused", () => {
    for (const operation of ["preview1688Order", "batchPreview1688Orders"]) {
      expect(reasonOf(testWorld(), operation, unknown)).toBe("accepted");
      expect(reasonOf(testWorld({ switches: { previewUnknown: "refuse" } }), operation, unknown)).toBe(
        "product-unknown",
      );
    }
  });

  it("batchPreview: one object, or a list with one preview per shop", () => {
    const world = testWorld({ switches: { batchPreview: "array" } });
    const data = dataOf(world, "batchPreview1688Orders", cargo(world));
    expect(data).toHaveLength(1);
    expect(data[0].orderPreviewResuslt).toHaveLength(1);
    expect(schemas.problems("batchPreview1688Orders", envelope(data))).toEqual([]);
    expect(dataOf(testWorld(), "batchPreview1688Orders", cargo(testWorld())).success).toBe(true);
  });
});

describe("image: a picture search with an address and bytes", () => {
  const input = { imageAddress: "https://img.example/x.jpg", imageBase64: "not base64!" };

  it("the address counts by default, so that broken bytes pass", () => {
    expect(reasonOf(testWorld(), "search1688ProductsByImage", input)).toBe("accepted");
  });

  it("the bytes count", () => {
    const world = testWorld({ switches: { image: "bytes" } });
    expect(reasonOf(world, "search1688ProductsByImage", input)).toBe("picture-unreadable");
    expect(reasonOf(world, "search1688ProductsByImage", { imageAddress: input.imageAddress })).toBe("accepted");
  });
});

describe("pushes", () => {
  it("pushCreation: a new 1688 order is pushed, and is not pushed with the switch off", () => {
    const world = testWorld();
    const made = call(world, "create1688Order", cargo(world));
    expect(made.pushes.map(({ body }) => body)).toMatchObject([{ messageBody: { currentStatus: "waitbuyerpay" } }]);
    expect(schemas.problems("1688.orderStatusModified", made.pushes[0]?.body)).toEqual([]);
    const quiet = testWorld({ switches: { pushCreation: "off" } });
    expect(call(quiet, "create1688Order", cargo(quiet)).pushes).toEqual([]);
  });

  it("pushCreation: a new Taobao order is not, for no type of it is known", () => {
    expect(call(testWorld(), "createTaobaoCartOrder", taobaoOrder).pushes).toEqual([]);
  });

  it("pushSpelling: the status push of Taobao in upstream's names, with the same values", () => {
    const bodyOf = (pushSpelling: "camel" | "snake") => {
      const world = testWorld({ switches: { pushSpelling } });
      const { id } = dataOf(world, "createTaobaoCartOrder", taobaoOrder);
      const [push] = call(world, "payTaobaoOrder", { orderId: id }).pushes;
      expect(schemas.problems("taobao.orderStatusModified", push?.body)).toEqual([]);
      return push?.body.messageBody as Record<string, unknown>;
    };
    const [camel, snake] = [bodyOf("camel"), bodyOf("snake")];
    expect(Object.keys(snake)).toEqual([
      "salesOrderId",
      "status",
      "purchase_id",
      "outer_purchase_id",
      "seller_id",
      "business_time",
      "sku_list",
    ]);
    expect(Object.keys(camel)).toContain("skuList");
    expect(snake.sku_list).toMatchObject([{ item_id: expect.any(String), order_line_no: "1" }]);
    expect(snake.purchase_id).toBe(camel.purchaseId);
  });
});

describe("users: the only user ids that are known", () => {
  it("another one is refused, on both marketplaces", () => {
    const world = testWorld({ users: ["2100000000000"] });
    expect(reasonOf(world, "listTaobaoCartItems")).toBe("user-unknown");
    expect(reasonOf(world, "list1688CartItems")).toBe("user-unknown");
  });
});
