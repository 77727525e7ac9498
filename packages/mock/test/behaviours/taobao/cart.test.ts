import type { TaobaoCartContents, TaobaoCartOrder, TaobaoOrderPreview } from "@pandapon/core/taobao";
import { describe, expect, test } from "vitest";
import { address, createSandbox, type Sandbox } from "../../support/world.ts";

const SHIRT = { mpId: "2048091364570218", mpSkuId: "5016110273394" };
const LARGE = { mpId: "2048091364570218", mpSkuId: "5016110273395" };
const BIKE = { mpId: "2048170025513946", mpSkuId: "5016110274001" };

const records = ({ data }: Sandbox) => {
  const { enableList = [], disableList = [] } = data<TaobaoCartContents>("listTaobaoCartItems");
  const shown = (shops: typeof enableList) =>
    shops.flatMap(({ cartItemInfos = [] }) => cartItemInfos.map(({ id, quantity }) => `${id}×${quantity}`));
  return { enabled: shown(enableList), disabled: shown(disableList) };
};

describe("adding to the cart", () => {
  test("adds to the record of a SKU that is there", () => {
    const sandbox = createSandbox();
    expect(sandbox.data("addTaobaoCartItem", { ...SHIRT, quantity: 2 })).toBe(true);
    expect(sandbox.data("addTaobaoCartItem", LARGE)).toBe(true);
    expect(records(sandbox).enabled).toEqual(["383×1", "382×3"]);
  });

  test("makes a record each time where the rules say so", () => {
    const sandbox = createSandbox({ rules: { cartAdd: "record" } });
    sandbox.data("addTaobaoCartItem", { ...SHIRT, quantity: 2 });
    expect(records(sandbox).enabled).toEqual(["383×2", "382×1"]);
  });

  test("goes by mpSkuId where other ids contradict it, and keeps what the caller sent", () => {
    const sandbox = createSandbox();
    sandbox.data("addTaobaoCartItem", { ...LARGE, skuId: "7579055774996", price: 1, itemTitle: "mine", quantity: "2" });
    const [shop] = sandbox.data<TaobaoCartContents>("listTaobaoCartItems").enableList ?? [];
    expect(shop?.cartItemInfos?.[0]).toMatchObject({
      mpSkuId: LARGE.mpSkuId,
      quantity: 2,
      price: 4990,
      promotionPrice: 3990,
    });
    expect(sandbox.world.taobao.cart.get("383")?.given).toEqual({ price: 1, itemTitle: "mine" });
  });

  test.each([
    [{ mpId: "1", mpSkuId: "1" }, "sku-unknown"],
    [{ mpId: SHIRT.mpId, mpSkuId: BIKE.mpSkuId }, "sku-unknown"],
    [{ mpId: "2048057995392326", mpSkuId: "3452545926725" }, "sku-unknown"],
    [{ ...SHIRT, quantity: 0 }, "quantity-invalid"],
    [{ ...SHIRT, quantity: -1 }, "quantity-invalid"],
    [{ ...SHIRT, quantity: 1.5 }, "quantity-invalid"],
    [{ ...SHIRT, quantity: 95 }, "out-of-stock"],
    // 1 is in the cart, 94 are in stock.
    [{ ...SHIRT, quantity: 94 }, "out-of-stock"],
  ])("refuses %j as %s and leaves the cart alone", (input, reason) => {
    const sandbox = createSandbox();
    expect(sandbox.refusal("addTaobaoCartItem", input).reason).toBe(reason);
    expect(records(sandbox).enabled).toEqual(["382×1"]);
  });

  test("says what is missing, and not undefined", () => {
    const sandbox = createSandbox();
    expect(sandbox.refusal("updateTaobaoCartItemQuantity", { id: "382" }).text.en).toContain("quantity is missing");
    expect(sandbox.refusal("update1688CartItemQuantity", { id: "382" }).text.en).toContain("missing");
  });

  test("refuses fewer pieces than the product's least quantity", () => {
    const sandbox = createSandbox();
    const product = sandbox.world.catalogue.taobao.products.find(
      ({ beginAmount, isOff, skus }) =>
        beginAmount > 1 && !isOff && skus.some(({ mpSkuId, stock }) => mpSkuId !== null && stock > 10),
    );
    const sku = product?.skus.find(({ mpSkuId, stock }) => mpSkuId !== null && stock > 10);
    const input = { mpId: product?.mpId, mpSkuId: sku?.mpSkuId };
    expect(sandbox.refusal("addTaobaoCartItem", input).reason).toBe("below-minimum");
    expect(sandbox.data("addTaobaoCartItem", { ...input, quantity: product?.beginAmount })).toBe(true);
  });
});

