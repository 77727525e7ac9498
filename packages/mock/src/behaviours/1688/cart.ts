import type * as alibaba from "@pandapon/core/1688";
import type { Behaviours } from "../behaviour.ts";
import { addToCart, changeQuantity, needRecords, removeFromCart } from "./cart/change-cart.ts";
import { cartContents } from "./cart/contents.ts";
import { createOrders } from "./orders/create.ts";
import { partsOf } from "./orders/parts.ts";
import { previewOfMany } from "./orders/preview.ts";
import { wantedRecords } from "./orders/wanted.ts";
import { wireOrder } from "./orders/wire-order.ts";

/** The cart of 1688, and orders made from it. */
export const alibabaCart: Behaviours<
  Pick<
    typeof alibaba,
    | "list1688CartItems"
    | "add1688CartItem"
    | "delete1688CartItems"
    | "update1688CartItemQuantity"
    | "preview1688CartOrder"
    | "create1688CartOrder"
  >
> = {
  list1688CartItems: ({ world }) => cartContents(world),

  add1688CartItem: ({ input, world }) => addToCart(world, input),

  delete1688CartItems: ({ input, world }) => removeFromCart(world, input.cartIds),

  update1688CartItemQuantity: ({ input, world }) => changeQuantity(world, input),

  preview1688CartOrder: ({ input, world }) =>
    previewOfMany(world, partsOf(world, wantedRecords(world, needRecords(world, input.cartIds)))),

  create1688CartOrder: ({ input, world }) => {
    const records = needRecords(world, input.cartIds);
    const orders = createOrders(world, input, wantedRecords(world, records));
    const ordered = new Set(orders.flatMap(({ lines }) => lines.map(({ skuKey }) => skuKey)));
    if (!world.rules.keepsOrderedRecords) {
      for (const { id, skuKey } of records) if (ordered.has(skuKey)) world["1688"].cart.remove(id);
    }
    return orders.map((order) => wireOrder(world, order));
  },
};
