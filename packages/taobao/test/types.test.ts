import type { Call, Operation } from "@pandapon/core";
import type { operations } from "@pandapon/core/taobao";
import { operationsOf } from "@pandapon/testkit";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Taobao } from "../src/index.ts";

/** Where to find each operation. The type checker compares it with operations and methods, a test with the description. */
interface Places {
  getTaobaoProduct: ["products", "get"];
  getTaobaoProductsByIds: ["products", "getMany"];
  searchTaobaoProducts: ["products", "search"];
  searchTaobaoProductsByImage: ["products", "searchByImage"];
  createTaobaoOrder: ["orders", "create"];
  listTaobaoOrders: ["orders", "list"];
  cancelTaobaoOrder: ["orders", "cancel"];
  updateTaobaoOrderWarehouse: ["orders", "updateWarehouse"];
  payTaobaoOrder: ["orders", "pay"];
  getTaobaoImLink: ["orders", "getImLink"];
  getTaobaoOrder: ["orders", "get"];
  getTaobaoOrderLogistics: ["orders", "getLogistics"];
  previewTaobaoCartOrder: ["cart", "previewOrder"];
  createTaobaoCartOrder: ["cart", "createOrder"];
  listTaobaoCartItems: ["cart", "list"];
  deleteTaobaoCartItems: ["cart", "delete"];
  addTaobaoCartItem: ["cart", "add"];
  updateTaobaoCartItemQuantity: ["cart", "updateQuantity"];
  listTaobaoRefunds: ["afterSales", "list"];
  renderTaobaoRefund: ["afterSales", "render"];
  renderTaobaoReturnLogistics: ["afterSales", "renderReturnLogistics"];
  submitTaobaoReturnLogistics: ["afterSales", "submitReturnLogistics"];
  cancelTaobaoRefund: ["afterSales", "cancel"];
  submitTaobaoRefundMessage: ["afterSales", "submitMessage"];
  submitTaobaoRefund: ["afterSales", "submit"];
  listTaobaoRefundMessages: ["afterSales", "listMessages"];
  modifyTaobaoRefund: ["afterSales", "modify"];
  getTaobaoRefund: ["afterSales", "get"];
}

const places: Places = {
  getTaobaoProduct: ["products", "get"],
  getTaobaoProductsByIds: ["products", "getMany"],
  searchTaobaoProducts: ["products", "search"],
  searchTaobaoProductsByImage: ["products", "searchByImage"],
  createTaobaoOrder: ["orders", "create"],
  listTaobaoOrders: ["orders", "list"],
  cancelTaobaoOrder: ["orders", "cancel"],
  updateTaobaoOrderWarehouse: ["orders", "updateWarehouse"],
  payTaobaoOrder: ["orders", "pay"],
  getTaobaoImLink: ["orders", "getImLink"],
  getTaobaoOrder: ["orders", "get"],
  getTaobaoOrderLogistics: ["orders", "getLogistics"],
  previewTaobaoCartOrder: ["cart", "previewOrder"],
  createTaobaoCartOrder: ["cart", "createOrder"],
  listTaobaoCartItems: ["cart", "list"],
  deleteTaobaoCartItems: ["cart", "delete"],
  addTaobaoCartItem: ["cart", "add"],
  updateTaobaoCartItemQuantity: ["cart", "updateQuantity"],
  listTaobaoRefunds: ["afterSales", "list"],
  renderTaobaoRefund: ["afterSales", "render"],
  renderTaobaoReturnLogistics: ["afterSales", "renderReturnLogistics"],
  submitTaobaoReturnLogistics: ["afterSales", "submitReturnLogistics"],
  cancelTaobaoRefund: ["afterSales", "cancel"],
  submitTaobaoRefundMessage: ["afterSales", "submitMessage"],
  submitTaobaoRefund: ["afterSales", "submit"],
  listTaobaoRefundMessages: ["afterSales", "listMessages"],
  modifyTaobaoRefund: ["afterSales", "modify"],
  getTaobaoRefund: ["afterSales", "get"],
};

type Groups = Omit<Taobao, "client">;
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

describe("the types of @pandapon/taobao", () => {
  it("have a method for each operation, and an operation for each method", () => {
    expectTypeOf<keyof Places>().toEqualTypeOf<keyof typeof operations>();
    expectTypeOf<Methods>().toEqualTypeOf<Placed | "products.stream" | "orders.catchUp" | "orders.reconcile">();
    const described = operationsOf("taobao").map(({ id, group, method }) => [id, [group, method]]);
    expect(places).toEqual(Object.fromEntries(described));
  });

  it("take and give what the operation does", () => {
    expectTypeOf<Mistyped>().toBeNever();
  });
});