describe("a record", () => {
  test("takes another quantity, and refuses invalid quantities", () => {
    const sandbox = createSandbox();
    expect(sandbox.data("updateTaobaoCartItemQuantity", { id: 382, quantity: 5 })).toBe(true);
    expect(records(sandbox).enabled).toEqual(["382×5"]);
    expect(sandbox.refusal("updateTaobaoCartItemQuantity", { id: "382", quantity: 0 }).reason).toBe("quantity-invalid");
    expect(sandbox.refusal("updateTaobaoCartItemQuantity", { id: "382", quantity: 95 })).toMatchObject({
      reason: "out-of-stock",
      text: { zh: "商品库存不足" },
    });
    expect(sandbox.refusal("updateTaobaoCartItemQuantity", { id: "1232730479761801257", quantity: 1 })).toMatchObject({
      reason: "record-unknown",
      text: { zh: "购物车记录不存在" },
    });
  });

  test("is deleted; the known among several ids go, and none at all is refused", () => {
    const sandbox = createSandbox();
    expect(sandbox.data("deleteTaobaoCartItems", { ids: ["382", "999"] })).toBe(true);
    expect(records(sandbox)).toEqual({ enabled: [], disabled: [] });
    for (const ids of [["382"], [], undefined]) {
      expect(sandbox.refusal("deleteTaobaoCartItems", { ids }).reason).toBe("record-unknown");
    }
  });

  test("moves to the disabled ones when its SKU is sold out or off sale, and back", () => {
    const sandbox = createSandbox();
    const sku = { product: SHIRT.mpId, sku: SHIRT.mpSkuId };
    sandbox.act.platform.setStock(sku, 0);
    expect(records(sandbox)).toEqual({ enabled: [], disabled: ["382×1"] });
    sandbox.act.platform.setStock(sku, 9);
    expect(records(sandbox).enabled).toEqual(["382×1"]);
    sandbox.act.platform.switchOff(SHIRT.mpId);
    expect(records(sandbox).disabled).toEqual(["382×1"]);
  });
});

describe("a preview", () => {
  const preview = ({ data }: Sandbox, ids: readonly unknown[]) =>
    data<TaobaoOrderPreview>("previewTaobaoCartOrder", { ids, orderAddress: address });

  test("adds up, by seller and in all, and is what the order then costs", () => {
    const sandbox = createSandbox();
    sandbox.data("addTaobaoCartItem", { ...LARGE, quantity: 3 });
    sandbox.data("addTaobaoCartItem", { ...BIKE, quantity: 2 });
    const { renderItemList, totalRealPayPrice } = preview(sandbox, ["382", 383, "384", "382"]);
    const fees = (renderItemList ?? []).map((shop) => {
      const goods = (shop.itemPriceInfos ?? []).reduce(
        (sum, { discountPrice, quantity }) => sum + (discountPrice?.amount ?? 0) * (quantity ?? 0),
        0,
      );
      expect(shop.orderFee?.amount).toBe(goods + (shop.mainlandShippingFee?.amount ?? 0));
      return shop.orderFee?.amount ?? 0;
    });
    expect(fees).toEqual([4 * 3_990, 2 * 129_900 + 2_000]);
    expect(totalRealPayPrice?.amount).toBe(fees.reduce((a, b) => a + b));
    const { id } = sandbox.data<TaobaoCartOrder>("createTaobaoCartOrder", {
      ids: ["382", "383", "384"],
      orderAddress: address,
    });
    expect(sandbox.data("getTaobaoOrder", { orderId: id })).toMatchObject({
      purchaseAmount: String(totalRealPayPrice?.amount),
    });
  });

  test("sets apart what cannot be ordered, and leaves it out of the sum", () => {
    const sandbox = createSandbox();
    sandbox.data("addTaobaoCartItem", BIKE);
    sandbox.act.platform.setStock({ product: SHIRT.mpId, sku: SHIRT.mpSkuId }, 0);
    expect(preview(sandbox, ["382", "383"])).toMatchObject({
      renderItemList: [{ sellerId: "2202282733" }],
      unavailableSkuList: [
        { itemId: SHIRT.mpId, skuId: "7579055774996", errorCode: "EXAMPLE_OUT_OF_STOCK", errorMsg: "商品库存不足" },
      ],
      totalRealPayPrice: { amount: 131_900 },
    });
    sandbox.act.platform.switchOff(BIKE.mpId);
    expect(preview(sandbox, ["383"])).toMatchObject({
      renderItemList: [],
      unavailableSkuList: [{ errorCode: "EXAMPLE_OFF_SALE" }],
      totalRealPayPrice: { amount: 0 },
    });
  });

  test.each([
    [{ ids: [], orderAddress: address }, "lines-empty"],
    [{ orderAddress: address }, "lines-empty"],
    [{ ids: ["382", "1"], orderAddress: address }, "records-gone"],
    [{ ids: ["382"], orderAddress: {} }, "address-incomplete"],
  ])("of %j is refused as %s", (input, reason) => {
    expect(createSandbox().refusal("previewTaobaoCartOrder", input).reason).toBe(reason);
  });
});

