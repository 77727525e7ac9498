import { describe, expect, it } from "vitest";
import { actsOf } from "../../../src/state/acts/acts.ts";
import type { World } from "../../../src/state/world.ts";
import { call, dataOf, reasonOf, testWorld } from "../../support/test-world.ts";

const SHIRT = { offerMapId: "L0PTnwSnx_dWNZWCtgK7Gg", specId: "e61a85a671bb3d0301d0412b51641c6b" };

interface Shop {
  readonly cartItemInfos: readonly { readonly id: string; readonly quantity: number }[];
}

const quantities = (world: World): Record<string, number> =>
  Object.fromEntries(
    dataOf(world, "list1688CartItems").enableList.flatMap(({ cartItemInfos }: Shop) =>
      cartItemInfos.map(({ id, quantity }) => [id, quantity]),
    ),
  );

describe("the cart of 1688", () => {
  it("adds to the record of the same SKU, and makes a new record for another SKU", () => {
    const world = testWorld();
    dataOf(world, "add1688CartItem", { ...SHIRT, quantity: 2 });
    dataOf(world, "add1688CartItem", { ...SHIRT, specId: "cd2b8c31408766f9fb089e74e2a6ac15", quantity: 1 });
    expect(quantities(world)).toEqual({ 382: 3, 383: 1, 884: 1, 76: 3 });
  });

  it("makes a second record where a rule says so", () => {
    const world = testWorld({ cartAdd: "record" });
    dataOf(world, "add1688CartItem", { ...SHIRT, quantity: 2 });
    expect(quantities(world)).toEqual({ 382: 1, 383: 1, 884: 2, 76: 3 });
  });

  it("takes the SKU by its id when no specId is sent, regardless of texts and prices that come along", () => {
    const world = testWorld();
    const sent = {
      offerMapId: SHIRT.offerMapId,
      skuId: "5204263891235",
      quantity: 1,
      price: 0.01,
      itemTitle: "no such title",
      quoteType: 0,
    };
    dataOf(world, "add1688CartItem", sent);
    const [shop] = dataOf(world, "list1688CartItems").enableList;
    expect(shop.cartItemInfos[2]).toMatchObject({
      id: "884",
      price: 19,
      itemTitle: "国潮男装t恤230g重磅短袖男女",
      properties: "颜色:黑色;尺码:L",
    });
  });

  it("refuses goods that cannot be bought, and stays unchanged", () => {
    const world = testWorld();
    const before = quantities(world);
    const reasons = [
      [{ offerMapId: "an-unknown-product", quantity: 1 }, "product-unknown"],
      [{ offerMapId: SHIRT.offerMapId, quantity: 1 }, "spec-missing"],
      [{ ...SHIRT, specId: "0".repeat(32), quantity: 1 }, "sku-unknown"],
      [{ ...SHIRT, sellerOpenId: "BBBpR8wE3Yt6UiO1aSdF5gHjA", quantity: 1 }, "seller-mismatch"],
      [{ ...SHIRT, quantity: 0 }, "quantity-invalid"],
      [{ ...SHIRT, quantity: 3568 }, "out-of-stock"],
    ] as const;
    for (const [input, reason] of reasons) expect(reasonOf(world, "add1688CartItem", input), reason).toBe(reason);
    expect(quantities(world)).toEqual(before);
    expect(reasonOf(world, "add1688CartItem", { ...SHIRT, quantity: 3567 })).toBe("accepted");
  });

  it("sets a quantity, and takes 0 for a mistake", () => {
    const world = testWorld();
    expect(dataOf(world, "update1688CartItemQuantity", { id: "382", quantity: 5 })).toBe(true);
    expect(dataOf(world, "update1688CartItemQuantity", { id: 382, quantity: 5 })).toBe(true);
    for (const quantity of [0, -1, null]) {
      expect(reasonOf(world, "update1688CartItemQuantity", { id: "382", quantity })).toBe("quantity-invalid");
    }
    expect(reasonOf(world, "update1688CartItemQuantity", { id: "382", quantity: 3569 })).toBe("out-of-stock");
    for (const id of ["999", null])
      expect(reasonOf(world, "update1688CartItemQuantity", { id, quantity: 1 })).toBe("record-unknown");
    expect(quantities(world)).toMatchObject({ 382: 5 });
  });

  it("deletes the records that there are, and refuses when there are none", () => {
    const world = testWorld();
    expect(dataOf(world, "delete1688CartItems", { cartIds: ["382", "999", 382] })).toBe(true);
    expect(reasonOf(world, "delete1688CartItems", { cartIds: ["382"] })).toBe("record-unknown");
    expect(reasonOf(world, "delete1688CartItems", { cartIds: [] })).toBe("record-unknown");
    expect(quantities(world)).toEqual({ 383: 1, 76: 3 });
  });

  it("disables records of sold-out and switched-off products, and enables them again", () => {
    const world = testWorld();
    const disabled = (): string[] =>
      dataOf(world, "list1688CartItems").disableList.flatMap(({ cartItemInfos }: Shop) =>
        cartItemInfos.map(({ id }) => id),
      );
    expect(disabled()).toEqual(["75"]);
    const { platform } = actsOf(world);
    platform.setStock("4970432383383", 5);
    platform.switchOff("739912345678");
    expect(disabled()).toEqual(["76"]);
    expect(reasonOf(world, "create1688CartOrder", { flow: "general", cartIds: ["76"], addressParam: {} })).toBe(
      "address-incomplete",
    );
  });

  it("tells in a preview why a record cannot be ordered", () => {
    const world = testWorld();
    const preview = dataOf(world, "preview1688CartOrder", { cartIds: ["75"], addressParam: {} });
    expect(preview).toMatchObject({ success: false, errorCode: "500_004", errorMsg: "库存不足" });
    expect(preview.orderPreviewResuslt[0]).toMatchObject({
      status: false,
      resultCode: "500_004",
      tradeModeNameList: [],
    });
    expect(reasonOf(world, "preview1688CartOrder", { cartIds: ["999"], addressParam: {} })).toBe("records-gone");
  });

  it("keeps the records of a refused order, and those that could not be ordered", () => {
    const world = testWorld();
    const addressParam = {
      fullName: "李四",
      mobile: "13800138000",
      provinceText: "浙江省",
      cityText: "杭州市",
      address: "示例路 2 号",
    };
    expect(reasonOf(world, "create1688CartOrder", { flow: null, cartIds: ["75"], addressParam })).toBe("out-of-stock");
    expect(reasonOf(world, "create1688CartOrder", { flow: null, cartIds: null, addressParam })).toBe("lines-empty");
    const made = call(world, "create1688CartOrder", { flow: null, cartIds: ["75", "382"], addressParam });
    expect(made.ok && (made.value as object[]).length).toBe(1);
    expect(Object.keys(quantities(world))).toEqual(["76", "383"]);
    expect(reasonOf(world, "create1688CartOrder", { flow: null, cartIds: ["382"], addressParam })).toBe("records-gone");
    expect(dataOf(world, "list1688CartItems").disableList).toHaveLength(1);
  });
});
