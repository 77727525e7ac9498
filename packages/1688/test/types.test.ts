import type { Call, Operation } from "@pandapon/core";
import type { operations } from "@pandapon/core/1688";
import { operationsOf } from "@pandapon/testkit";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Alibaba1688 } from "../src/index.ts";

/** Where to find each operation. The type checker compares it with operations and methods, a test with the description. */
interface Places {
  get1688Product: ["products", "get"];
  search1688Products: ["products", "search"];
  search1688ProductsByImage: ["products", "searchByImage"];
  search1688ShopProducts: ["products", "searchShop"];
  get1688Category: ["products", "getCategory"];
  recommend1688Products: ["products", "recommend"];
  recommend1688RelatedProducts: ["products", "recommendRelated"];
  search1688GlobalSelection: ["products", "searchGlobalSelection"];
  search1688Selection: ["products", "searchSelection"];
  get1688HotList: ["products", "getHotList"];
  list1688CartItems: ["cart", "list"];
  add1688CartItem: ["cart", "add"];
  delete1688CartItems: ["cart", "delete"];
  update1688CartItemQuantity: ["cart", "updateQuantity"];
  preview1688CartOrder: ["cart", "previewOrder"];
  create1688CartOrder: ["cart", "createOrder"];
  batchPay1688Orders: ["orders", "payBatch"];
  batchPreview1688Orders: ["orders", "previewBatch"];
  batchCreate1688Orders: ["orders", "createBatch"];
  get1688OrderTracking: ["orders", "getTracking"];
  list1688Orders: ["orders", "list"];
  preview1688Order: ["orders", "preview"];
  create1688Order: ["orders", "create"];
  cancel1688Order: ["orders", "cancel"];
  pay1688Order: ["orders", "pay"];
  confirm1688OrderReceipt: ["orders", "confirmReceipt"];
  get1688WangwangNick: ["orders", "getWangwangNick"];
  get1688Refund: ["afterSales", "get"];
  list1688RefundReasons: ["afterSales", "listReasons"];
  upload1688RefundVoucher: ["afterSales", "uploadVoucher"];
  create1688Refund: ["afterSales", "create"];
  submit1688RefundReturn: ["afterSales", "submitReturn"];
  list1688LogisticsCompanies: ["afterSales", "listLogisticsCompanies"];
}

const places: Places = {
  get1688Product: ["products", "get"],
  search1688Products: ["products", "search"],
  search1688ProductsByImage: ["products", "searchByImage"],
  search1688ShopProducts: ["products", "searchShop"],
  get1688Category: ["products", "getCategory"],
  recommend1688Products: ["products", "recommend"],
  recommend1688RelatedProducts: ["products", "recommendRelated"],
  search1688GlobalSelection: ["products", "searchGlobalSelection"],
  search1688Selection: ["products", "searchSelection"],
  get1688HotList: ["products", "getHotList"],
  list1688CartItems: ["cart", "list"],
  add1688CartItem: ["cart", "add"],
  delete1688CartItems: ["cart", "delete"],
  update1688CartItemQuantity: ["cart", "updateQuantity"],
  preview1688CartOrder: ["cart", "previewOrder"],
  create1688CartOrder: ["cart", "createOrder"],
  batchPay1688Orders: ["orders", "payBatch"],
  batchPreview1688Orders: ["orders", "previewBatch"],
  batchCreate1688Orders: ["orders", "createBatch"],
  get1688OrderTracking: ["orders", "getTracking"],
  list1688Orders: ["orders", "list"],
  preview1688Order: ["orders", "preview"],
  create1688Order: ["orders", "create"],
  cancel1688Order: ["orders", "cancel"],
  pay1688Order: ["orders", "pay"],
  confirm1688OrderReceipt: ["orders", "confirmReceipt"],
  get1688WangwangNick: ["orders", "getWangwangNick"],
  get1688Refund: ["afterSales", "get"],
  list1688RefundReasons: ["afterSales", "listReasons"],
  upload1688RefundVoucher: ["afterSales", "uploadVoucher"],
  create1688Refund: ["afterSales", "create"],
  submit1688RefundReturn: ["afterSales", "submitReturn"],
  list1688LogisticsCompanies: ["afterSales", "listLogisticsCompanies"],
};

type Groups = Omit<Alibaba1688, "client">;
type Methods = { [G in keyof Groups]: `${G}.${Extract<keyof Groups[G], string>}` }[keyof Groups];
type Placed = { [Id in keyof Places]: `${Places[Id][0]}.${Places[Id][1]}` }[keyof Places];
type MethodAt<G extends keyof Groups, M> = M extends keyof Groups[G] ? Groups[G][M] : never;

/** The operations whose method takes or gives something else than they do. */
type Mistyped = {
  [Id in keyof Places]: MethodAt<Places[Id][0], Places[Id][1]> extends (
    input: infer Input,
    ...rest: never
  ) => Call<infer Output>
    ? (typeof operations)[Id] extends Operation<infer In, infer Out>
      ? [NonNullable<Input>, Output, In, Out] extends [In, Out, NonNullable<Input>, Output]
        ? never
        : Id
      : Id
    : Id;
}[keyof Places];

describe("the types of @pandapon/1688", () => {
  it("have a method for each operation, and an operation for each method", () => {
    expectTypeOf<keyof Places>().toEqualTypeOf<keyof typeof operations>();
    expectTypeOf<Methods>().toEqualTypeOf<Placed | "products.stream" | "orders.catchUp" | "orders.reconcile">();
    const described = operationsOf("1688").map(({ id, group, method }) => [id, [group, method]]);
    expect(places).toEqual(Object.fromEntries(described));
  });

  it("take and give what the operation does", () => {
    expectTypeOf<Mistyped>().toBeNever();
  });
});