describe("an order from the cart", () => {
  test("takes its records out of the cart, which then are gone", () => {
    const sandbox = createSandbox();
    sandbox.data("addTaobaoCartItem", BIKE);
    const made = sandbox.data<TaobaoCartOrder>("createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    expect(Object.keys(made)).toEqual(["id", "orderNo", "subOrderVOS", "createTime"]);
    expect(records(sandbox).enabled).toEqual(["383×1"]);
    expect(sandbox.refusal("createTaobaoCartOrder", { ids: ["382"], orderAddress: address })).toMatchObject({
      reason: "records-gone",
      text: { zh: "购物车记录不存在或已下单" },
    });
  });

  test("leaves them where the rules say so", () => {
    const sandbox = createSandbox({ rules: { keepsOrderedRecords: true } });
    sandbox.data("createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    expect(records(sandbox).enabled).toEqual(["382×1"]);
  });

  test("is refused whole if one line is sold out, and nothing changes", () => {
    const sandbox = createSandbox();
    sandbox.data("addTaobaoCartItem", BIKE);
    sandbox.act.platform.setStock({ product: SHIRT.mpId, sku: SHIRT.mpSkuId }, 0);
    expect(sandbox.refusal("createTaobaoCartOrder", { ids: ["383", "382"], orderAddress: address }).reason).toBe(
      "out-of-stock",
    );
    expect(records(sandbox)).toEqual({ enabled: ["383×1"], disabled: ["382×1"] });
    expect(sandbox.data("getTaobaoProduct", { itemId: BIKE.mpId })).toMatchObject({ quantity: 200 });
    expect(sandbox.data("listTaobaoOrders")).toMatchObject({ totalRecords: 6 });
  });

  test("goes to the only saved address if none is sent, and says what an address lacks", () => {
    const sandbox = createSandbox();
    const { id } = sandbox.data<TaobaoCartOrder>("createTaobaoCartOrder", { ids: ["382"] });
    expect(sandbox.data("getTaobaoOrder", { orderId: id })).toMatchObject({
      receiver: { city: "杭州市", address: "文三路 1 号" },
    });
    sandbox.data("addTaobaoCartItem", SHIRT);
    const refused = sandbox.refusal("createTaobaoCartOrder", {
      ids: ["383"],
      orderAddress: { ...address, name: " ", mobile_phone: null },
    });
    expect(refused).toMatchObject({
      reason: "address-incomplete",
      text: {
        en: "The address is not complete: it has no name, mobile_phone",
        zh: "收货地址不完整：缺少收货人姓名、收货人手机号",
      },
    });
    sandbox.data("saveUserAddress", {
      name: "李四",
      province: "广东省",
      city: "广州市",
      address: "示例路 2 号",
      phone: "13800138000",
    });
    expect(sandbox.refusal("createTaobaoCartOrder", { ids: ["383"] }).reason).toBe("address-incomplete");
    for (const name of ["phone", "mobilePhone", "mobile_phone"]) {
      const { mobile_phone: number, ...rest } = address;
      expect(
        sandbox.call("previewTaobaoCartOrder", { ids: ["383"], orderAddress: { ...rest, [name]: number } }).ok,
      ).toBe(true);
    }
  });
});
